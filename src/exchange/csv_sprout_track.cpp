#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/format.h"
#include "base/text.h"
#include "base/translatable.h"
#include "exchange/foreign.h"
#include "exchange/import_format.h"
#include "exchange/sheet_value.h"
#include "quantities/date.h"
#include "store/store.h"

namespace dropwise {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Unit parse_unit_cell(const Row& row, std::string_view column, const ImportOptions& options) {
  const std::string& cell = row.cell(column);
  if (cell == "ML" || cell == "ml") return Unit::ml;
  if (cell == "OZ" || cell == "oz") return options.units.ounce;
  if (cell.empty() && options.unit) return *options.unit;
  row.refuse(column, cell.empty() ? Expected::ml_or_oz_by_option : Expected::ml_or_oz);
}

/// Keeps the amounts of the sides if they are given, and adds a remark if their sum is not the total.
struct Amounts {
  std::optional<Volume> left, right, total;

  void into(ImportedSession& incoming) const {
    SessionData& data = incoming.record.data;
    if (!left && !right) {
      data.yield.together = total;
      return;
    }
    data.yield.left.volume = left;
    data.yield.right.volume = right;
    auto* other = !left ? &data.yield.left.volume : !right ? &data.yield.right.volume : nullptr;
    const Volume& given = left ? *left : *right;
    if (other && total && total->microlitres > given.microlitres) {
      *other = Volume{total->microlitres - given.microlitres, total->unit};
      incoming.remark = ImportRemark::rest_of_total;
      return;
    }
    const auto sum = (left ? left->microlitres : 0) + (right ? right->microlitres : 0);
    constexpr std::int64_t kRounding = 150;  // tenths of an ounce do not add up exactly in milliliters
    if (total && std::abs(total->microlitres - sum) > kRounding) {
      incoming.remark = ImportRemark::total_differs;
      incoming.total = *total;
    }
  }
};

/// Parses a time such as `06:30 PM`.
std::optional<Millis> parse_half_day(const std::string& text) {
  const auto time = parse_time_of_day(std::string_view(text).substr(0, 5));
  const std::string half = text.size() == 8 ? text.substr(5) : "";
  if (!time || *time >= hours{13} || *time < hours{1} || (half != " AM" && half != " PM")) return {};
  const Millis within = *time >= hours{12} ? *time - hours{12} : *time;
  return half == " PM" ? within + hours{12} : within;
}

/// Parses a date such as `11/20/2026`.
std::optional<Day> parse_american_day(const std::string& text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return {};
  return parse_day(text.substr(6) + "-" + text.substr(0, 2) + "-" + text.substr(3, 2));
}

Millis half_day(const Row& row, std::string_view column) {
  const auto time = parse_half_day(row.cell(column));
  if (!time) row.refuse(column, Expected::am_pm_time);
  return *time;
}

/// Parses amounts such as `L: 30, R: 25.5, Total: 55.5`. Parts that were not entered are missing.
Amounts parse_parts(const Row& row, Unit unit) {
  Amounts amounts;
  std::string_view text = row.cell("Amount");
  while (!text.empty()) {
    const auto comma = text.find(", ");
    const std::string_view part = text.substr(0, comma);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 2);
    const auto colon = part.find(": ");
    const std::string_view name = part.substr(0, colon);
    auto* amount = name == "L"       ? &amounts.left
                   : name == "R"     ? &amounts.right
                   : name == "Total" ? &amounts.total
                                     : nullptr;
    const auto number =
        colon == std::string_view::npos ? std::nullopt : parse_sheet_number(part.substr(colon + 2), '.').value;
    const auto value = number ? volume_of(*number, unit) : std::nullopt;
    if (amount == nullptr || !value) row.refuse("Amount", Expected::labelled_amounts);
    *amount = value;
  }
  return amounts;
}

std::string joined_notes(const Row& row, std::initializer_list<std::string_view> columns) {
  std::string text;
  for (const std::string_view column : columns) {
    const std::string part = row.note(column);
    if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
  }
  return text;
}

std::optional<ImportedSession> parse_activity(const Row& row, const ImportOptions& options) {
  if (row.cell("Activity Type") != "Pump") return {};
  ImportedSession incoming;
  SessionData& data = incoming.record.data;
  data.method = Method::pump;
  const auto day = parse_american_day(row.cell("Date"));
  if (!day) row.refuse("Date", Expected::american_day);
  const std::string_view start = row.cell("Start Time").empty() ? "Time" : "Start Time";
  data.began = wall_time(row, start, *day + half_day(row, start), *options.zone);
  if (!row.cell("End Time").empty()) {
    LocalTime end = *day + half_day(row, "End Time");
    if (end < data.began.local()) end += hours{24};
    data.lasted = wall_time(row, "End Time", end, *options.zone).utc - data.began.utc;
  }
  if (!row.cell("Amount").empty()) parse_parts(row, parse_unit_cell(row, "Unit", options)).into(incoming);
  data.note = joined_notes(row, {"Notes", "Details"});
  incoming.record.uuid = foreign_uuid("sprout-track", row,
                                      {"Date", "Time", "Start Time", "End Time", "Amount", "Unit", "Notes", "Details"});
  incoming.record.updated = data.began.utc + data.lasted.value_or(Millis{0});
  return incoming;
}

