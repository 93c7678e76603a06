#pragma once

#include <memory>

#include "store/store.h"

namespace dropwise {

/// What became of a session that came in.
enum class ImportOutcome {
  added,
  changed,  ///< It took the place of an older version.
  deleted,  ///< The same, and the newer version is a deletion.
  same,     ///< It is here already.
  older,    ///< What is here was changed later.
  differs,  ///< What is here is as old and says something else.
  running,  ///< It runs here now.
};

/// Sessions coming in from elsewhere: one change, all or nothing. Of two versions of a session the one that holds
/// over the other stays, so that logs which exchange everything end up the same, in whatever order they do.
///
///     Intake intake(store, now);
///     for (const SessionRecord& record : records) intake.take(record);
///     intake.commit();                         // without it nothing has happened
class Importer {
 public:
  Importer(Store& store, UtcTime now);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// `whole`: the source knows everything of the session; otherwise its plan and events stay as they are here, and of
  /// two that are as old the one that is here holds.
  ImportOutcome import_session(const SessionRecord& incoming, bool whole = true);

  void commit();

  /// For undo: makes the session again what the line says.
  static void put_back(const Store& store, std::int64_t session, const std::string& line);

 private:
  struct Statements;

  ImportOutcome replace(const SessionRecord& here, SessionRecord record, bool whole);

  Store& store_;
  std::unique_ptr<Statements> statements_;
};

}  // namespace dropwise
