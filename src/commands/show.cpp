#include "app/open_log.h"
#include "app/session_ref.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "render/text.h"
#include "reports/detail.h"
#include "store/json/json.h"

namespace dropwise {
namespace {

struct ShowOptions {
  std::string reference = "last";
  bool json = false;
};

}  // namespace

void add_show(Command& command) {
  auto& options = command.options<ShowOptions>();
  command.argument("REF", tr("Which session: an id, last (as when left out), or @2 for the second newest."),
                   [&](const std::string& text, Context&) { options.reference = text; });
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const SessionRecord record = find_session(store, options.reference);
    context.out << (options.json ? dump(to_json(record)) + "\n" : to_text(detail(record), context.look()));
    return ExitCode::success;
  });
}

}  // namespace dropwise
