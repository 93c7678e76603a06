#include <algorithm>

#include "base/translatable.h"
#include "exchange/foreign.h"
#include "exchange/import_format.h"
#include "store/store.h"

namespace dropwise {
namespace {

/// Reads a pumping session. Older files have a column `time` instead of `start` and `end`.
std::optional<ImportedSession> read(const Row& row, const ImportOptions& options) {
  const bool older = row.cell("start").empty() && !row.cell("time").empty();
  SessionRecord record;
  SessionData& data = record.data;
  data.method = Method::pump;
  data.began = wall_time(row, older ? "time" : "start", *options.zone);
  if (!row.cell("end").empty()) {
    data.lasted = wall_time(row, "end", *options.zone).utc - data.began.utc;
    if (*data.lasted < Millis{0}) row.refuse("end", Expected::after, "start");
  }
  data.yield.together = row.amount("amount", *options.unit);
  data.note = row.note("notes");
  if (const std::string tags = row.note("tags"); !tags.empty()) data.note += (data.note.empty() ? "" : "\n") + tags;
  // A row with an id stays the same session when its amount is corrected in Baby Buddy.
  record.uuid = row.cell("id").empty()
                    ? foreign_uuid("baby-buddy", row, {"child_id", "start", "end", "time", "amount", "notes", "tags"})
                    : foreign_uuid("baby-buddy", row, {"id", "child_id", "start", "time"});
  record.updated = data.began.utc + data.lasted.value_or(Millis{0});
  return ImportedSession{record};
}

bool fits(std::span<const std::string> columns) {
  for (const std::string_view other : {"type", "method", "nap", "wet", "solid", "milestone", "duration"}) {
    if (std::ranges::find(columns, other) != columns.end()) return false;
  }
  return has(columns, {"start", "end", "amount"}) || has(columns, {"child_id", "amount", "time"});
}

}  // namespace

extern const ImportFormat kBabyBuddy;  // declared in import_formats.cpp
const ImportFormat kBabyBuddy = {.name = "baby-buddy",
                                 .title = mark_for_translation("Baby Buddy's pumping export"),
                                 .needs_zone = true,
                                 .needs_unit = true,
                                 .matches = fits,
                                 .parse_row = read};

}  // namespace dropwise
