#include <algorithm>

#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "dropwise/duration.h"
#include "dropwise/session.h"
#include "quantities/text.h"
#include "records/json.h"
#include "records/store.h"
#include "review/detail.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

struct StatusOptions {
  bool check = false;
  bool json = false;
};

/// Where a running session stands, at its last sign of life.
std::string running_text(const Record& record) {
  const Session session(*record.plan, record.log);
  const Millis stood = record.header.lasted.value_or(Millis{0});
  const Snapshot now = session.look(stood);
  std::string text = fmt::format("Session {} runs, {}, since {}", record.id, clean(record.header.protocol),
                                 minute_text(record.header.began));
  if (now.phase < record.plan->phases.size()) {
    text += fmt::format(": {}", clean(record.plan->phases[now.phase].name));
    if (now.side != Side::none) text += fmt::format(", {}", side_words(now.side));
    text +=
        now.left ? fmt::format(", {} to go", to_clock(*now.left)) : fmt::format(", {} so far", to_clock(now.elapsed));
    if (now.paused) text += ", paused";
  }
  return text + ".";
}

std::string text_of(const Record& record, const Clock& clock) {
  if (record.state == State::running && record.plan) return running_text(record);
  const Millis past = clock.utc() - (record.header.began.utc + record.header.lasted.value_or(Millis{0}));
  if (record.state == State::interrupted) {
    return fmt::format("Session {} was interrupted {}, after {}: `dropwise resume` goes on with it.", record.id,
                       ago_text(past), to_clock(record.header.lasted.value_or(Millis{0})));
  }
  return fmt::format("Last: session {}, {}, {}.", record.id, ago_text(past), brief(record));
}

std::size_t count_pending(const Store& store) {
  const auto records = store.list({.newest = 100});
  return static_cast<std::size_t>(std::count_if(
      records.begin(), records.end(), [](const Record& r) { return r.state == State::finished && r.pending(); }));
}

}  // namespace

void add_status(Command& command) {
  auto& options = command.keep<StatusOptions>();
  command.flag("--check", "Exit with 1 when no session runs.", options.check);
  command.flag("--json", "As JSON.", options.json);
  command.run([&options](Context& context) {
    const Store store(context.log_file(), Store::Access::read);
    const auto unfinished = store.unfinished();
    auto record = unfinished ? store.read(*unfinished) : std::nullopt;
    const auto newest = store.newest(1);
    if (newest && !(record && record->state == State::running)) record = store.read(*newest);
    const bool runs = record && record->state == State::running;
    const std::size_t pending = count_pending(store);
    if (options.json) {
      context.out << dump({{"running", runs},
                           {"pending", pending},
                           {"due", nullptr},
                           {"session", record ? to_json(*record) : Json(nullptr)}})
                  << '\n';
    } else {
      context.out << (record ? text_of(*record, context.clock) : "No session yet.");
      if (pending > 0) context.out << fmt::format(" {} with a volume to come.", pending);
      context.out << '\n';
    }
    return options.check && !runs ? Exit::no : Exit::done;
  });
}

}  // namespace dropwise
