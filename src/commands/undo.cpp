#include <map>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "render/text.h"
#include "reports/detail.h"
#include "store/store.h"
#include "store/undo_log.h"

namespace dropwise {
namespace {

constexpr std::size_t kShown = 20;

struct UndoOptions {
  bool list = false, json = false;
};

/// The sessions that a change concerns.
std::string of_text(const UndoneChange& change) {
  if (change.what == "import") return plural(change.count, "{} session", "{} sessions");
  return tr("session {}", join(change.sessions, ", "));
}

std::string brief_of(const Store& store, std::int64_t session) {
  const auto record = store.read(session);
  return record ? brief(*record) : tr("not in the log");
}

std::string undone_text(const std::string& what, std::int64_t session) {
  if (what == "session") return tr("Undone: the recording of session {}.", session);
  if (what == "log") return tr("Undone: the entry of session {}.", session);
  if (what == "delete") return tr("Undone: the deletion of session {}.", session);
  return tr("Undone: the change to session {}.", session);
}

/// Lists the changes that can be undone, the next first.
void list(Context& context, bool json) {
  const Store store(context.log_file(), Store::Access::read);
  Json all = Json::array();
  Table table{{tr("made"), tr("change"), tr("of"), tr("which is now")}, {}};
  for (const UndoneChange& change : UndoLog(store).undoable(kShown)) {
    const ZonedTime at{change.at, context.clock.offset(change.at)};
    all.push_back(
        {{"at", rfc3339(at)}, {"change", change.what}, {"sessions", change.sessions}, {"count", change.count}});
    const bool one = change.what != "import" && change.sessions.size() == 1;
    table.rows.push_back({at, change.what == "session" ? tr("session") : sanitize(change.what), of_text(change),
                          one ? brief_of(store, change.sessions[0]) : ""});
  }
  if (json) {
    context.out << dump(all) << '\n';
  } else if (table.rows.empty()) {
    context.out << tr("There is nothing to undo.\n");
  } else {
    context.out << to_text(table, context.columns);
  }
}

ExitCode undo(Context& context) {
  Store store(context.log_file(), Store::Access::write);
  std::map<std::int64_t, std::string> before;  // shown, so that the user can enter the values again
  for (const UndoneChange& next : UndoLog(store).undoable(1)) {
    if (next.what == "import") continue;  // an import is reported as a whole
    for (const auto id : next.sessions) before[id] = brief_of(store, id);
  }
  const auto undone = UndoLog(store).undo(context.clock.utc());
  if (!undone) {
    context.out << tr("There is nothing to undo.\n");
    return ExitCode::negative;
  }
  if (undone->what == "import") {
    const ZonedTime made{undone->at, context.clock.offset(undone->at)};
    context.out << tr("Undone: the import of {} ({}). To get the sessions back, import the file again.\n",
                      minute_text(made), of_text(*undone));
    return ExitCode::success;
  }
  for (const auto id : undone->sessions) {
    context.out << undone_text(undone->what, id) << '\n' << tr("Was: {}\nNow: {}\n", before[id], brief_of(store, id));
  }
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
