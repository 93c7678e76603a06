#include "commands/volumes.h"

#include <fmt/format.h>

namespace dropwise {
namespace {

/// Absent: later. Says what is wrong with an answer, and asks again.
std::optional<Volume> ask(Context& context, Console& console, const std::string& question, bool& stop) {
  for (;;) {
    const auto answer = console.ask(question);
    stop = !answer;
    if (!answer || answer->empty()) return {};
    try {
      return read_volume(*answer, context.settings().units);
    } catch (const Error& error) {
      console.say(fmt::format("{}. {}", error.what(), error.hint()));
    }
  }
}

}  // namespace

void ask_volumes(Context& context, Console& console, Store& store, std::int64_t session) {
  const auto record = store.read(session);
  if (!record || !console.has_keys()) return;
  Header header = record->header;
  const std::string unit(to_text(context.settings().units.bare));
  bool stop = false;
  for (auto [breast, name] : {std::pair{&header.left, "Left"}, std::pair{&header.right, "Right"}}) {
    if (stop || breast->active.value_or(Millis{0}) == Millis{0}) continue;
    breast->volume = ask(context, console,
                         fmt::format("{} breast, how much ({}, or 3drops, trace; Enter: later)? ", name, unit), stop);
  }
  if (header != record->header) store.amend(session, header, context.clock.utc());
  const auto now = store.read(session);
  if (now && now->pending()) console.say(fmt::format("Later: `dropwise amend {} --left VOL --right VOL`.", session));
}

}  // namespace dropwise
