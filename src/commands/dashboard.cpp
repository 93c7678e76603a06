#include "app/dashboard.h"

#include "app/open_log.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

struct DashboardOptions {
  std::filesystem::path file = {};
};

}  // namespace

void add_dashboard(Command& command) {
  auto& options = command.options<DashboardOptions>();
  command.argument(
      "FILE", tr("The HTML file to write; only you can read it."),
      [&options](const std::string& text, Context&) { options.file = text; }, true);
  command.run([&options](Context& context) {
    write_dashboard(context, open_log(context, Store::Access::read), options.file);
    return ExitCode::success;
  });
}

}  // namespace dropwise