/// Parses a time as JavaScript prints it: `Fri Nov 20 2026 06:30:00 GMT+0100 (Central European Standard Time)`.
std::optional<ZonedTime> parse_javascript(const std::string& text) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() < 33 || text.substr(25, 3) != "GMT") return {};
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (text.substr(4, 3) != kMonths[m]) continue;
    return parse_rfc3339(formatted("{}-{:02}-{}T{}{}:{}", text.substr(11, 4), m + 1, text.substr(8, 2),
                                   text.substr(16, 8), text.substr(28, 3), text.substr(31, 2)));
  }
  return {};
}

/// Reads an instant and converts it to the local time of the zone. A time without an offset is a local time.
ZonedTime instant(const Row& row, std::string_view column, const Zone& zone) {
  const std::string& text = row.cell(column);
  auto moment = parse_rfc3339(text);
  if (!moment) moment = parse_javascript(text);
  if (!moment) return wall_time(row, column, zone);
  if (moment->utc < UtcTime{}) row.refuse(column, Expected::after_1970);
  return {moment->utc, zone(moment->utc)};
}

std::optional<Millis> parse_length(const Row& row, const ZonedTime& began, const Zone& zone) {
  if (!row.cell("endTime").empty()) {
    const Millis lasted = instant(row, "endTime", zone).utc - began.utc;
    if (lasted < Millis{0}) row.refuse("endTime", Expected::after, "startTime");
    return lasted;
  }
  const std::string& cell = row.cell("duration");
  if (cell.empty()) return {};
  unsigned whole = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), whole);
  if (error != std::errc() || end != cell.data() + cell.size() || whole > 600'000)
    row.refuse("duration", Expected::whole_minutes);
  return minutes{whole};
}

std::optional<ImportedSession> parse_pump_log(const Row& row, const ImportOptions& options) {
  ImportedSession incoming;
  SessionRecord& record = incoming.record;
  SessionData& data = record.data;
  data.method = Method::pump;
  data.began = instant(row, "startTime", *options.zone);
  data.lasted = parse_length(row, data.began, *options.zone);
  const bool measured =
      !row.cell("leftAmount").empty() || !row.cell("rightAmount").empty() || !row.cell("totalAmount").empty();
  if (measured) {
    const Unit unit = parse_unit_cell(row, "unitAbbr", options);
    Amounts{row.amount("leftAmount", unit), row.amount("rightAmount", unit), row.amount("totalAmount", unit)}.into(
        incoming);
  }
  data.note = joined_notes(row, {"notes", "pumpAction"});
  record.uuid = parse_uuid(row.cell("id"));
  if (record.uuid.empty()) record.uuid = foreign_uuid("sprout-track", row, {"id"});
  record.updated = data.began.utc + data.lasted.value_or(Millis{0});
  if (!row.cell("updatedAt").empty()) record.updated = instant(row, "updatedAt", *options.zone).utc;
  if (!row.cell("deletedAt").empty()) {
    record.state = State::deleted;
    record.updated = std::max(record.updated, instant(row, "deletedAt", *options.zone).utc);
  }
  return incoming;
}

bool fits_activity(std::span<const std::string> columns) {
  return has(columns, {"Activity Type", "Date", "Amount", "Unit"});
}

bool fits_pump_log(std::span<const std::string> columns) {
  return has(columns, {"id", "startTime", "leftAmount", "rightAmount", "totalAmount"});
}

}  // namespace

extern const ImportFormat kSproutTrackActivities, kSproutTrackPumpLogs;  // declared in import_formats.cpp
const ImportFormat kSproutTrackActivities = {.name = "sprout-track",
                                             .title = mark_for_translation("Sprout Track's activity log"),
                                             .needs_zone = true,
                                             .matches = fits_activity,
                                             .parse_row = parse_activity};
const ImportFormat kSproutTrackPumpLogs = {.name = "sprout-track",
                                           .title = mark_for_translation("Sprout Track's pump-logs.csv"),
                                           .needs_zone = true,
                                           .matches = fits_pump_log,
                                           .parse_row = parse_pump_log};

}  // namespace dropwise
