#include "app/overview_command.h"

#include <array>

#include "app/overview.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

using Call = std::pair<const char*, const char*>;
using Calls = std::array<Call, 3>;

constexpr Calls kRunning = {{{"watch", later("see the session that runs")},
                             {"ctl next", later("move it on")},
                             {"amend last --left 12", later("note a volume while it runs")}}};
constexpr Calls kCutOff = {{{"resume", later("go on with the session that was cut off")},
                            {"resume --finish", later("leave it as it is")},
                            {"list", later("what was done")}}};
constexpr Calls kFirst = {{{"start", later("begin; it asks what it is for, and needs no key")},
                           {"choose", later("find the way that fits, and save it")},
                           {"rehearse lll", later("see a session in half a minute")}}};
constexpr Calls kUsual = {{{"start", later("lead a session and record it")},
                           {"amend --left 12", later("note how much there was")},
                           {"list", later("what was done")}}};

}  // namespace

Exit show_overview(Context& context) {
  const Store store(context.log_file(), Store::Access::read);
  const Overview overview = read_overview(context, store);
  const Calls& calls = overview.running ? kRunning : overview.cut_off() ? kCutOff : !overview.record ? kFirst : kUsual;
  context.out << wrap(to_text(context, overview), context.width()) << "\n\n";
  for (const auto& [call, meaning] : calls) context.out << formatted("  dropwise {:<21} {}\n", call, tr(meaning));
  context.out << tr("\n`dropwise signs` shows the warning signs, `dropwise help` all commands.\n");
  return Exit::done;
}

}  // namespace dropwise
