#pragma once

#include <functional>
#include <memory>

#include "store/store.h"

namespace dropwise {

/// The result of importing one session.
enum class ImportOutcome {
  added,
  changed,  ///< It replaced an older version, or completed it.
  deleted,  ///< Like `added` or `changed`, and the incoming version is a deletion.
  erased,   ///< It was erased for good elsewhere, and now here too, whichever version is newer. Undo brings nothing
            ///< back.
  same,     ///< The log already has it.
  older,    ///< The version in the log is newer.
  differs,  ///< The version in the log has the same age but other content.
  running,  ///< The session is running in this log now.
};

/// Imports sessions from elsewhere as one change, all or nothing. Of two versions of a session, wins_over() decides
/// which one stays, so that logs that exchange everything end up the same, in any order.
///
///     Importer importer(store, now);
///     for (const SessionRecord& record : records) importer.import_session(record);
///     importer.commit();                         // without it nothing has happened
class Importer {
 public:
  Importer(Store& store, UtcTime now);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// `whole`: the source has everything about the session. Otherwise the plan and events in the log are kept, and of
  /// two versions of the same age the one in the log wins.
  ///
  /// `dated`: its time of change can be right. Otherwise it never replaces a version in the log, but it may complete
  /// one that was cut off.
  ImportOutcome import_session(const SessionRecord& incoming, bool whole = true, bool dated = true);

  /// Called with the session as it was in the log, and as it is now, for each one that a newer version has replaced.
  std::function<void(const SessionRecord& before, const SessionRecord& after)> on_replace = {};

  void commit();

  /// What put_back() does with a session that is not finished.
  enum class Unfinished {
    keep,     ///< It may have been resumed here since: nothing.
    replace,  ///< The same as with any other, unless it is running now; then it throws StoreError (session_runs).
  };

  /// For undo and redo: restores the session from `line`. False if it is no longer there, or kept.
  static bool put_back(const Store& store, std::int64_t session, const std::string& line, Unfinished unfinished);

  /// For redo: adds the session in `line` again, with the number that it had.
  static void put_new(const Store& store, std::int64_t session, const std::string& line);

 private:
  struct Statements;

  ImportOutcome decide(const SessionRecord& here, SessionRecord record, bool whole, bool dated);
  ImportOutcome erase(const SessionRecord& here, const SessionRecord& record);
  void replace(const SessionRecord& here, const SessionRecord& record);

  Store& store_;
  std::unique_ptr<Statements> statements_;
};

}  // namespace dropwise
