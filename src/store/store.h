#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dropwise/event.h"
#include "store/session_totals.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace dropwise {

/// The log: one SQLite file. Every change is durable when its function returns, and can be undone as one.
/// Throws UserError with ExitCode::io when the file cannot be used, saying which and what to do. A running session is
/// asked and answered through a LiveChannel, and the last changes are undone by the UndoLog, on the same connection.
///
///     Store store(path, Store::Access::write);
///     const auto id = store.begin(data, plan, now);
///     store.add(id, 0, events);  // as they happen
///     store.finish(id, plan, session.log(), lasted, now);
class Store {
 public:
  /// `probe` is for those who must never hold anybody up: it only reads, and waits for a lock no longer than a second.
  enum class Access { probe, read, write };

  /// Opens the log, brings its schema up to date, and makes file and folder where they are missing (0600, 0700).
  /// Reading a log that does not exist reads an empty one and makes nothing. ":memory:" is a log of its own.
  /// `probe` refuses a log of an older version instead of bringing it up to date.
  Store(const std::filesystem::path& file, Access access);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// A guided session begins; it stays `running` until finish().
  std::int64_t begin(const SessionData& data, const Plan& plan, UtcTime now);

  /// Throws UserError when the file has been deleted or replaced since it was opened, or no longer holds this session
  /// as one that runs: what would be written now would be lost, or be another session's.
  void ensure_still_ours(const SessionRecord& record) const;

  /// Keeps events, all or none, and that the session has come so far. `seq` counts from 0 and is the index of the first
  /// of them in the session's log.
  void add(std::int64_t session, std::size_t seq, std::span<const Event> events);

  /// A sign of life: how far the session has come. The times per breast follow from its events.
  void heartbeat(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted);

  /// The session is over. Its times are computed from its events in the same transaction.
  void finish(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted, UtcTime now);

  /// A past session, told afterwards.
  std::int64_t log(const SessionData& data, UtcTime now);

  /// Writes all that can be amended, as `edit` makes it of the session as it is then. The state, the times of pauses
  /// and the events stay. Throws UserError with ExitCode::not_found when the session is gone, and lets what `edit`
  /// throws pass.
  void amend(std::int64_t session, const std::function<SessionData(const SessionRecord&)>& edit, UtcTime now);

  /// Marks as deleted; nothing is destroyed.
  void remove(std::int64_t session, UtcTime now);

  /// The session with its plan and events. Absent when there is none with this number, or it is deleted.
  std::optional<SessionRecord> read(std::int64_t session) const;

  /// Calls `take` for every session of this part of the log, whole, in the order of their beginnings. Never holds more
  /// than one of them.
  void each(const ExportQuery& part, const std::function<void(const SessionRecord&)>& take) const;

  /// The same for those of a list.
  void each_listed(const ListQuery& filter, const std::function<void(const SessionRecord&)>& take) const;

  /// Sessions in the order of their beginnings, without plans and events.
  std::vector<SessionRecord> list(const ListQuery& filter) const;

  /// What the sums need of the sessions that began in this range, in the order of their beginnings.
  std::vector<SessionTotals> session_totals(const LocalRange& range) const;

  /// When the last session before this instant began. Absent when there was none.
  /// Those before birth do not count.
  std::optional<UtcTime> latest_before(UtcTime time) const;

  /// How many finished sessions wait for a volume.
  std::size_t pending() const;

  /// Whether all of this session is here: nothing of what happened in it, or was said of it, would be new.
  bool holds(const SessionRecord& record) const;

  /// The number of the n-th newest session, counted from 1. Absent when there are fewer.
  std::optional<std::int64_t> newest(std::size_t n) const;

  /// The newest session that is not finished: it runs, or was interrupted.
  std::optional<std::int64_t> unfinished() const;

  /// A number that changes when another program has changed the log.
  std::int64_t data_version() const;

  /// How long to wait when another program has locked the log; five seconds unless said otherwise.
  void wait_for_locks(Millis patience);

  const std::filesystem::path& file() const { return file_; }

 private:
  // They work on the same connection, each with tables of its own.
  friend class Importer;
  friend class LiveChannel;
  friend class UndoLog;

  void open(Access access);
  void open_database(const std::string& name, Access access);
  SQLite::Statement listed(const ListQuery& filter) const;
  void check_version();
  void migrate(Access access);
  void add_times(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted);
  SessionRecord read_row(SQLite::Statement& row) const;
  SessionRecord read_whole(SQLite::Statement& row, SQLite::Statement& events) const;
  std::optional<SessionRecord> read_any(std::int64_t session) const;
  std::int64_t insert(const SessionData& data, std::string_view state, const std::string& plan, UtcTime now);

  std::filesystem::path file_;
  std::unique_ptr<SQLite::Database> database_;
};

/// A new random identity, RFC 4122 version 4.
std::string make_uuid();

/// The identity that always belongs to this name, RFC 4122 version 5.
std::string make_uuid(std::string_view name);

}  // namespace dropwise
