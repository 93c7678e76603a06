#include "app/open_log.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "reports/change_words.h"

namespace dropwise {
namespace {

ExitCode redo(Context& context) {
  Store store = open_log(context, Store::Access::write);
  const auto next = UndoLog(store).redoable();
  auto before = next ? briefs_of(store, *next) : std::map<std::int64_t, std::string>();
  const auto redone = UndoLog(store).redo(context.clock.utc());
  if (!redone) {
    context.out << tr("There is nothing to redo.\n");
    return ExitCode::negative;
  }
  if (redone->what == "import") {
    const ZonedTime made{redone->at, context.clock.offset(redone->at)};
    context.out << tr("Redone: the import made on {} ({}).", minute_text(made), sessions_text(*redone)) << '\n';
    return ExitCode::success;
  }
  for (const auto id : redone->sessions)
    context.out << redone_text(*redone, id) << '\n' << tr("Was: {}\nNow: {}\n", before[id], brief_of(store, id));
  return ExitCode::success;
}

}  // namespace

void add_redo(Command& command) {
  command.run([](Context& context) { return redo(context); });
}

}  // namespace dropwise
