#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dropwise {

/// A call of `dropwise remind` by another program than a person.
struct Call {
  std::vector<std::pair<std::string, std::string>> variables = {};
  std::vector<std::string> words = {};  ///< The program, by its whole path, and its arguments.
  int minutes = 5;                      ///< How often; a divisor of 60.
};

/// Our lines for a crontab, with the marks around them. Throws UserError for what a crontab cannot say: line breaks,
/// and more than 998 bytes.
std::string cron_block(const Call& call);

/// The crontab with this block in the place of the one that it holds, or at its end; all else stays, byte by byte. An
/// empty block takes ours out. Throws UserError, with the line, when the marks are not one pair.
std::string with_block(const std::string& crontab, const std::string& block);

/// What our block in a crontab calls; absent when it holds none, or none that we have written.
std::optional<Call> parse_call(const std::string& crontab);

/// A file of systemd's for users.
struct SystemdUnit {
  std::string name, text;
};

/// The service and its timer.
std::vector<SystemdUnit> systemd_units(const Call& call);

}  // namespace dropwise
