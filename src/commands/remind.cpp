#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "commands/notify.h"
#include "commands/reminding.h"
#include "quantities/json.h"
#include "quantities/text.h"
#include "reminders/words.h"
#include "settings/read_rules.h"

namespace dropwise {
namespace {

constexpr std::size_t kLongestTrouble = 400;

struct RemindOptions {
  bool notify = false, check = false, why = false, presets = false, json = false;
};

/// The decision, without a change to what is kept.
Reminding look(Context& context) {
  const Store store(context.log_file(), Store::Access::look);
  return reminding(context, store, read_kept(context.reminder_file()));
}

Exit why(Context& context, const RemindOptions& options) {
  const Store store(context.log_file(), Store::Access::look);
  const Reminding found = reminding(context, store, read_kept(context.reminder_file()));
  auto lines = explain(found.rules, found.facts, found.decision);
  if (const std::string milk = milk_text(context, store, found); !milk.empty()) lines.push_back(milk);
  if (options.json) {
    const auto time = [&](const std::optional<Slot>& slot) {
      return slot ? Json(rfc3339(found.moment(slot->at))) : Json(nullptr);
    };
    context.out << dump({{"due", found.decision.is_due()},
                         {"verdict", to_text(found.decision.verdict)},
                         {"due_since", time(found.decision.due)},
                         {"next", time(found.decision.next)},
                         {"why", lines}})
                << '\n';
    return options.check && !found.decision.is_due() ? Exit::no : Exit::done;
  }
  const std::size_t width = context.columns > 0 ? context.columns : 80;
  for (const std::string& line : lines) context.out << wrap(line, width) << '\n';
  return options.check && !found.decision.is_due() ? Exit::no : Exit::done;
}

Exit check(Context& context) {
  const Reminding found = look(context);
  if (!found.decision.is_due()) return Exit::no;
  context.out << message(found.rules, found.facts, found.decision) << '\n';
  return Exit::done;
}

/// Says it, if it is to be said, and keeps that it was.
void speak(Context& context, const RemindOptions& options, Kept& kept) {
  const Store store(context.log_file(), Store::Access::look);
  const Reminding found = reminding(context, store, kept);
  if (found.decision.verdict != Verdict::speak) return;
  const std::string text = message(found.rules, found.facts, found.decision);
  context.out << text << '\n' << std::flush;
  if (!context.out) throw Error("the output cannot be written", "Look where it goes: is the disk full?", Exit::log);
  kept.said = found.facts.now;
  if (!options.notify) return;
  if (const std::string trouble = notify(context, text); !trouble.empty())
    context.err << fmt::format("dropwise: the message was not shown on the desktop. {}\n", trouble);
}

/// One call of cron's. What is wrong is said once, as long as it stays the same.
Exit remind(Context& context, const RemindOptions& options) {
  auto memory = Memory::open(context.reminder_file());
  if (!memory) return Exit::done;  // another one is just doing it
  const Kept before = memory->kept;
  if (!context.out_is_terminal) memory->kept.ran = context.clock.utc();
  std::optional<Error> wrong;
  try {
    speak(context, options, memory->kept);
    memory->kept.trouble.clear();
  } catch (const Error& error) {
    memory->kept.trouble = cut(clean(error.what()), kLongestTrouble);
    wrong = error;
  }
  memory->keep();
  if (!wrong) return Exit::done;
  if (before.trouble != memory->kept.trouble) throw Error(*wrong);
  return wrong->exit();
}

/// The situations, their rules and where the figures come from.
Exit list_presets(Context& context, bool json) {
  Json all = Json::array();
  const std::size_t width = context.columns > 0 ? std::min<std::size_t>(context.columns, 80) : 80;
  for (const Preset& preset : presets()) {
    all.push_back({{"id", preset.id},
                   {"name", preset.name},
                   {"rules", to_text(rules_of(preset))},
                   {"sources", preset.sources},
                   {"note", preset.note}});
    if (json) continue;
    context.out << preset.id << ": " << preset.name << '\n' << wrap(to_text(rules_of(preset)), width, "  ") << '\n';
    for (const std::string& source : preset.sources) context.out << wrap(source, width, "  - ") << '\n';
    if (!preset.note.empty()) context.out << wrap(preset.note, width, "  ") << '\n';
    context.out << '\n';
  }
  if (json) {
    context.out << dump(all) << '\n';
    return Exit::done;
  }
  context.out << wrap(
                     "`dropwise config set remind.preset nicu` begins with one. The plan of your unit or midwife comes "
                     "first: its figures, such as `dropwise config set remind.every 2h30m`, override the preset. There "
                     "is none for the time before birth: expressing then is for a midwife or doctor to agree to, and "
                     "is not needed every day (NHS Forth Valley).",
                     width)
              << '\n';
  return Exit::done;
}

}  // namespace

void add_remind(Command& command) {
  auto& options = command.keep<RemindOptions>();
  command.asks_for_settings();
  command.flag("--notify", "Show it on the desktop too.", options.notify);
  command.flag("--check", "Exit with 1 when no session is due; nothing is kept.", options.check);
  command.flag("--why", "Explain the decision, from the rules and the log; nothing is kept.", options.why);
  command.flag("--presets", "Show rules to begin with, by situation, and their sources.", options.presets);
  command.flag("--json", "The decision as JSON, explained.", options.json);
  command.run([&options](Context& context) {
    if (options.presets) return list_presets(context, options.json);
    if (options.why || options.json) return why(context, options);
    return options.check ? check(context) : remind(context, options);
  });
}

}  // namespace dropwise
