#pragma once

#include <vector>

#include "app/context.h"
#include "live/views/view.h"
#include "store/session_record.h"

namespace dropwise {

/// A session that its log did not take.
struct RescuedSession {
  SessionRecord record = {};
  UserError why;
  std::optional<std::filesystem::path> file = {};  ///< Where it is now; absent where no file could be written.
  bool passing = false;                            ///< That folder is emptied when she logs out.
};

/// Where sessions go that their log does not take: beside it, else the runtime folder, else the home.
std::vector<std::filesystem::path> rescue_folders(const Context& context);

/// The rescue files of this log.
std::vector<std::filesystem::path> find_rescue_files(const Context& context);

/// The file in which this session waits to be taken in.
std::optional<std::filesystem::path> find_rescue_file(const Context& context, const SessionRecord& record);

/// Puts it into a rescue file. Throws nothing.
RescuedSession rescue_session(const Context& context, SessionRecord record, const UserError& why);

/// Says where it is and what to do; where no file could be written the session itself goes on the screen, and to the
/// error output where nobody sees that.
void report_rescue(const RescuedSession& rescued, Context& context, Console& console, const View& view);

}  // namespace dropwise
