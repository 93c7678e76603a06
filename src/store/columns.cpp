#include "store/columns.h"

#include <array>
#include <charconv>

#include "store/bind.h"
#include "store/checked_row.h"
#include "store/json/json.h"

namespace dropwise {
namespace {

// --- A value in SQL, by its type

void bind_value(SQLite::Statement& statement, int place, const std::string& value) { statement.bind(place, value); }
void bind_value(SQLite::Statement& statement, int place, Millis value) {
  statement.bind(place, static_cast<std::int64_t>(value.count()));
}
void bind_value(SQLite::Statement& statement, int place, UtcTime value) { statement.bind(place, millis(value)); }
void bind_value(SQLite::Statement& statement, int place, bool value) { statement.bind(place, value ? 1 : 0); }
void bind_value(SQLite::Statement& statement, int place, Method value) {
  statement.bind(place, std::string(to_text(value)));
}
void bind_value(SQLite::Statement& statement, int place, const ZonedTime& value) {
  statement.bind(place, millis(value.utc));
  statement.bind(place + 1, static_cast<int>(value.offset.count()));
}
template <class T>
void bind_value(SQLite::Statement& statement, int place, const std::optional<T>& value) {
  bind_optional(statement, place, value);
}
void bind_value(SQLite::Statement& statement, int place, const std::optional<Volume>& value) {
  bind_volume(statement, place, value);
}

void read_value(CheckedRow& row, int place, std::string& value) { value = row.text(place); }
void read_value(CheckedRow& row, int place, Millis& value) { value = row.length(place).value_or(Millis{0}); }
void read_value(CheckedRow& row, int place, bool& value) { value = row.number(place, kFlags) != 0; }
void read_value(CheckedRow& row, int place, UtcTime& value) { value = row.instant(place); }
void read_value(CheckedRow& row, int place, Method& value) {
  value = parse_method(row.c_text(place)).value_or(Method::hand);
}
void read_value(CheckedRow& row, int place, ZonedTime& value) { value = row.zoned_time(place); }
void read_value(CheckedRow& row, int place, std::optional<MilkKind>& value) {
  value = parse_milk_kind(row.c_text(place));
}
void read_value(CheckedRow& row, int place, std::optional<Side>& value) { value = parse_side(row.c_text(place)); }
void read_value(CheckedRow& row, int place, std::optional<Millis>& value) { value = row.length(place); }
void read_value(CheckedRow& row, int place, std::optional<int>& value) {
  const auto number = row.optional_number(place, kPains);
  value = number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}
void read_value(CheckedRow& row, int place, std::optional<Volume>& value) { value = row.volume(place); }

/// A column for the field that `Access` returns by reference.
template <class Access>
constexpr Column column(const char* name, Access, Undo undo = Undo::always, bool entered = true,
                        const char* second = nullptr) {
  return {name,
          second,
          undo,
          entered,
          [](SQLite::Statement& statement, int place, const SessionRecord& record) {
            bind_value(statement, place, Access{}(record));
          },
          [](CheckedRow& row, int place, SessionRecord& record) { read_value(row, place, Access{}(record)); }};
}

/// The same for a value in two columns.
template <class Access>
constexpr Column columns(const char* first, const char* second, Access access) {
  return column(first, access, Undo::always, true, second);
}

/// A column that NDJSON and CSV carry as text.
template <class Access>
constexpr Column text_column(const char* name, const char* key, Access access) {
  Column result = column(name, access);
  result.exchange = {key, std::nullopt, [](const SessionRecord& record) { return Access{}(record); },
                     [](SessionRecord& record, const std::string& text) {
                       Access{}(record) = text;
                       return true;
                     }};
  return result;
}

/// A column that NDJSON and CSV carry as a whole number from 0 to `Most`.
template <int Most, class Access>
constexpr Column number_column(const char* name, const char* key, Access access) {
  Column result = column(name, access);
  result.exchange = {key, Most,
                     [](const SessionRecord& record) {
                       const std::optional<int> value = Access{}(record);
                       return value ? std::to_string(*value) : "";
                     },
                     [](SessionRecord& record, const std::string& text) {
                       int value = 0;
                       const char* end = text.data() + text.size();
                       const auto [stop, fault] = std::from_chars(text.data(), end, value);
                       if (fault != std::errc() || stop != end || value < 0 || value > Most) return false;
                       Access{}(record) = value;
                       return true;
                     }};
  return result;
}

/// The interruption of a session is not stored: it is running, and no program holds its lock.
constexpr Column kState = {"state",
                           nullptr,
                           Undo::state,
                           false,
                           [](SQLite::Statement& statement, int place, const SessionRecord& record) {
                             const State stored = record.state == State::interrupted ? State::running : record.state;
                             statement.bind(place, std::string(to_text(stored)));
                           },
                           [](CheckedRow& row, int place, SessionRecord& record) {
                             record.state = parse_state(row.c_text(place)).value_or(State::finished);
                           }};

constexpr Column kPlan = {"plan",
                          nullptr,
                          Undo::never,
                          false,
                          [](SQLite::Statement& statement, int place, const SessionRecord& record) {
                            statement.bind(place, record.plan ? plan_text(*record.plan) : std::string());
                          },
                          nullptr};

// clang-format off
constexpr std::array kColumns = {
    column("uuid", [](auto& r) -> auto& { return r.uuid; }, Undo::never, false),
    kState,
    column("protocol", [](auto& r) -> auto& { return r.data.protocol; }),
    column("mode", [](auto& r) -> auto& { return r.data.mode; }),
    column("kind", [](auto& r) -> auto& { return r.data.kind; }),
    column("method", [](auto& r) -> auto& { return r.data.method; }),
    columns("began", "\"offset\"", [](auto& r) -> auto& { return r.data.began; }),
    column("lasted", [](auto& r) -> auto& { return r.data.lasted; }, Undo::times),
    column("first_side", [](auto& r) -> auto& { return r.data.first_side; }, Undo::times),
    column("left_active", [](auto& r) -> auto& { return r.data.yield.left.active; }, Undo::times),
    column("right_active", [](auto& r) -> auto& { return r.data.yield.right.active; }, Undo::times),
    column("paused", [](auto& r) -> auto& { return r.paused; }, Undo::times, false),
    column("asleep", [](auto& r) -> auto& { return r.asleep; }, Undo::times, false),
    columns("left_ul", "left_unit", [](auto& r) -> auto& { return r.data.yield.left.volume; }),
    columns("right_ul", "right_unit", [](auto& r) -> auto& { return r.data.yield.right.volume; }),
    columns("together_ul", "together_unit", [](auto& r) -> auto& { return r.data.yield.together; }),
    number_column<10>("pain", "pain", [](auto& r) -> auto& { return r.data.pain; }),
    text_column("note", "note", [](auto& r) -> auto& { return r.data.note; }),
    text_column("by_whom", "by", [](auto& r) -> auto& { return r.data.by; }),
    column("updated", [](auto& r) -> auto& { return r.updated; }, Undo::never, false),
    column("erased", [](auto& r) -> auto& { return r.erased; }, Undo::never, false),
    kPlan,
};
// clang-format on

bool is_in(const Column& column, ColumnSet set) { return set == ColumnSet::all || column.entered; }

int width(const Column& column) { return column.second ? 2 : 1; }

}  // namespace

std::span<const Column> session_columns() { return kColumns; }

std::string column_names(ColumnSet set) {
  std::string names;
  for (const Column& column : kColumns) {
    if (is_in(column, set))
      column.each_name([&](std::string_view name) { names.append(names.empty() ? "" : ", ").append(name); });
  }
  return names;
}

std::string column_places(ColumnSet set) {
  std::string places;
  int place = 0;
  for (const Column& column : kColumns) {
    for (int part = 0; is_in(column, set) && part < width(column); ++part) {
      ++place;
      places.append(place == 1 ? "?" : ", ?").append(std::to_string(place));
    }
  }
  return places;
}

int bind_columns(SQLite::Statement& statement, ColumnSet set, const SessionRecord& record) {
  int place = 1;
  for (const Column& column : kColumns) {
    if (!is_in(column, set)) continue;
    column.bind(statement, place, record);
    place += width(column);
  }
  return place;
}

int read_columns(SQLite::Statement& statement, int first, SessionRecord& record) {
  CheckedRow row(statement);
  int place = first;
  for (const Column& column : kColumns) {
    if (!column.read) break;
    column.read(row, place, record);
    place += width(column);
  }
  record.damaged = row.impossible();
  return place;
}

std::string_view journal_key(std::string_view name) {
  return name.starts_with('"') ? name.substr(1, name.size() - 2) : name;
}

std::string journal_expression() {
  std::string pairs;
  for (const Column& column : kColumns) {
    if (column.undo == Undo::never) continue;
    column.each_name([&](std::string_view name) {
      pairs.append(pairs.empty() ? "'" : ", '").append(journal_key(name)).append("', ").append(name);
    });
  }
  return "json_object(" + pairs + ")";
}

}  // namespace dropwise
