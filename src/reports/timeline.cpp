#include "reports/timeline.h"

#include "dropwise/duration.h"
#include "i18n/language.h"
#include "protocols/build_plan.h"

namespace dropwise {
namespace {

std::string length_text(const Phase& phase) {
  if (phase.maximum && phase.minimum != phase.maximum)
    return tr("{} to {}", to_clock(*phase.minimum), to_clock(*phase.maximum));
  if (phase.target) return to_clock(*phase.target);
  return tr("open");
}

std::string length_origin(const Phase& phase) {
  if (!phase.target)
    return tr("no set time; ends after {} if no key is pressed (our limit)", to_clock(phase.cap.value_or(Millis{0})));
  const bool sooner = phase.maximum && *phase.target < *phase.maximum;
  if (!sooner) return phase.published ? tr("published") : tr("our own");
  return phase.published ? tr("published, changing at {}", to_clock(*phase.target))
                         : tr("our own, changing at {}", to_clock(*phase.target));
}

std::string origin(const Phase& phase) {
  std::string text = length_origin(phase);
  if (phase.optional) text += "; " + tr("optional");
  if (!phase.remark.empty()) text += "; " + tr(phase.remark);
  return text;
}

Table phase_table(const Plan& plan) {
  Table table{.columns = {{tr("at")}, {tr("breast")}, {tr("phase")}, {tr("length")}, {tr("set by"), 1}},
              .rows = {},
              .wraps = true};
  std::optional<Millis> at = Millis{0};
  for (const Phase& phase : plan.phases) {
    if (phase.kind == PhaseKind::finish) continue;
    const std::string side = phase.side == Side::none ? "" : tr(to_text(phase.side));
    table.rows.push_back({at ? Cell(*at) : Cell(), side, tr(phase.name), length_text(phase), origin(phase)});
    at = at && phase.target ? std::optional(*at + *phase.target) : std::nullopt;
  }
  return table;
}

std::string mark_text(const Mark& mark) {
  return mark.clock == MarkClock::session ? tr("{} after the start: {}", to_clock(mark.at), tr(mark.text))
                                          : tr("After {} of expressing: {}", to_clock(mark.at), tr(mark.text));
}

std::string sums(const Plan& plan) {
  const auto low = expressing_min(plan), high = expressing_max(plan), total = total_time(plan);
  if (!low || !high || !total) {
    return tr(
        "The source gives no minutes for each breast. If no key is pressed, our own limits end the session after {}.",
        to_clock(unattended_time(plan)));
  }
  bool published = true;
  for (const Phase& phase : plan.phases) published = published && (phase.kind != PhaseKind::express || phase.published);
  if (*low == *high && !published)
    return tr("Expressing takes {} in total, adding up our own minutes. If no key is pressed, the session takes {}.",
              to_clock(*high), to_clock(*total));
  return published ? tr("Expressing takes {} to {} in total: the published minutes added up. If no key is pressed, the "
                        "session takes {}.",
                        to_clock(*low), to_clock(*high), to_clock(*total))
                   : tr("Expressing takes {} to {} in total: our own minutes added up. If no key is pressed, the "
                        "session takes {}.",
                        to_clock(*low), to_clock(*high), to_clock(*total));
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
  if (plan.most) report.notes.push_back(tr("At most {} of expressing in all.", to_clock(*plan.most)));
  for (const Mark& mark : plan.marks) report.notes.push_back(mark_text(mark));
  report.notes.insert(report.notes.end(), reasons.begin(), reasons.end());
  return report;
}

}  // namespace dropwise
