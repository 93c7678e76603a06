#pragma once

#include <functional>
#include <vector>

#include "cli/command.h"
#include "store/session_record.h"

namespace dropwise {

/// What `log` and `amend` were told about a session, to be written over a header in the order given.
struct Entry {
  std::vector<std::function<void(SessionData&)>> edits;
  bool left = false, right = false, together = false, began = false;

  /// The header with all of it. Throws UserError when volumes would stand both by breast and together.
  SessionData over(SessionData data) const;
};

/// Reads who expressed: plain text of at most 200 bytes. Throws UserError for any other.
std::string parse_by(const std::string& text);

/// Declares the options of an entry.
void entry_options(Command& command, Entry& entry);

}  // namespace dropwise
