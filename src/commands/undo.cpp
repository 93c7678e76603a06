#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "records/store.h"
#include "review/detail.h"

namespace dropwise {

void add_undo(Command& command) {
  command.run([](Context& context) {
    Store store(context.log_file(), Store::Access::write);
    const auto undone = store.undo(context.clock.utc());
    if (!undone) {
      context.out << "There is nothing left to take back.\n";
      return Exit::no;
    }
    if (undone->what == "import") {
      const Moment made{undone->at, context.clock.offset(undone->at)};
      context.out << fmt::format("Took back: the import of {} with {} {}. Import the file again to have them back.\n",
                                 minute_text(made), undone->count, undone->count == 1 ? "session" : "sessions");
      return Exit::done;
    }
    const std::string what = undone->what == "session" ? "the recording" : undone->what;
    for (const auto id : undone->sessions) {
      const auto record = store.read(id);
      const std::string now = record ? "Now: " + brief(*record) : "It is not in the log any more";
      context.out << fmt::format("Took back: {} of session {}. {}.\n", what, id, now);
    }
    return Exit::done;
  });
}

}  // namespace dropwise
