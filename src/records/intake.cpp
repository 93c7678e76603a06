#include "records/intake.h"

#include "records/bind.h"
#include "records/change.h"
#include "records/json.h"
#include "records/line.h"
#include "records/sqlite_error.h"

namespace dropwise {
namespace {

constexpr const char* kAdd =
    "INSERT INTO session (uuid, state, protocol, mode, kind, method, began, \"offset\", lasted, first_side, "
    "left_active, "
    "right_active, paused, asleep, left_ul, left_unit, right_ul, right_unit, together_ul, together_unit, pain, note, "
    "plan, "
    "updated) VALUES (:uuid, :state, :protocol, :mode, :kind, :method, :began, :offset, :lasted, :first_side, "
    ":left_active, :right_active, :paused, :asleep, :left_ul, :left_unit, :right_ul, :right_unit, :together_ul, "
    ":together_unit, :pain, :note, :plan, :updated)";

constexpr const char* kReplace =
    "UPDATE session SET uuid = :uuid, state = :state, protocol = :protocol, mode = :mode, kind = :kind, method = "
    ":method, "
    "began = :began, \"offset\" = :offset, lasted = :lasted, first_side = :first_side, left_active = :left_active, "
    "right_active = :right_active, paused = :paused, asleep = :asleep, left_ul = :left_ul, left_unit = :left_unit, "
    "right_ul = :right_ul, right_unit = :right_unit, together_ul = :together_ul, together_unit = :together_unit, "
    "pain = :pain, note = :note, plan = :plan, updated = :updated WHERE id = :id";

void bind_record(SQLite::Statement& row, const Record& record) {
  row.reset();
  bind_header(row, record.header);
  const State state = record.state == State::interrupted ? State::running : record.state;
  row.bind(":uuid", record.uuid);
  row.bind(":state", std::string(to_text(state)));
  row.bind(":paused", static_cast<std::int64_t>(record.paused.count()));
  row.bind(":asleep", static_cast<std::int64_t>(record.asleep.count()));
  row.bind(":plan", record.plan ? dump(to_json(*record.plan)) : std::string());
  row.bind(":updated", millis(record.updated));
}

void write_events(SQLite::Database& database, std::int64_t session, const std::vector<Event>& log) {
  SQLite::Statement row(database, kInsertEvent);
  for (std::size_t seq = 0; seq < log.size(); ++seq) {
    row.reset();
    bind_event(row, session, seq, log[seq]);
    row.exec();
  }
}

void overwrite(SQLite::Database& database, std::int64_t session, const Record& record) {
  SQLite::Statement row(database, kReplace);
  bind_record(row, record);
  row.bind(":id", session);
  row.exec();
  SQLite::Statement forget(database, "DELETE FROM event WHERE session = ?");
  forget.bind(1, session);
  forget.exec();
  write_events(database, session, record.log);
}

}  // namespace

struct Intake::Statements {
  Statements(SQLite::Database& database, UtcTime now)
      : change(database, "import", now, Change::KeptBy::author),
        find(database, "SELECT id FROM session WHERE uuid = ?"),
        add(database, kAdd),
        keep(database, "INSERT INTO journal (change, session, was) VALUES (?, ?, ?)") {}

  /// Notes what the session was before; nothing when it was not there.
  void note(std::int64_t session, const std::string& was) {
    keep.reset();
    keep.bind(1, change.id());
    keep.bind(2, session);
    if (was.empty()) {
      keep.bind(3);
    } else {
      keep.bind(3, was);
    }
    keep.exec();
  }

  Change change;
  SQLite::Statement find, add, keep;
};

Intake::Intake(Store& store, UtcTime now) : store_(store) {
  with_log(store_.file_, [&] { statements_ = std::make_unique<Statements>(*store_.database_, now); });
}

Intake::~Intake() = default;

Taken Intake::take(const Record& record, bool whole) {
  return with_log(store_.file_, [&] {
    auto& find = statements_->find;
    find.reset();
    find.bind(1, record.uuid);
    if (find.executeStep()) {
      const std::int64_t id = find.getColumn(0).getInt64();
      return replace(*store_.read_any(id), record, whole);
    }
    bind_record(statements_->add, record);
    statements_->add.exec();
    const std::int64_t id = store_.database_->getLastInsertRowid();
    if (!record.log.empty()) write_events(*store_.database_, id, record.log);
    statements_->note(id, {});
    return Taken::added;
  });
}

Taken Intake::replace(const Record& here, Record record, bool whole) {
  if (!whole) {
    record.plan = here.plan;
    record.log = here.log;
    if (here.state == State::interrupted) record.state = here.state;
  }
  if (same(here, record)) return Taken::same;
  if (!whole && here.updated == record.updated) return Taken::differs;
  if (here.state == State::running) return Taken::running;
  if (holds_over(here, record)) return Taken::older;
  statements_->note(here.id, to_line(here));
  overwrite(*store_.database_, here.id, record);
  return record.state == State::deleted ? Taken::deleted : Taken::changed;
}

void Intake::commit() {
  with_log(store_.file_, [&] { statements_->change.commit(); });
}

void Intake::put_back(Store& store, std::int64_t session, const std::string& line) {
  try {
    overwrite(*store.database_, session, read_line(line));
  } catch (const Fault& fault) {
    throw Error("what was kept for undo cannot be read: " + fault.place, "Put back a backup of the log.", Exit::log);
  }
}

}  // namespace dropwise
