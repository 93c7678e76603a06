#include "review/detail.h"

#include <fmt/format.h>

#include "dropwise/duration.h"
#include "quantities/text.h"
#include "review/cells.h"

namespace dropwise {
namespace {

void add(Report& report, const char* name, const std::string& text) {
  if (!text.empty()) report.facts.emplace_back(name, text);
}

Table segment_table(const Record& record) {
  Table table{{"from", "to", "kind", "breast", "phase", "lasted", "planned", "ended by"}, {}};
  for (const Segment& segment : segments(*record.plan, record.log, record.header.lasted.value_or(Millis{0}))) {
    const bool pause = segment.kind == SegmentKind::pause;
    const std::string side(segment.side == Side::none ? "" : to_text(segment.side));
    table.rows.push_back({segment.began, segment.ended, std::string(to_text(segment.kind)), side,
                          pause ? std::string() : record.plan->phases.at(segment.phase).name,
                          segment.ended - segment.began, segment.planned && !pause ? Cell(*segment.planned) : Cell(),
                          std::string(to_text(segment.ended_by))});
  }
  return table;
}

/// `left 15:00 12 ml`; what is not known is left out, or `?` when nothing is.
std::string breast_text(const char* name, const Breast& breast) {
  std::string text = name;
  if (breast.active) text += fmt::format(" {}", to_clock(*breast.active));
  if (breast.volume) text += fmt::format(" {}", to_text(*breast.volume));
  if (!breast.active && !breast.volume) text += " ?";
  return text;
}

}  // namespace

Report detail(const Record& record) {
  const Header& header = record.header;
  Report report;
  report.facts = {{"session", record.id}, {"state", std::string(to_text(record.state))}, {"began", header.began}};
  if (record.state != State::running) report.facts.emplace_back("ended", or_unknown(record.ended()));
  add(report, "protocol", header.protocol.empty() ? "" : protocol_text(header));
  add(report, "method", std::string(to_text(header.method)));
  if (header.kind) add(report, "kind", std::string(to_text(*header.kind)));
  if (header.first_side) add(report, "first breast", std::string(to_text(*header.first_side)));
  report.facts.emplace_back("left time", or_unknown(header.left.active));
  report.facts.emplace_back("right time", or_unknown(header.right.active));
  report.facts.emplace_back("left volume", or_unknown(header.left.volume));
  report.facts.emplace_back("right volume", or_unknown(header.right.volume));
  if (header.together) report.facts.emplace_back("together", *header.together);
  report.facts.emplace_back("total", total_cell(record));
  if (record.paused > Millis{0}) report.facts.emplace_back("paused", record.paused);
  if (header.pain) report.facts.emplace_back("pain, 0 to 10", std::int64_t{*header.pain});
  add(report, "note", header.note);
  for (const Event& event : record.log) {
    if (event.kind == EventKind::marked) report.facts.emplace_back("milk flowing at", event.at);
  }
  if (record.plan) report.tables.push_back(segment_table(record));
  if (record.pending() && record.state == State::finished) {
    report.notes.push_back(
        fmt::format("A volume is still to come: `dropwise amend {} --left VOL --right VOL`.", record.id));
  }
  return report;
}

std::string brief(const Record& record) {
  const Header& header = record.header;
  std::string text = fmt::format("{}, {}, {}, {}", minute_text(header.began), clean(protocol_text(header)),
                                 breast_text("left", header.left), breast_text("right", header.right));
  if (header.together) text += ", together " + to_text(*header.together);
  return text;
}

}  // namespace dropwise
