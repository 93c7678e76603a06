#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "commands/reminding.h"
#include "commands/rescued.h"
#include "commands/standing.h"
#include "dropwise/duration.h"
#include "quantities/text.h"
#include "records/json.h"
#include "records/store.h"
#include "reminders/words.h"
#include "review/detail.h"

namespace dropwise {
namespace {

struct StatusOptions {
  bool check = false;
  bool json = false;
  std::optional<std::string> format = {};
};

std::string text_of(const Context& context, const Record& record) {
  const Millis past = context.clock.utc() - (record.header.began.utc + record.header.lasted.value_or(Millis{0}));
  if (record.state == State::interrupted) {
    const char* then = find_rescued(context, record)
                           ? "more of it waits in a file, `dropwise doctor --fix` takes it in."
                           : "`dropwise resume` goes on with it.";
    return fmt::format("Session {} was interrupted {} ({}), after {}: {}", record.id, ago_text(past),
                       where_text(record), to_clock(record.header.lasted.value_or(Millis{0})), then);
  }
  return fmt::format("Last: session {}, {}, {}.", record.id, ago_text(past), brief(record));
}

/// Where a running session stands, for scripts.
Json live_json(const std::optional<Standing>& s) {
  if (!s) return nullptr;
  const auto& phases = s->record.plan->phases;
  return {{"phase", s->now.phase < phases.size() ? Json(phases[s->now.phase].name) : Json(nullptr)},
          {"kind", to_text(s->now.kind)},
          {"side", to_text(s->now.side)},
          {"paused", s->now.paused},
          {"elapsed_s", seconds_json(s->now.elapsed)},
          {"left_s", seconds_json(s->now.left)}};
}

/// When a session is due, or was.
Json due_json(const std::optional<Reminding>& found) {
  if (!found) return nullptr;
  if (found->decision.is_due()) return rfc3339(found->moment(found->decision.due->wanted));
  return found->decision.next ? Json(rfc3339(found->moment(found->decision.next->at))) : Json(nullptr);
}

/// The session to speak of: the one that runs, else the newest that was cut off, else the newest.
std::optional<Record> subject(const Store& store, const std::optional<Standing>& running) {
  if (running) return running->record;
  if (const auto unfinished = store.unfinished()) return store.read(*unfinished);
  if (const auto newest = store.newest(1)) return store.read(*newest);
  return {};
}

Exit status(Context& context, const StatusOptions& options) {
  const Store store(context.log_file(), Store::Access::read);
  const auto running = standing(store, context.clock);
  const Exit exit = options.check && !running ? Exit::no : Exit::done;
  if (options.format) {
    context.out << fill_format(*options.format, running) << '\n';
    return exit;
  }
  const auto record = subject(store, running);
  const std::size_t pending = store.pending();
  std::optional<Reminding> due;
  if (!running) due = reminding(context, store, read_kept(context.reminder_file()));
  if (options.json) {
    context.out << dump({{"running", running.has_value()},
                         {"pending", pending},
                         {"due", due_json(due)},
                         {"due_now", due && due->decision.is_due()},
                         {"live", live_json(running)},
                         {"session", record ? to_json(*record) : Json(nullptr)}})
                << '\n';
    return exit;
  }
  std::string text = running ? to_text(*running) : record ? text_of(context, *record) : "No session yet.";
  if (pending > 0) text += fmt::format(" {} with a volume to come.", pending);
  const bool cut_off = record && record->state == State::interrupted;
  const std::string next = due && !cut_off ? next_text(due->facts, due->decision) : "";
  if (!next.empty()) text += " " + next;
  context.out << (context.columns > 0 ? wrap(text, context.columns) : text) << '\n';
  return exit;
}

}  // namespace

void add_status(Command& command) {
  auto& options = command.keep<StatusOptions>();
  command.flag("--check", "Exit with 1 when no session runs.", options.check);
  command.flag("--json", "As JSON.", options.json);
  command.option("--format", "TEXT", "For a status bar, such as '{side} {left}'; empty when no session runs.",
                 [&](const std::string& text, Context&) {
                   fill_format(text, {});  // refuses what it does not know
                   options.format = text;
                 });
  command.run([&options](Context& context) { return status(context, options); });
}

}  // namespace dropwise
