#include <algorithm>
#include <array>
#include <cmath>

#include "base/format.h"
#include "base/text.h"
#include "base/translatable.h"
#include "exchange/csv.h"
#include "exchange/foreign.h"
#include "exchange/import_format.h"
#include "exchange/sheet_value.h"
#include "quantities/date.h"
#include "store/columns.h"

namespace dropwise {
namespace {

std::string thousandths(std::int64_t number) {
  std::string text = formatted("{}.{:03}", number / 1000, number % 1000);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string seconds(const std::optional<Millis>& length) { return length ? thousandths(length->count()) : ""; }

std::string millilitres(const std::optional<Volume>& volume) {
  return volume && !volume->trace() ? thousandths(volume->microlitres) : "";
}

template <class T>
std::string word(const std::optional<T>& value) {
  return value ? std::string(to_text(*value)) : "";
}

std::string unit(const std::optional<Volume>& volume) { return volume ? std::string(to_text(volume->unit)) : ""; }

struct CsvColumn {
  std::string_view name;
  std::string (*write)(const SessionRecord&);
  bool is_text = false;  // that a person has chosen
};

/// The columns that people look for come first, then those that only import needs.
constexpr std::array<CsvColumn, 27> kColumns = {{
    {"date", [](const SessionRecord& r) { return day_text(day_of(r.data.began.local())); }},
    {"time", [](const SessionRecord& r) { return time_of_day(r.data.began); }},
    {"protocol", [](const SessionRecord& r) { return r.data.protocol; }, true},
    {"mode", [](const SessionRecord& r) { return r.data.mode; }, true},
    {"kind", [](const SessionRecord& r) { return word(r.data.kind); }},
    {"method", [](const SessionRecord& r) { return std::string(to_text(r.data.method)); }},
    {"left_s", [](const SessionRecord& r) { return seconds(r.data.yield.left.active); }},
    {"left_ml", [](const SessionRecord& r) { return millilitres(r.data.yield.left.volume); }},
    {"left_unit", [](const SessionRecord& r) { return unit(r.data.yield.left.volume); }},
    {"right_s", [](const SessionRecord& r) { return seconds(r.data.yield.right.active); }},
    {"right_ml", [](const SessionRecord& r) { return millilitres(r.data.yield.right.volume); }},
    {"right_unit", [](const SessionRecord& r) { return unit(r.data.yield.right.volume); }},
    {"together_ml", [](const SessionRecord& r) { return millilitres(r.data.yield.together); }},
    {"together_unit", [](const SessionRecord& r) { return unit(r.data.yield.together); }},
    {"total_ml",
     [](const SessionRecord& r) {
       const auto sum = r.data.yield.total().microlitres;
       return sum ? thousandths(*sum) : "";
     }},
    {"estimate", [](const SessionRecord& r) { return std::string(r.data.yield.total().estimate ? "yes" : "no"); }},
    {"pending", [](const SessionRecord& r) { return std::string(r.data.yield.pending() ? "yes" : "no"); }},
    {"pain", [](const SessionRecord& r) { return r.data.pain ? std::to_string(*r.data.pain) : ""; }},
    {"note", [](const SessionRecord& r) { return r.data.note; }, true},
    {"first_side", [](const SessionRecord& r) { return word(r.data.first_side); }},
    {"paused_s", [](const SessionRecord& r) { return seconds(r.paused); }},
    {"asleep_s", [](const SessionRecord& r) { return seconds(r.asleep); }},
    {"lasted_s", [](const SessionRecord& r) { return seconds(r.data.lasted); }},
    {"started", [](const SessionRecord& r) { return rfc3339(r.data.began); }},
    {"state", [](const SessionRecord& r) { return std::string(to_text(r.state)); }},
    {"updated",
     [](const SessionRecord& r) {
       return rfc3339({r.updated, std::chrono::minutes{0}});
     }},
    {"uuid", [](const SessionRecord& r) { return r.uuid; }},
}};

std::optional<Millis> parse_seconds(const Row& row, std::string_view column) {
  const auto value = row.number(column, Expected::seconds);
  if (!value) return {};
  if (*value < 0 || *value > 36'000'000) row.refuse(column, Expected::seconds);
  return Millis{std::llround(*value * 1000)};
}

template <class T>
std::optional<T> parse_word(const Row& row, std::string_view column, std::optional<T> (*read)(std::string_view),
                            Expected expected) {
  const std::string& cell = row.cell(column);
  if (cell.empty()) return {};
  const auto value = read(cell);
  if (!value) row.refuse(column, expected);
  return value;
}

ZonedTime parse_moment(const Row& row, std::string_view column) {
  const auto moment = parse_rfc3339(row.cell(column));
  if (!moment || moment->utc < UtcTime{}) row.refuse(column, Expected::time_with_offset);
  return *moment;
}

/// A row that was written by hand has a date and a time, but no zone.
ZonedTime parse_began(const Row& row, const ImportOptions& options) {
  if (!row.cell("started").empty() || !options.zone) return parse_moment(row, "started");
  const auto days = parse_sheet_days(row.cell("date"));
  if (days.empty()) row.refuse("date", Expected::day);
  if (days.size() > 1) row.refuse("date", Expected::one_day);
  const auto time = parse_sheet_time(row.cell("time"));
  if (!time) row.refuse("time", Expected::time_of_day);
  return wall_time(row, "time", days.front() + *time, *options.zone);
}

/// Refuses a row whose date or time was changed, but not its `started`: either could be meant.
void check_start(const Row& row, const ZonedTime& began) {
  if (row.cell("started").empty()) return;
  const Day day = day_of(began.local());
  const auto days = parse_sheet_days(row.cell("date"));
  if (!row.cell("date").empty() && std::ranges::find(days, day) == days.end())
    row.refuse("date", Expected::same_as_start, day_text(day));
  const auto time = parse_sheet_time(row.cell("time"));
  if (!row.cell("time").empty() && (!time || time_of_day_text(day + *time) != time_of_day(began)))
    row.refuse("time", Expected::same_as_start, time_of_day(began));
}

/// Refuses a row whose total was changed, but not its amounts.
void check_total(const Row& row, const Yield& yield) {
  const auto given = row.number("total_ml", Expected::amount);
  if (!given) return;
  const auto sum = yield.total().microlitres;
  if (!sum || std::llround(*given * 1000) != *sum) row.refuse("total_ml", Expected::sum, sum ? thousandths(*sum) : "");
}

std::optional<Volume> parse_amount(const Row& row, std::string_view amount, std::string_view unit) {
  const auto typed = parse_word<Unit>(row, unit, parse_unit, Expected::volume_unit);
  if (typed == Unit::trace) {
    if (row.number(amount, Expected::amount).value_or(0) != 0) row.refuse(amount, Expected::no_amount);
    return Volume{0, Unit::trace};
  }
  auto volume = row.amount(amount, Unit::ml);
  if (volume) volume->unit = typed.value_or(Unit::ml);
  return volume;
}

std::string read_text(const Row& row, std::string_view column) { return unprotect_text(row.note(column)); }

/// The columns of the log that the table above does not name.
const std::vector<ExchangeField>& further_fields() {
  static const auto further = [] {
    std::vector<ExchangeField> found;
    for (const Column& column : session_columns()) {
      const char* key = column.exchange.key;
      if (key && std::ranges::find(kColumns, key, &CsvColumn::name) == kColumns.end()) found.push_back(column.exchange);
    }
    return found;
  }();
  return further;
}

void parse_exchange(const Row& row, const ExchangeField& field, SessionRecord& record) {
  const std::string text = field.most ? row.cell(field.key) : read_text(row, field.key);
  if (!text.empty() && !field.parse(record, text)) row.refuse(field.key, field.expected(), field.detail());
}

std::optional<ImportedSession> read(const Row& row, const ImportOptions& options) {
  SessionRecord record{.uuid = parse_uuid(row.cell("uuid"))};
  const bool by_hand = row.cell("uuid").empty();
  if (by_hand)
    record.uuid = foreign_uuid("csv", row, {"date", "time", "started", "left_ml", "right_ml", "together_ml"});
  if (record.uuid.empty()) row.refuse("uuid", Expected::uuid);
  const auto state = parse_word<State>(row, "state", parse_state, Expected::state);
  record.state = state.value_or(State::finished);
  SessionData& data = record.data;
  data.protocol = read_text(row, "protocol");
  data.mode = read_text(row, "mode");
  data.kind = parse_word<MilkKind>(row, "kind", parse_milk_kind, Expected::kind);
  data.method = parse_word<Method>(row, "method", parse_method, Expected::method).value_or(Method::hand);
  data.began = by_hand ? parse_began(row, options) : parse_moment(row, "started");
  data.lasted = parse_seconds(row, "lasted_s");
  data.first_side = parse_word<Side>(row, "first_side", parse_side, Expected::side);
  if (data.first_side && *data.first_side != Side::left && *data.first_side != Side::right)
    row.refuse("first_side", Expected::side);
  data.yield.left = {parse_seconds(row, "left_s"), parse_amount(row, "left_ml", "left_unit")};
  data.yield.right = {parse_seconds(row, "right_s"), parse_amount(row, "right_ml", "right_unit")};
  data.yield.together = parse_amount(row, "together_ml", "together_unit");
  if (data.yield.together && (data.yield.left.volume || data.yield.right.volume))
    row.refuse("together_ml", Expected::no_together);
  check_start(row, data.began);
  check_total(row, data.yield);
  for (const Column& column : session_columns()) {
    if (column.exchange.key) parse_exchange(row, column.exchange, record);
  }
  record.paused = parse_seconds(row, "paused_s").value_or(Millis{0});
  record.asleep = parse_seconds(row, "asleep_s").value_or(Millis{0});
  record.updated = by_hand ? data.began.utc + data.lasted.value_or(Millis{0}) : parse_moment(row, "updated").utc;
  return ImportedSession{record};
}

bool fits(std::span<const std::string> columns) {
  return has(columns, {"left_ml", "right_ml"}) && (has(columns, {"started"}) || has(columns, {"date", "time"}));
}

bool has_column(std::string_view name) {
  return std::ranges::find(kColumns, name, &CsvColumn::name) != kColumns.end() ||
         std::ranges::find(further_fields(), name, &ExchangeField::key) != further_fields().end();
}

bool shows_mark(std::string_view name) { return name.ends_with("_ml") || name.ends_with("_s"); }

}  // namespace

extern const ImportFormat kDropwiseCsv;  // declared in import_formats.cpp
const ImportFormat kDropwiseCsv = {.name = "csv",
                                   .title = mark_for_translation("Dropwise CSV"),
                                   .has_units = true,
                                   .matches = fits,
                                   .has_column = has_column,
                                   .shows_mark = shows_mark,
                                   .needed_column = "uuid",
                                   .parse_row = read};

// Both are declared in export_formats.cpp.
std::string csv_head();
std::string csv_row(const SessionRecord& record);

/// The line with the names of the columns.
std::string csv_head() {
  std::string head = "\xEF\xBB\xBF";  // without a byte order mark, some spreadsheets assume another encoding
  for (const CsvColumn& column : kColumns) head.append(column.name).append(",");
  for (const ExchangeField& field : further_fields()) head.append(field.key).append(",");
  head.pop_back();
  return head + "\r\n";
}

std::string csv_row(const SessionRecord& record) {
  std::string row;
  const auto add = [&](const std::string& text, bool is_text) {
    const std::string clean = sanitize_lines(text);
    row += csv_cell(is_text ? protect_text(clean) : clean) + ",";
  };
  for (const CsvColumn& column : kColumns) add(column.write(record), column.is_text);
  for (const ExchangeField& field : further_fields()) add(field.text(record), !field.most);
  row.pop_back();
  return row + "\r\n";
}

}  // namespace dropwise
