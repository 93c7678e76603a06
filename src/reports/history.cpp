#include "reports/history.h"

#include "base/text.h"
#include "i18n/language.h"
#include "reports/cells.h"

namespace dropwise {
namespace {

std::string shortened(const std::string& note) {
  const std::string start = cut(note, 60);
  return start.size() == note.size() ? note : start + "…";
}

std::string remark(const Record& record) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (record.state != State::finished) add(tr(to_text(record.state)));
  if (record.pending() && record.state == State::finished) add(tr("volume pending"));
  if (record.header.pain.value_or(0) > 0) add(tr("pain {}", *record.header.pain));
  if (!record.header.note.empty()) add(shortened(clean(record.header.note)));
  return text;
}

}  // namespace

Report history(const std::vector<Record>& records) {
  Table table{{"id", tr("began"), tr("protocol"), tr("left"), "", tr("right"), "", tr("total"), tr("remarks")}, {}};
  for (const Record& record : records) {
    const Header& header = record.header;
    table.rows.push_back({record.id, header.began, way_text(header), or_unknown(header.left.active),
                          volume_cell(header.left, record), or_unknown(header.right.active),
                          volume_cell(header.right, record), total_cell(record), remark(record)});
  }
  return {.tables = {std::move(table)}};
}

}  // namespace dropwise
