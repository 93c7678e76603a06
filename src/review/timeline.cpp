#include "review/timeline.h"

#include "dropwise/duration.h"
#include "language/language.h"
#include "protocols/make_plan.h"

namespace dropwise {
namespace {

std::string length_text(const Phase& phase) {
  if (phase.limit && phase.enough != phase.limit)
    return tr("{} to {}", to_clock(*phase.enough), to_clock(*phase.limit));
  if (phase.target) return to_clock(*phase.target);
  return tr("open");
}

std::string origin(const Phase& phase) {
  std::string text = phase.published ? tr("published") : tr("our own");
  const bool sooner = phase.limit && phase.target && *phase.target < *phase.limit;
  if (sooner) text += tr(", changing at {}", to_clock(*phase.target));
  if (!phase.target)
    text = tr("no set time; our limit {} if no key is pressed", to_clock(phase.cap.value_or(Millis{0})));
  if (phase.optional) text += phase.cap ? tr("; only if wished") : tr("; may be left out");
  if (!phase.remark.empty()) text += "; " + tr(phase.remark);
  return text;
}

Table phase_table(const Plan& plan) {
  Table table{{tr("at"), tr("breast"), tr("phase"), tr("length"), tr("whose")}, {}};
  std::optional<Millis> at = Millis{0};
  for (const Phase& phase : plan.phases) {
    if (phase.kind == PhaseKind::finish) continue;
    const std::string side = phase.side == Side::none ? "" : tr(to_text(phase.side));
    table.rows.push_back({at ? Cell(*at) : Cell(), side, tr(phase.name), length_text(phase), origin(phase)});
    at = at && phase.target ? std::optional(*at + *phase.target) : std::nullopt;
  }
  return table;
}

std::string sums(const Plan& plan) {
  const auto low = expressing_min(plan), high = expressing_max(plan), total = total_time(plan);
  if (!low || !high || !total) {
    return tr("The source sets no minutes for a breast. With no key pressed, our own limits end the session at {}.",
              to_clock(unattended_time(plan)));
  }
  bool published = true;
  for (const Phase& phase : plan.phases) published = published && (phase.kind != PhaseKind::express || phase.published);
  return tr("Expressing {} to {} in all, {}; with no key pressed the session takes {}.", to_clock(*low),
            to_clock(*high), published ? tr("the sum of the published minutes") : tr("the sum of our own minutes"),
            to_clock(*total));
}

}  // namespace

Report timeline(const Protocol& protocol, const Plan& plan, const std::vector<std::string>& reasons) {
  Report report;
  report.facts = {{tr("protocol"), tr(protocol.name)}, {tr("source"), protocol.source}};
  if (const Mode* mode = find_mode(protocol, plan.mode); mode && !mode->id.empty()) {
    report.facts.emplace_back(tr("mode"), formatted("{}: {}", mode->id, tr(mode->says)));
  }
  report.facts.emplace_back(tr("policy"), tr(to_text(plan.policy)));
  report.tables = {phase_table(plan)};
  report.notes = {sums(plan)};
  for (const Mark& mark : plan.marks)
    report.notes.push_back(tr("At {} of expressing: {}", to_clock(mark.at), tr(mark.text)));
  report.notes.insert(report.notes.end(), reasons.begin(), reasons.end());
  return report;
}

}  // namespace dropwise
