#include "app/overview_command.h"

#include <array>

#include "app/open_log.h"
#include "app/overview.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

using Call = std::pair<const char*, const char*>;
using Calls = std::array<Call, 3>;

constexpr Calls kRunning = {{{"watch", mark_for_translation("see the session that runs")},
                             {"ctl next", mark_for_translation("move it on")},
                             {"amend last --left 12", mark_for_translation("note a volume while it runs")}}};
constexpr Calls kCutOff = {{{"resume", mark_for_translation("go on with the session that was cut off")},
                            {"resume --finish", mark_for_translation("leave it as it is")},
                            {"list", mark_for_translation("what was done")}}};
constexpr Calls kFirst = {{{"start", mark_for_translation("begin; it asks what it is for, and needs no key")},
                           {"choose", mark_for_translation("find the way that fits, and save it")},
                           {"rehearse lll", mark_for_translation("see a session in half a minute")}}};
constexpr Calls kUsual = {{{"start", mark_for_translation("lead a session and record it")},
                           {"amend --left 12", mark_for_translation("note how much there was")},
                           {"list", mark_for_translation("what was done")}}};

}  // namespace

ExitCode show_overview(Context& context) {
  const Store store = open_log(context, Store::Access::read);
  const Overview overview = read_overview(context, store);
  const Calls& calls = overview.running ? kRunning : overview.cut_off() ? kCutOff : !overview.record ? kFirst : kUsual;
  context.out << wrap(to_text(context, overview), context.width()) << "\n\n";
  for (const auto& [call, meaning] : calls) context.out << formatted("  dropwise {:<21} {}\n", call, tr(meaning));
  context.out << tr("\n`dropwise signs` shows the warning signs, `dropwise help` all commands.\n");
  return ExitCode::success;
}

}  // namespace dropwise
