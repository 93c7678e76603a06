#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "dropwise/time.h"

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

/// SQLite applies whatever WAL lies beside a log, even one of another log, which destroys the log. Therefore each WAL
/// gets a random name, which the log notes (table `log`) and so has in its own file once it has taken the WAL in. A
/// small file beside the log, `log.db.owner`, says which two files belong together, and which names the log may have:
/// that of the WAL before, and that of this one. Another log, or an older copy of this one, has another name. No clock
/// matters.

/// Call it before a log is opened. A WAL that does not belong to the log is moved aside, neither applied nor deleted,
/// and its new path is returned: the log was replaced, or a WAL was put beside it. Accepts a WAL of an older version,
/// which names no owner, and one in use by another program. Throws StoreError: foreign_wal when it cannot be moved,
/// other_log_runs when the log was written over while another program uses it, used_elsewhere when its WAL was replaced
/// during a session, each if it is still so after `patience`; and what SessionLock::check_owner() throws.
std::optional<std::filesystem::path> move_foreign_wal(const std::filesystem::path& log,
                                                      Millis patience = std::chrono::seconds{3});

/// Moves aside what has taken the place of the WAL of an open log, which has taken in all of its WAL. Throws StoreError
/// (foreign_wal).
void move_replaced_wal(const std::filesystem::path& log);

/// Whether an open log has got other contents than it had, as `cp` gives it: nothing may be written to it any more, nor
/// may the WAL be taken in. Both the caller and others may have it open.
bool was_written_over(const std::filesystem::path& log);

/// Names the WAL of an open log as its own. Call it before the first write of a connection, when its WAL exists, and
/// again after a migration. Durable when it returns, but the name in the log only with the next change. Throws
/// StoreError (cannot_lock) when the file cannot be written.
void claim_wal(const std::filesystem::path& log, SQLite::Database& database);

/// After each change on this connection, notes the salt of the WAL if it has another: a WAL that begins anew may take
/// any. Durable before the change returns. `log` must live as long as the connection.
void follow_wal(const std::filesystem::path& log, SQLite::Database& database);

/// Gives contents that will replace those of an open log the name of that log's WAL, so that they fit it however often
/// this happens. Returns false if they are of a version without a name.
bool take_wal_name(SQLite::Database& contents, SQLite::Database& log);

/// Call it before an open log is replaced by contents without a name. Durable when it returns. Throws like claim_wal().
void expect_no_name(const std::filesystem::path& log);

/// Whether the log has no text any more, though it was written to before: something has cut it off.
bool was_emptied(const std::filesystem::path& log);

/// The file that names the owner.
std::filesystem::path wal_owner_file(const std::filesystem::path& log);

/// The files that move_foreign_wal() has moved aside, oldest first.
std::vector<std::filesystem::path> foreign_wals(const std::filesystem::path& log);

}  // namespace dropwise
