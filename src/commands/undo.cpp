#include "app/open_log.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "render/text.h"
#include "reports/change_words.h"
#include "store/undo/undo_log.h"

namespace dropwise {
namespace {

constexpr std::size_t kShown = 20;

struct UndoOptions {
  bool list = false, json = false;
};

/// Lists the changes that can be undone, the next first.
void list(Context& context, bool json) {
  const Store store = open_log(context, Store::Access::read);
  Json all = Json::array();
  Table table{.columns = {{tr("made")}, {tr("change")}, {tr("of")}, {tr("which is now")}}, .rows = {}, .wraps = true};
  for (const UndoneChange& change : UndoLog(store).undoable(kShown)) {
    const ZonedTime at{change.at, context.clock.offset(change.at)};
    all.push_back(
        {{"at", rfc3339(at)}, {"change", change.what}, {"sessions", change.sessions}, {"count", change.count}});
    const bool one = change.what != "import" && change.sessions.size() == 1;
    table.rows.push_back({at, change.what == "session" ? tr("session") : sanitize(change.what), sessions_text(change),
                          one ? brief_of(store, change.sessions[0]) : ""});
  }
  if (json) {
    context.out << dump(all) << '\n';
  } else if (table.rows.empty()) {
    context.out << tr("There is nothing to undo.\n");
  } else {
    context.out << to_text(table, context.look());
  }
}

ExitCode undo(Context& context) {
  Store store = open_log(context, Store::Access::write);
  const auto next = UndoLog(store).undoable(1);
  auto before = next.empty() ? std::map<std::int64_t, std::string>() : briefs_of(store, next.front());
  const auto undone = UndoLog(store).undo(context.clock.utc());
  if (!undone) {
    context.out << tr("There is nothing to undo.\n");
    return ExitCode::negative;
  }
  if (undone->what == "import") {
    const ZonedTime made{undone->at, context.clock.offset(undone->at)};
    context.out << tr("Undone: the import made on {} ({}).", minute_text(made), sessions_text(*undone)) << '\n';
  } else {
    for (const auto id : undone->sessions)
      context.out << undone_text(*undone, id) << '\n' << tr("Was: {}\nNow: {}\n", before[id], brief_of(store, id));
  }
  context.out << tr("To redo the change, run `dropwise redo` before you change anything else.\n");
  return ExitCode::success;
}

}  // namespace

void add_undo(Command& command) {
  auto& options = command.options<UndoOptions>();
  command.flag("--list", tr("Show what would be taken back, the next one first; the newest 20."), options.list);
  command.flag("--json", tr("The list as JSON."), options.json);
  command.run([&options](Context& context) {
    if (!options.list && !options.json) return undo(context);
    list(context, options.json);
    return ExitCode::success;
  });
}

}  // namespace dropwise
