#include "reports/detail.h"

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/value_words.h"
#include "reports/cells.h"

namespace dropwise {
namespace {

void add(Report& report, const std::string& name, const std::string& text) {
  if (!text.empty()) report.facts.emplace_back(name, text);
}

Table segment_table(const SessionRecord& record) {
  Table table{.columns = {{tr("from")},
                          {tr("to"), 3},
                          {tr("kind")},
                          {tr("breast")},
                          {tr("phase")},
                          {tr("lasted")},
                          {tr("planned"), 2},
                          {tr("ended by"), 1}},
              .rows = {}};
  for (const Segment& segment : segments(*record.plan, record.log, record.data.lasted.value_or(Millis{0}))) {
    const bool pause = segment.kind == SegmentKind::pause;
    const std::string side = segment.side == Side::none ? "" : tr(to_text(segment.side));
    table.rows.push_back({segment.began, segment.ended, tr(to_text(segment.kind)), side,
                          pause ? "" : tr(record.plan->phases.at(segment.phase).name), segment.ended - segment.began,
                          segment.planned && !pause ? Cell(*segment.planned) : Cell(), tr(to_text(segment.ended_by))});
  }
  return table;
}

/// Such as `left 15:00 12 ml`. Leaves out what is not known, and ends in `?` if nothing is known.
std::string breast_text(const std::string& name, const SideAmounts& breast) {
  std::string text = name;
  if (breast.active) text += formatted(" {}", to_clock(*breast.active));
  if (breast.volume) text += formatted(" {}", shown_text(*breast.volume));
  if (!breast.active && !breast.volume) text += " ?";
  return text;
}

}  // namespace

std::string pending_text(const SessionRecord& record) {
  const Yield& yield = record.data.yield;
  const bool left = yield.status(Side::left) == VolumeStatus::unknown;
  const bool right = yield.status(Side::right) == VolumeStatus::unknown;
  if (left && !right)
    return tr("The amount of the left breast is missing. To add it, run `dropwise amend {} --left VOL`.", record.id);
  if (right && !left)
    return tr("The amount of the right breast is missing. To add it, run `dropwise amend {} --right VOL`.", record.id);
  return tr("The amount is missing. To add it, run `dropwise amend {} --left VOL --right VOL`.", record.id);
}

Report detail(const SessionRecord& record) {
  const SessionData& data = record.data;
  Report report;
  report.facts = {{tr("session"), record.id}, {tr("state"), tr(to_text(record.state))}, {tr("began"), data.began}};
  if (record.state != State::running) report.facts.emplace_back(tr("ended"), or_unknown(record.ended()));
  add(report, tr("protocol"), data.protocol.empty() ? "" : protocol_text(data));
  add(report, tr("method"), method_text(data.method));
  add(report, tr("expressed by"), data.by);
  if (data.kind) add(report, tr("kind"), tr(to_text(*data.kind)));
  if (data.first_side) add(report, tr("first breast"), tr(to_text(*data.first_side)));
  report.facts.emplace_back(tr("left time"), or_unknown(data.yield.left.active));
  report.facts.emplace_back(tr("right time"), or_unknown(data.yield.right.active));
  report.facts.emplace_back(tr("left volume"), or_unknown(data.yield.left.volume));
  report.facts.emplace_back(tr("right volume"), or_unknown(data.yield.right.volume));
  if (data.yield.together) report.facts.emplace_back(tr("together"), *data.yield.together);
  report.facts.emplace_back(tr("total"), total_cell(record.data.yield));
  if (record.paused > Millis{0}) report.facts.emplace_back(tr("paused"), record.paused);
  if (data.pain) report.facts.emplace_back(tr("pain, 0 to 10"), std::int64_t{*data.pain});
  add(report, tr("note"), data.note);
  for (const Event& event : record.log) {
    if (event.kind == EventKind::marked) report.facts.emplace_back(tr("milk flowing at"), event.at);
  }
  if (record.plan) report.tables.push_back(segment_table(record));
  if (record.data.yield.pending() && record.state == State::finished) {
    report.notes.push_back(pending_text(record));
  }
  return report;
}

std::string brief(const SessionRecord& record) {
  const SessionData& data = record.data;
  const std::string began = minute_text(data.began), way = sanitize(way_text(data));
  const std::string left = breast_text(tr("left"), data.yield.left), right = breast_text(tr("right"), data.yield.right);
  if (!data.yield.together) return tr("{}, {}, {}, {}", began, way, left, right);
  return tr("{}, {}, {}, {}, together {}", began, way, left, right, shown_text(*data.yield.together));
}

}  // namespace dropwise
