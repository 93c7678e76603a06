#include "app/session/birth.h"

#include "i18n/language.h"
#include "quantities/date.h"

namespace dropwise {

std::optional<int> day_after_birth(Context& context) {
  const auto& born = context.settings().report.born;
  const LocalTime local = current_time(context.clock).local();
  if (!born || *born > local) return {};
  return day_after(*born, local);
}

std::string birth_text(Context& context) {
  const auto& born = context.settings().report.born;
  if (!born) return {};
  if (const auto day = day_after_birth(context))
    return tr("Day {} after the birth (day 1 is the first 24 hours).", *day);
  return tr(
      "The configuration says that the birth is still to come: {} {}. `dropwise config set report.born WHEN` "
      "corrects it.",
      day_text(day_of(*born)), time_of_day_text(*born));
}

}  // namespace dropwise
