#include "app/session/agreement.h"

#include "app/session/ask.h"
#include "base/error.h"
#include "i18n/language.h"
#include "protocols/safety_notes.h"
#include "quantities/date.h"

namespace dropwise {
namespace {

constexpr Millis kPatience = std::chrono::minutes{2};

std::string condition(const Antenatal& antenatal) {
  return tr(
      "Only start if your midwife or doctor has agreed, you're {} weeks pregnant or more ({}), and none of these "
      "applies to "
      "you:",
      antenatal.weeks, tr(antenatal.weeks_basis));
}

std::string reason_text(const Antenatal::Reason& reason) { return tr("{} ({})", tr(reason.what), tr(reason.basis)); }

void ask(Console& console, const Clock& clock) {
  const auto all = conditions();
  for (const std::string& line : all) say_wrapped(console, line, &line == &all.front() ? "" : "  - ");
  const auto answer = ask_key(console, clock, tr("Press a key. If you don't, nothing will start."),
                              {{'a', tr("it's agreed, and none of these applies")}}, kPatience);
  if (!answer)
    throw UserError(tr("no key was pressed, so nothing started"), tr("Nothing was recorded."), ExitCode::negative);
}

}  // namespace

std::vector<std::string> conditions() {
  const Antenatal antenatal = load_safety_notes().antenatal;
  std::vector<std::string> all = {condition(antenatal)};
  for (const Antenatal::Reason& reason : antenatal.not_with) all.push_back(reason_text(reason));
  return all;
}

void need_pregnancy(Context& context) {
  const auto& born = context.settings().report.born;
  if (born && *born <= current_time(context.clock).local())
    throw UserError(
        tr("--mode antenatal is for before the birth, but the baby was born on {}", day_text(day_of(*born))),
        tr("Leave out --mode, or correct report.born. `dropwise choose` suggests what suits you now."));
}

void need_weeks(const Agreement& said) {
  if (!said.weeks) return;
  const Antenatal antenatal = load_safety_notes().antenatal;
  if (*said.weeks < antenatal.weeks)
    throw UserError(
        tr("--weeks {}: before the birth, expressing doesn't begin until {} weeks", *said.weeks, antenatal.weeks),
        tr("Sources: {}. Ask your midwife or doctor.", tr(antenatal.weeks_basis)));
}

void need_agreement(Context& context, const Agreement& said, Console* console) {
  need_pregnancy(context);
  if (said.agreed) return;
  if (console && console->has_keys()) return ask(*console, context.clock);
  const auto all = conditions();
  throw UserError(
      tr("--mode antenatal requires --agreed"),
      formatted("{}\n{}", join(all, "\n- "),
                tr("If it's agreed, you've reached that week, and none of these applies to you, add --agreed.")));
}

}  // namespace dropwise
