#include "reports/history.h"

#include "base/text.h"
#include "i18n/language.h"
#include "reports/cells.h"

namespace dropwise {
namespace {

std::string remark(const SessionRecord& record) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (record.erased) {
    add(tr("erased for good"));
  } else if (record.state != State::finished) {
    add(tr(to_text(record.state)));
  }
  if (record.data.yield.pending() && record.state == State::finished) add(tr("amount missing"));
  if (record.data.pain.value_or(0) > 0) add(tr("pain {}", *record.data.pain));
  if (!record.data.note.empty()) add(sanitize(record.data.note));
  return text;
}

}  // namespace

Report history(const std::vector<SessionRecord>& records) {
  Table table{.columns = {{"id"},
                          {tr("began")},
                          {tr("protocol"), 3},
                          {tr("L time"), 4, Side::left},
                          {tr("left"), 1, Side::left},
                          {tr("R time"), 4, Side::right},
                          {tr("right"), 1, Side::right},
                          {tr("total")},
                          {tr("remarks"), 2}},
              .rows = {}};
  for (const SessionRecord& record : records) {
    const SessionData& data = record.data;
    table.rows.push_back({record.id, data.began, way_text(data), or_unknown(data.yield.left.active),
                          volume_cell(record.data.yield, Side::left), or_unknown(data.yield.right.active),
                          volume_cell(record.data.yield, Side::right), total_cell(record.data.yield), remark(record)});
  }
  return {.tables = {std::move(table)}};
}

}  // namespace dropwise
