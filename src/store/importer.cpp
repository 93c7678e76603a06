#include "store/importer.h"

#include "base/format.h"
#include "store/bind.h"
#include "store/change.h"
#include "store/columns.h"
#include "store/json/json.h"
#include "store/json/line.h"
#include "store/sqlite_error.h"
#include "store/statement.h"

namespace dropwise {
namespace {

std::string add_sql() {
  return formatted("INSERT INTO session ({}) VALUES ({}) ON CONFLICT (uuid) DO NOTHING", column_names(ColumnSet::all),
                   column_places(ColumnSet::all));
}

std::string replace_sql() {
  return formatted("UPDATE session SET ({}) = ({}) WHERE id = :id", column_names(ColumnSet::all),
                   column_places(ColumnSet::all));
}

void overwrite(SQLite::Database& database, std::int64_t session, const SessionRecord& record) {
  SQLite::Statement row(database, replace_sql());
  bind_columns(row, ColumnSet::all, record);
  row.bind(":id", session);
  row.exec();
  SQLite::Statement forget(database, "DELETE FROM event WHERE session = ?");
  forget.bind(1, session);
  forget.exec();
  insert_events(database, session, 0, record.log);
}

}  // namespace

struct Importer::Statements {
  Statements(SQLite::Database& database, UtcTime now)
      : unchecked(database),
        change(database, "import", now),
        find(database, "SELECT id FROM session WHERE uuid = ?"),
        add(database, add_sql()) {}

  Unchecked unchecked;  // the types of a record allow only values that pass, and checking takes a third of the time
  Change change;
  SQLite::Statement find, add;
};

Importer::Importer(Store& store, UtcTime now) : store_(store) {
  with_log(store_.file_, [&] {
    store_.database_->exec("PRAGMA cache_size = -24000");  // KiB; UUIDs come in no order, and their index is large
    statements_ = std::make_unique<Statements>(*store_.database_, now);
  });
}

Importer::~Importer() = default;

ImportOutcome Importer::import_session(const SessionRecord& incoming, bool whole) {
  return with_log(store_.file_, [&] {
    SessionRecord record = incoming;
    const bool finished = record.state == State::finished || record.state == State::deleted;
    if (!record.plan && !finished) record.state = State::finished;  // without a plan, it cannot be resumed
    statements_->add.reset();
    bind_columns(statements_->add, ColumnSet::all, record);
    if (statements_->add.exec() == 0) {
      auto& find = statements_->find;
      find.reset();
      find.bind(1, record.uuid);
      find.executeStep();
      return replace(*store_.read_any(find.getColumn(0).getInt64()), record, whole);
    }
    const std::int64_t id = store_.database_->getLastInsertRowid();
    statements_->change.added(id);
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
    statements_->change.keep(here.id, to_line(here));
    overwrite(*store_.database_, here.id, *both);
    return ImportOutcome::changed;
  }
  if (!whole && here.updated == record.updated) return ImportOutcome::differs;
  if (here.state == State::running) return ImportOutcome::running;
  if (wins_over(here, record)) return ImportOutcome::older;
  statements_->change.keep(here.id, to_line(here));
  overwrite(*store_.database_, here.id, record);
  return record.state == State::deleted ? ImportOutcome::deleted : ImportOutcome::changed;
}

void Importer::commit() {
  with_log(store_.file_, [&] { statements_->change.commit(); });
}

bool Importer::put_back(const Store& store, std::int64_t session, const std::string& line) {
  SQLite::Statement here(*store.database_, "SELECT 1 FROM session WHERE id = ? AND state <> 'running'");
  here.bind(1, session);
  if (!here.executeStep()) return false;  // the same import added it, or it was resumed here since
  try {
    overwrite(*store.database_, session, parse_line(line));
  } catch (const FieldError& fault) {
    throw StoreError(StoreFault::damaged_journal, store.file_, fault.place);
  }
  return true;
}

}  // namespace dropwise
