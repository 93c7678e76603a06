#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dropwise/event.h"
#include "store/error.h"
#include "store/file/wal_index.h"
#include "store/session_totals.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace dropwise {

/// The log: one SQLite file. Every change is durable when its function returns, and can be undone as a whole.
/// Throws StoreError when the file cannot be used. LiveChannel
/// (requests to a running session) and UndoLog (undo) use the same connection.
///
///     Store store(path, Store::Access::write);
///     const auto id = store.begin(data, plan, now);
///     store.add(id, 0, events);  // as they happen
///     store.finish(id, plan, session.log(), lasted, now);
class Store {
 public:
  /// `probe` is for callers that must never block others: it only reads, and waits at most one second for a lock.
  enum class Access { probe, read, write };

  /// Called with the new path of a WAL that was moved aside because it is not the log's own; see wal_owner.h.
  using OnForeignWal = std::function<void(const std::filesystem::path& moved)>;

  /// Opens the log, migrates its schema, and creates a missing file (0600) and folder (0700).
  /// Reading a log that does not exist gives an empty log and creates nothing.
  /// `probe` refuses a log of an older version instead of migrating it.
  Store(const std::filesystem::path& file, Access access, const OnForeignWal& on_foreign_wal = {});

  /// An empty log in memory, which is gone with this object.
  struct InMemory {};
  explicit Store(InMemory);

  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Starts a guided session, which stays `running` until finish(). Returns its number.
  std::int64_t begin(const SessionData& data, const Plan& plan, UtcTime now);

  /// Throws StoreError when the file was deleted, replaced or written over since it was opened, or when this session is
  /// no longer running in it: anything written now would be lost, or go to another session. Joins the other programs
  /// again if the WAL or its index, which they share, was removed or replaced.
  void ensure_still_ours(const SessionRecord& record);

  /// Stores events, all or none, and how far the session has come. `seq` is the index, from 0, of the first one in the
  /// session's log.
  void add(std::int64_t session, std::size_t seq, std::span<const Event> events);

  /// Records that the session is alive and how far it has come. The times per breast are computed from its events.
  void heartbeat(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted);

  /// Marks the session as finished. Its times are computed from its events in the same transaction.
  void finish(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted, UtcTime now);

  /// Adds a past session. Returns its number. Throws StoreError (damaged) if it cannot be read back.
  std::int64_t log(const SessionData& data, UtcTime now);

  /// Replaces the data of a session with what `edit` returns for its current record. State, pause times and events do
  /// not change. Throws StoreError (no_such_session) when the session does not exist; exceptions from `edit`
  /// propagate. A session with impossible values loses those that `edit` does not replace; throws StoreError
  /// (damaged_session) if that leaves others.
  void amend(std::int64_t session, const std::function<SessionData(const SessionRecord&)>& edit, UtcTime now);

  /// Marks the session as deleted; nothing is erased. Throws StoreError (no_such_session) when it does not exist.
  void remove(std::int64_t session, UtcTime now);

  /// Brings a deleted session back, as finished, or as interrupted if it was that. Throws StoreError (no_such_session)
  /// when no deleted session has this number, or it was erased.
  void restore(std::int64_t session, UtcTime now);

  /// Continues a finished session: it is running again, with its first `events` events, and lasted until `lasted`.
  /// Finishing it is the one change that undo takes back. Throws StoreError (no_such_session) when it is not finished.
  void reopen(std::int64_t session, std::size_t events, Millis lasted, UtcTime now);

  /// Erases a session, deleted or not, so that nothing brings it back: texts, amounts, times, plan, events, and what
  /// undo kept of them, in the whole file and its WAL. What erased() leaves stays. Returns false if the file may still
  /// hold traces, because another program uses it or the disk is full; erasing the session again repeats that part.
  /// Throws StoreError: no_such_session when no session has this number, session_runs when it is running.
  bool erase(std::int64_t session, UtcTime now);

  /// Replaces everything in the log by what is in `other`, a log of this or an earlier version, in one step. Calls
  /// `keep` just before, when nobody else can write any more.
  void replace_contents(const std::filesystem::path& other, const std::function<void()>& keep);

