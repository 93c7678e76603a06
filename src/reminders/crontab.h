#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dropwise {

/// A scheduled call of `dropwise remind`.
struct Call {
  std::vector<std::pair<std::string, std::string>> variables = {};
  std::vector<std::string> words = {};  ///< The full path of the program, and its arguments.
  int minutes = 5;                      ///< The interval; a divisor of 60.
};

/// Our lines for a crontab, between their markers. Throws ReminderError for what a crontab cannot contain: line breaks,
/// and more than 998 bytes.
std::string cron_block(const Call& call);

/// The crontab with its block replaced by this one, or with the block added at the end; everything else stays byte for
/// byte. An empty block removes ours. Throws ReminderError, with the line, when the markers are not exactly one pair.
std::string with_block(const std::string& crontab, const std::string& block);

/// The call in our block of a crontab; absent when there is no block, or it was not written by us.
std::optional<Call> parse_call(const std::string& crontab);

/// A systemd user unit file.
struct SystemdUnit {
  std::string name, text;
};

/// The service and its timer.
std::vector<SystemdUnit> systemd_units(const Call& call);

}  // namespace dropwise
