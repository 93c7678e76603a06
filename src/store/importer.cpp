#include "store/importer.h"

#include <utility>

#include "base/format.h"
#include "store/bind.h"
#include "store/columns.h"
#include "store/json/json.h"
#include "store/json/line.h"
#include "store/live_channel.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/undo/change.h"
#include "store/undo/session_rows.h"

namespace dropwise {
namespace {

std::string add_sql() {
  return formatted("INSERT INTO session ({}) VALUES ({}) ON CONFLICT (uuid) DO NOTHING", column_names(ColumnSet::all),
                   column_places(ColumnSet::all));
}

/// The texts that were left out of a deleted session stay as they are here. A log that got the session without them
/// sends it on with empty ones, at the same time of change or, restored, later.
void fill_in_texts(SessionRecord& record, const SessionRecord& here) {
  if (here.state != State::deleted && !record.texts_left_out) return;
  const bool both_deleted = record.state == State::deleted && record.updated == here.updated;
  const bool restored = record.state != State::deleted && here.state == State::deleted;
  const bool never_had = (both_deleted || restored) && !record.erased && !has_texts(record);
  if (!std::exchange(record.texts_left_out, false) && !never_had) return;
  record.data.note = here.data.note;
  record.data.by = here.data.by;
}

/// Whether the log has a deleted session without its texts, and `record` brings them.
bool completes_texts(const SessionRecord& record, const SessionRecord& here) {
  SessionRecord filled = here;
  filled.data.note = record.data.note;
  filled.data.by = record.data.by;
  return here.state == State::deleted && !has_texts(here) && equivalent(filled, record);
}

/// The session in a line of the journal.
SessionRecord parse_kept(const std::filesystem::path& log, const std::string& line) {
  try {
    return parse_line(line);
  } catch (const FieldError& fault) {
    throw StoreError(StoreFault::damaged_journal, log, fault.place);
  }
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

ImportOutcome Importer::import_session(const SessionRecord& incoming, bool whole, bool dated) {
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
      if (!find.executeStep()) throw StoreError(StoreFault::damaged, store_.file_);  // the index of UUIDs has it
      return decide(store_.read_stored(find.getColumn(0).getInt64()), record, whole, dated);
    }
    const std::int64_t id = store_.database_->getLastInsertRowid();
    statements_->change.added(id);
    if (!record.log.empty()) insert_events(*store_.database_, id, 0, record.log);
    return record.state == State::deleted ? ImportOutcome::deleted : ImportOutcome::added;
  });
}

ImportOutcome Importer::decide(const SessionRecord& here, SessionRecord record, bool whole, bool dated) {
  // A log that got a guided session as CSV has no course of it, and cannot know that there is one.
  const bool lacks_course = here.plan && !record.plan && record.log.empty() && !record.erased;
  if (!whole || lacks_course) {
    record.plan = here.plan;
    record.log = here.log;
    if (here.state == State::interrupted) record.state = here.state;
  }
  fill_in_texts(record, here);
  if (equivalent(here, record)) return ImportOutcome::same;
  if (here.erased) return ImportOutcome::older;
  if (record.erased) return erase(here, record);
  if (completes_texts(record, here)) {
    replace(here, record);
    return ImportOutcome::deleted;
  }
  if (auto both = here.state == State::running ? std::nullopt : merge(here, record)) {
    if (equivalent(here, *both)) return ImportOutcome::older;
    replace(here, *both);
    return ImportOutcome::changed;
  }
  if (!dated || (!whole && here.updated == record.updated)) return ImportOutcome::differs;
  if (here.state == State::running) return ImportOutcome::running;
  if (wins_over(here, record)) return ImportOutcome::older;
  replace(here, record);
  return record.state == State::deleted ? ImportOutcome::deleted : ImportOutcome::changed;
}

ImportOutcome Importer::erase(const SessionRecord& here, const SessionRecord& record) {
  if (here.state == State::running) return ImportOutcome::running;
  SessionRecord left = erased(record);
  left.id = here.id;
  erase_rows(*store_.database_, left, statements_->change.open_id());
  if (on_replace) on_replace(here, left);
  return ImportOutcome::erased;
}

void Importer::replace(const SessionRecord& here, const SessionRecord& record) {
  statements_->change.keep(here.id, to_line(here));
  replace_rows(*store_.database_, here.id, record);
  if (on_replace) on_replace(here, record);
}

void Importer::commit() {
  with_log(store_.file_, [&] { statements_->change.commit(); });
}

bool Importer::put_back(const Store& store, std::int64_t session, const std::string& line, Unfinished unfinished) {
  SQLite::Statement here(*store.database_, "SELECT state FROM session WHERE id = ? AND erased = 0");
  here.bind(1, session);
  if (!here.executeStep()) return false;  // the same import added it
  const bool is_unfinished = here.getColumn(0).getString() == to_text(State::running);
  if (is_unfinished && unfinished == Unfinished::keep) return false;
  if (is_unfinished && LiveChannel(store).runs(session)) throw StoreError(StoreFault::session_runs, store.file_);
  replace_rows(*store.database_, session, parse_kept(store.file_, line));
  return true;
}

void Importer::put_new(const Store& store, std::int64_t session, const std::string& line) {
  SQLite::Statement row(*store.database_, formatted("INSERT INTO session ({}, id) VALUES ({}, :id)",
                                                    column_names(ColumnSet::all), column_places(ColumnSet::all)));
  const SessionRecord record = parse_kept(store.file_, line);
  bind_columns(row, ColumnSet::all, record);
  row.bind(":id", session);
  row.exec();
  insert_events(*store.database_, session, 0, record.log);
}

}  // namespace dropwise
