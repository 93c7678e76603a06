#include "store/importer.h"

#include "i18n/language.h"
#include "store/bind.h"
#include "store/change.h"
#include "store/json/json.h"
#include "store/json/line.h"
#include "store/sqlite_error.h"

namespace dropwise {
namespace {

/// The parameters that follow those of the session's data.
namespace place {
enum Place { uuid = kAfterData, state, paused, asleep, plan, updated, id };
}  // namespace place

std::string add_sql() {
  return formatted(
      "INSERT INTO session ({}, uuid, state, paused, asleep, plan, updated) "
      "VALUES ({}, ?20, ?21, ?22, ?23, ?24, ?25) ON CONFLICT (uuid) DO NOTHING",
      kDataColumns, kDataPlaces);
}

std::string replace_sql() {
  return formatted(
      "UPDATE session SET ({}, uuid, state, paused, asleep, plan, updated) = "
      "({}, ?20, ?21, ?22, ?23, ?24, ?25) WHERE id = ?26",
      kDataColumns, kDataPlaces);
}

void bind_record(SQLite::Statement& row, const SessionRecord& record) {
  row.reset();
  bind_data(row, record.data);
  const State kept = record.state == State::interrupted ? State::running : record.state;
  row.bind(place::uuid, record.uuid);
  row.bind(place::state, std::string(to_text(kept)));
  row.bind(place::paused, static_cast<std::int64_t>(record.paused.count()));
  row.bind(place::asleep, static_cast<std::int64_t>(record.asleep.count()));
  row.bind(place::plan, record.plan ? plan_text(*record.plan) : std::string());
  row.bind(place::updated, millis(record.updated));
}

void overwrite(SQLite::Database& database, std::int64_t session, const SessionRecord& record) {
  SQLite::Statement row(database, replace_sql());
  bind_record(row, record);
  row.bind(place::id, session);
  row.exec();
  SQLite::Statement forget(database, "DELETE FROM event WHERE session = ?");
  forget.bind(1, session);
  forget.exec();
  insert_events(database, session, 0, record.log);
}

}  // namespace

struct Importer::Statements {
  Statements(SQLite::Database& database, UtcTime now)
      : change(database, "import", now, Change::KeptBy::author),
        find(database, "SELECT id FROM session WHERE uuid = ?"),
        add(database, add_sql()),
        keep(database, "INSERT INTO journal (change, session, was) VALUES (?, ?, ?)") {}

  /// Records what the session was before the import, for undo.
  void note(std::int64_t session, const std::string& was) {
    keep.reset();
    keep.bind(1, change.id());
    keep.bind(2, session);
    keep.bind(3, was);
    keep.exec();
  }

  Change change;
  SQLite::Statement find, add, keep;
  std::int64_t first = 0, last = 0;  // ids of the added sessions
};

Importer::Importer(Store& store, UtcTime now) : store_(store) {
  with_log(store_.file_, [&] {
    // The types of a record allow only values that pass the checks, and checking takes a third of the time.
    store_.database_->exec("PRAGMA ignore_check_constraints = ON");
    store_.database_->exec("PRAGMA cache_size = -24000");  // KiB; UUIDs come in no order, and their index is large
    statements_ = std::make_unique<Statements>(*store_.database_, now);
  });
}

Importer::~Importer() {
  statements_.reset();
  store_.database_->tryExec("PRAGMA ignore_check_constraints = OFF");
}

ImportOutcome Importer::import_session(const SessionRecord& incoming, bool whole) {
  return with_log(store_.file_, [&] {
    SessionRecord record = incoming;
    const bool finished = record.state == State::finished || record.state == State::deleted;
    if (!record.plan && !finished) record.state = State::finished;  // without a plan, it cannot be resumed
    bind_record(statements_->add, record);
    if (statements_->add.exec() == 0) {
      auto& find = statements_->find;
      find.reset();
      find.bind(1, record.uuid);
      find.executeStep();
      return replace(*store_.read_any(find.getColumn(0).getInt64()), record, whole);
    }
    const std::int64_t id = store_.database_->getLastInsertRowid();
    if (statements_->first == 0) statements_->first = id;
    statements_->last = id;
    if (!record.log.empty()) insert_events(*store_.database_, id, 0, record.log);
    return ImportOutcome::added;
  });
}

ImportOutcome Importer::replace(const SessionRecord& here, SessionRecord record, bool whole) {
  if (!whole) {
    record.plan = here.plan;
    record.log = here.log;
    if (here.state == State::interrupted) record.state = here.state;
  }
  if (equivalent(here, record)) return ImportOutcome::same;
  if (auto both = here.state == State::running ? std::nullopt : merge(here, record)) {
    if (equivalent(here, *both)) return ImportOutcome::older;
    statements_->note(here.id, to_line(here));
    overwrite(*store_.database_, here.id, *both);
    return ImportOutcome::changed;
  }
  if (!whole && here.updated == record.updated) return ImportOutcome::differs;
  if (here.state == State::running) return ImportOutcome::running;
  if (wins_over(here, record)) return ImportOutcome::older;
  statements_->note(here.id, to_line(here));
  overwrite(*store_.database_, here.id, record);
  return record.state == State::deleted ? ImportOutcome::deleted : ImportOutcome::changed;
}

void Importer::commit() {
  with_log(store_.file_, [&] {
    if (statements_->first != 0) {
      SQLite::Statement row(*store_.database_, "UPDATE change SET added_from = ?, added_to = ? WHERE id = ?");
      row.bind(1, statements_->first);
      row.bind(2, statements_->last);
      row.bind(3, statements_->change.id());
      row.exec();
    }
    statements_->change.commit();
  });
}

void Importer::put_back(const Store& store, std::int64_t session, const std::string& line) {
  SQLite::Statement unfinished(*store.database_, "SELECT 1 FROM session WHERE id = ? AND state = 'running'");
  unfinished.bind(1, session);
  if (unfinished.executeStep()) return;  // it may have been resumed here since
  try {
    overwrite(*store.database_, session, parse_line(line));
  } catch (const FieldError& fault) {
    throw UserError(tr("what was kept for undo cannot be read: {}", fault.place), tr("Put back a backup of the log."),
                    ExitCode::io);
  }
}

}  // namespace dropwise
