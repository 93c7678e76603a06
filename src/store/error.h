#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/error.h"

namespace dropwise {

/// What is wrong with a log. `path` and `detail` are those of the StoreError; `detail` is the reason that the system or
/// SQLite gives unless something else is said.
enum class StoreFault {
  // The file
  cannot_create_folder,  ///< `path` is the folder.
  cannot_create,
  cannot_look,      ///< Whether there is a log cannot be told, because its folder cannot be read.
  cannot_read,      ///< Permission to read is missing.
  is_folder,        ///< `path` is a folder.
  no_log,           ///< There is no such file.
  wal_without_log,  ///< The log is missing, but its WAL is there.
  emptied,          ///< The log has no text any more.
  foreign_wal,  ///< The WAL next to the log is not its own, and cannot be moved away. `detail` is the log's file name.
  // Its owner
  cannot_lock,         ///< The lock file `path` cannot be written.
  gone_while_running,  ///< The log was deleted or moved while a session runs in it.
  used_elsewhere,      ///< Another program uses the log without the files beside this name. `detail` is the log's file
                       ///< name.
  other_log_runs,      ///< A session runs in the log that was here before.
  replaced,            ///< The log that is open was deleted, moved or replaced.
  session_gone,        ///< The running session is no longer in the log.
  session_runs,        ///< A session is running in the log that shall be replaced.
  no_such_session,
  // Its version
  foreign,          ///< A database of another program.
  newer,            ///< `detail` is the version of the log.
  older,            ///< It must be migrated, and the caller only reads.
  older_running,    ///< It must be migrated, and a session of the older program is running in it.
  older_read_only,  ///< It must be migrated, and cannot be written.
  // Its contents
  damaged_session,  ///< It has a value, plan or event that this program never stores. `detail` is its number.
  damaged_journal,  ///< What was kept for undo cannot be read. `detail` is the key.
  // What SQLite reports
  locked,
  not_a_log,
  damaged,
  disk_full,
  read_only,
  disk_read_only,  ///< The whole disk.
  too_many_files,  ///< This process, or the whole system, may open no more files.
  cannot_open,
  no_permission,
  disk_error,
  constraint,
  other,
  // A backup; `path` is the copy
  backup_is_log,
  backup_no_file,     ///< Something other than a file is in the place of the copy.
  backup_other_file,  ///< A file that is not a log is in the place of the copy.
  backup_other_log,   ///< A log that has sessions which this one does not have, or that is in use, is in its place.
  backup_beside_log,  ///< The name is one that SQLite or Dropwise uses for a file beside the log.
  backup_of_damaged,  ///< `path` is the log.
  backup_disk_full,
  backup_disk_error,
  backup_no_permission,
  backup_failed,
  // A backup to restore; `path` is the backup
  no_backup,           ///< There is no such file.
  restore_is_log,      ///< It is the log itself.
  restore_of_other,    ///< It is not a log.
  restore_of_newer,    ///< A newer version of Dropwise wrote it.
  restore_of_damaged,  ///< It is damaged.
};

/// An error of the log. It has no words for users; `app` finds them.
class StoreError : public Error {
 public:
  StoreError(StoreFault fault, std::filesystem::path path, std::string detail = {});

  StoreFault fault() const { return fault_; }
  const std::filesystem::path& path() const { return path_; }
  const std::string& detail() const { return detail_; }

 private:
  StoreFault fault_;
  std::filesystem::path path_;
  std::string detail_;
};

/// The error for StoreFault::damaged_session.
inline StoreError damaged_session(const std::filesystem::path& log, std::int64_t session) {
  return {StoreFault::damaged_session, log, std::to_string(session)};
}

}  // namespace dropwise
