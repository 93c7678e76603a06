#include "reports/trend.h"

#include "app/open_log.h"
#include "app/reviewed.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "render/text.h"

namespace dropwise {
namespace {

struct TrendOptions {
  bool json = false;
};

}  // namespace

void add_trend(Command& command) {
  auto& options = command.options<TrendOptions>();
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const ReviewedSessions reviewed = read_reviewed(context, store, "all");
    const Trend trend = find_trend(reviewed.sessions, reviewed.span);
    if (options.json) {
      context.out << dump(to_json(trend)) << '\n';
    } else if (reviewed.sessions.empty()) {
      context.out << tr("The log is empty.\n");
    } else {
      context.out << to_text(to_report(trend), context.look());
    }
    return ExitCode::success;
  });
}

}  // namespace dropwise
