#pragma once

#include <vector>

#include "app/context.h"
#include "live/views/view.h"
#include "store/session_record.h"

namespace dropwise {

/// A session that could not be saved in its log.
struct RescuedSession {
  SessionRecord record = {};
  UserError why;
  std::optional<std::filesystem::path> file = {};  ///< Where it is now; absent if no file could be written.
  bool passing = false;                            ///< The folder is emptied when she logs out.
};

/// The folders for rescue files, in order: next to the log, the runtime folder, the home folder.
std::vector<std::filesystem::path> rescue_folders(const Context& context);

/// The rescue files of this log.
std::vector<std::filesystem::path> find_rescue_files(const Context& context);

/// The rescue file of this session, if any.
std::optional<std::filesystem::path> find_rescue_file(const Context& context, const SessionRecord& record);

/// Writes the session to a rescue file. Does not throw.
RescuedSession rescue_session(const Context& context, SessionRecord record, const UserError& why);

/// Says where the session is and what to do. If no file could be written, shows the session itself. Also writes to the
/// error output if the screen could not be written.
void report_rescue(const RescuedSession& rescued, Context& context, Console& console, const View& view);

}  // namespace dropwise
