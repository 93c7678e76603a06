#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

/// SQLite applies whatever WAL lies beside a log, even one of another log, which destroys the log. Therefore a small
/// file beside the log, `log.db.owner`, names the log and the WAL that belong together: the id in the log, and the
/// identity of both files.

/// Call it before a log is opened. A WAL that does not belong to the log is moved aside, neither applied nor deleted,
/// and its new path is returned: the log was replaced, or a WAL was put beside it. Accepts a WAL of an older version,
/// which names no owner, and one in use by another program. Throws StoreError when it cannot be moved (foreign_wal),
/// and what SessionLock::check_owner() throws.
std::optional<std::filesystem::path> move_foreign_wal(const std::filesystem::path& log);

/// Call it before a log is closed: the log may now take in its WAL, so that from here on it may be newer than the WAL.
/// Otherwise a log that is much newer than its WAL has been written over by another file.
void touch_wal(const std::filesystem::path& log);

/// Names the WAL of an open log as its own. Call it before the first write of a connection, when its WAL exists.
/// Durable when it returns. Throws StoreError (cannot_lock) when the file cannot be written.
void claim_wal(const std::filesystem::path& log, SQLite::Database& database);

/// The file that names the owner.
std::filesystem::path wal_owner_file(const std::filesystem::path& log);

/// The files that move_foreign_wal() has moved aside, oldest first.
std::vector<std::filesystem::path> foreign_wals(const std::filesystem::path& log);

}  // namespace dropwise
