#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "records/store.h"

namespace dropwise {

void add_undo(Command& command) {
  command.run([](Context& context) {
    Store store(context.log_file(), Store::Access::write);
    const auto undone = store.undo(context.clock.utc());
    if (!undone) {
      context.out << "There is nothing left to take back.\n";
      return Exit::no;
    }
    std::string sessions;
    for (const auto id : undone->sessions) sessions += fmt::format("{}{}", sessions.empty() ? "" : ", ", id);
    context.out << fmt::format("Took back: {} of session {}.\n",
                               undone->what == "session" ? "the recording" : undone->what, sessions);
    return Exit::done;
  });
}

}  // namespace dropwise
