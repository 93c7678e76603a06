#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "formats/text.h"
#include "quantities/json.h"
#include "quantities/text.h"
#include "records/store.h"
#include "review/detail.h"

namespace dropwise {
namespace {

constexpr std::size_t kShown = 20;

struct UndoOptions {
  bool list = false, json = false;
};

std::string sessions_text(const Undone& change) {
  if (change.what == "import") return fmt::format("{} {}", change.count, change.count == 1 ? "session" : "sessions");
  return fmt::format("session {}", fmt::join(change.sessions, ", "));
}

/// What undo would take back, the next one first.
void list(Context& context, bool json) {
  const Store store(context.log_file(), Store::Access::read);
  Json all = Json::array();
  Table table{{"made", "change", "of"}, {}};
  for (const Undone& change : store.undoable(kShown)) {
    const Moment at{change.at, context.clock.offset(change.at)};
    all.push_back(
        {{"at", rfc3339(at)}, {"change", change.what}, {"sessions", change.sessions}, {"count", change.count}});
    table.rows.push_back({at, clean(change.what), sessions_text(change)});
  }
  if (json) {
    context.out << dump(all) << '\n';
  } else if (table.rows.empty()) {
    context.out << "There is nothing to take back.\n";
  } else {
    context.out << to_text(table, context.columns);
  }
}

Exit undo(Context& context) {
  Store store(context.log_file(), Store::Access::write);
  const auto undone = store.undo(context.clock.utc());
  if (!undone) {
    context.out << "There is nothing left to take back.\n";
    return Exit::no;
  }
  if (undone->what == "import") {
    const Moment made{undone->at, context.clock.offset(undone->at)};
    context.out << fmt::format("Took back: the import of {} with {}. Import the file again to have them back.\n",
                               minute_text(made), sessions_text(*undone));
    return Exit::done;
  }
  const std::string what = undone->what == "session" ? "the recording" : undone->what;
  for (const auto id : undone->sessions) {
    const auto record = store.read(id);
    const std::string now = record ? "Now: " + brief(*record) : "It is not in the log any more";
    context.out << fmt::format("Took back: {} of session {}. {}.\n", what, id, now);
  }
  return Exit::done;
}

}  // namespace

void add_undo(Command& command) {
  auto& options = command.keep<UndoOptions>();
  command.flag("--list", "Show what would be taken back, the next one first; the newest 20.", options.list);
  command.flag("--json", "The list as JSON.", options.json);
  command.run([&options](Context& context) {
    if (!options.list && !options.json) return undo(context);
    list(context, options.json);
    return Exit::done;
  });
}

}  // namespace dropwise
