#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "store/session_record.h"

namespace dropwise {

/// What was given to `log` or `amend` about a session, applied to its data in the given order.
struct Entry {
  std::vector<std::function<void(SessionData&)>> edits;
  bool left = false, right = false, together = false, began = false;

  /// What was typed for a breast, and its volume, if that is unusual; `confirmed` takes it all the same.
  std::optional<std::pair<std::string, Volume>> unusual = {};
  bool confirmed = false;

  /// The data with all edits. Throws UserError if there would be volumes both by breast and together, or for an unusual
  /// volume that is not confirmed.
  SessionData over(SessionData data) const;
};

/// Parses who expressed: plain text of at most 200 bytes. Throws UserError or TextError for anything
/// else.
std::string parse_by(const std::string& text);

/// Declares the options of an entry.
void entry_options(Command& command, Entry& entry);

}  // namespace dropwise
