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

/// A rescue file that holds a running session as long as its log cannot be written, in case it is killed meanwhile.
class RescueCopy {
 public:
  explicit RescueCopy(const Context& context) : context_(context) {}

  /// Writes the session to the file, which is created at the first call. What cannot be written is tried at the next.
  void keep(const SessionRecord& record);

  /// Removes the file, because the log has all of the session.
  void drop();

 private:
  friend RescuedSession rescue_session(RescueCopy& copy, SessionRecord record, const UserError& why);

  const Context& context_;
  std::optional<std::filesystem::path> file_ = {};
};

/// Writes the session, as it has ended, to its rescue file. Does not throw.
RescuedSession rescue_session(RescueCopy& copy, SessionRecord record, const UserError& why);

/// Says where the session is and what to do. If no file could be written, shows the session itself. Also writes to the
/// error output if the screen could not be written.
void report_rescue(const RescuedSession& rescued, Context& context, Console& console, const View& view);

}  // namespace dropwise