  // Reading throws StoreError (damaged_session) for a session with impossible values: left out, or read as something
  // else, they would make sums wrong without a word.

  /// The session with its plan and events. Absent when no session has this number, or it is deleted.
  std::optional<SessionRecord> read(std::int64_t session, Damaged damaged = Damaged::refuse) const;

  /// A deleted session, with its plan and events. Absent when no deleted session has this number.
  std::optional<SessionRecord> read_deleted(std::int64_t session) const;

  /// The number of the session that was deleted last. Absent when there is none, or it was erased.
  std::optional<std::int64_t> last_deleted() const;

  /// Calls `take` for every session of this part of the log, with plan and events, in order of start time. Holds only
  /// one session in memory at a time.
  void each(const ExportQuery& part, const std::function<void(const SessionRecord&)>& take) const;

  /// Like each(), for the sessions of a list.
  void each_listed(const ListQuery& filter, const std::function<void(const SessionRecord&)>& take) const;

  /// Sessions in order of start time, without plans and events.
  std::vector<SessionRecord> list(const ListQuery& filter) const;

  /// The sessions that began in this range, in order of start time, with only the fields the totals need.
  std::vector<SessionTotals> session_totals(const LocalRange& range, Damaged damaged = Damaged::refuse) const;

  /// When the last session before `time` began. Absent when there was none. Sessions before birth do not count.
  std::optional<UtcTime> latest_before(UtcTime time) const;

  /// The number of sessions, with or without deleted ones.
  std::size_t count(bool deleted) const;

  /// The number of finished sessions that still lack a volume.
  std::size_t pending() const;

  /// Whether the log already has everything in this record: events and data.
  bool holds(const SessionRecord& record) const;

  /// Whether the log has this session as deleted, and less of its course than the record.
  bool deleted_with_less(const SessionRecord& record) const;

  /// The number of the n-th newest session, counted from 1. Absent when there are fewer.
  std::optional<std::int64_t> newest(std::size_t n) const;

  /// The sessions that began after `time`, in order of start.
  std::vector<std::int64_t> later_than(UtcTime time) const;

  /// The newest session that is running or interrupted.
  std::optional<std::int64_t> unfinished() const;

  /// A number that changes when another program has changed the log.
  std::int64_t data_version() const;

  /// Sets how long to wait when another program has locked the log; five seconds by default.
  void wait_for_locks(Millis patience);

  const std::filesystem::path& file() const { return file_; }

 private:
  // They use the same connection, each with its own tables.
  friend class Importer;
  friend class LiveChannel;
  friend class UndoLog;

  void open(Access access, const OnForeignWal& on_foreign_wal);
  void open_file(Access access);
  void take_in_lost_wal();
  void keep_replaced();
  void open_again();
  void open_in_memory();
  void prepare_to_write();
  SQLite::Statement listed(const ListQuery& filter) const;
  void check_version();
  void migrate(Access access);
  void add_times(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted);
  SessionRecord read_row(SQLite::Statement& row) const;
  SessionRecord read_whole(SQLite::Statement& row, SQLite::Statement& events) const;
  std::optional<SessionRecord> read_any(std::int64_t session) const;
  void refuse_damaged(const SessionRecord& record) const;

  /// For a session that is in the log. Throws StoreError (damaged) if the log then does not have it.
  SessionRecord read_stored(std::int64_t session) const;
  std::int64_t insert(SessionRecord record, UtcTime now);

  std::filesystem::path file_;
  std::optional<WalFiles> files_ = {};  // as they were when ensure_still_ours() first looked at them
  bool keeps_replaced_ = false;         // once keep_replaced() is done
  std::unique_ptr<SQLite::Database> database_;
};

/// Creates the folder of a log, which only its owner can use (0700), if there is none. Throws StoreError
/// (cannot_create_folder).
void create_folder_of(const std::filesystem::path& log);

/// A new random UUID, RFC 4122 version 4.
std::string make_uuid();

/// The UUID derived from this name, always the same, RFC 4122 version 5.
std::string make_uuid(std::string_view name);

}  // namespace dropwise
