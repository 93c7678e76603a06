#include "cli/options/range_argument.h"

#include "i18n/language.h"
#include "quantities/local_range.h"

namespace dropwise {

void range_argument(Command& command, std::string& range, const char* otherwise, bool* given) {
  range = otherwise;
  command.argument(
      "RANGE",
      tr("today, yesterday, week, month, 7d, all, 2026-11, 2026-11-01..2026-11-14; {} when left out.", otherwise),
      [&range, given](const std::string& text, Context& context) {
        parse_range(text, current_time(context.clock).local(), context.settings().day_start);
        range = text;
        if (given) *given = true;
      });
}

}  // namespace dropwise
