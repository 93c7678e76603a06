
#include "app/errors/user_error.h"
#include "app/notify.h"
#include "app/open_log.h"
#include "app/reminder_check.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/error_output.h"
#include "config/reminder_rules.h"
#include "i18n/language.h"
#include "reminders/messages.h"

namespace dropwise {
namespace {

constexpr std::size_t kLongestTrouble = 400;

struct RemindOptions {
  bool notify = false, check = false, why = false, presets = false, json = false;
};

Json to_json(const ReminderCheck& found, const std::vector<std::string>& why) {
  const auto& [due, next] = std::tie(found.decision.due, found.decision.next);
  return {{"due", found.decision.is_due()},
          {"verdict", to_text(found.decision.verdict)},
          {"due_since", due ? Json(rfc3339(found.zoned(due->due_at))) : Json(nullptr)},
          {"next", next ? Json(rfc3339(found.zoned(next->notify_at))) : Json(nullptr)},
          {"why", why}};
}

/// Shows the decision and its reasons, without changing the saved state.
ExitCode look(Context& context, const RemindOptions& options) {
  const Store store = open_log(context, Store::Access::probe);
  const ReminderCheck found = check_reminders(context, store, load_reminder_state(context.reminder_file()));
  auto why = explain(found.rules, found.input, found.decision);
  if (const std::string milk = milk_text(context, store, found); !milk.empty()) why.push_back(milk);
  const std::size_t width = context.width();
  if (options.json) {
    context.out << dump(to_json(found, why)) << '\n';
  } else if (options.why) {
    for (const std::string& line : why) context.out << wrap(line, width) << '\n';
  } else if (found.decision.is_due()) {
    context.out << message(found.rules, found.input, found.decision) << '\n';
  }
  return options.check && !found.decision.is_due() ? ExitCode::negative : ExitCode::success;
}

/// Prints the reminder if it is time for it, and records that. Returns the reminder, or an empty text.
std::string speak(Context& context, ReminderState& state) {
  const Store store = open_log(context, Store::Access::probe);
  const ReminderCheck found = check_reminders(context, store, state);
  if (found.decision.verdict != Verdict::notify) return {};
  std::string text = message(found.rules, found.input, found.decision);
  context.out << text << '\n';
  context.flush();
  state.notified_at = found.input.now;
  return text;
}

/// The error of `work`, whatever its type, so that remind() can report every error only once.
template <class Work>
std::optional<UserError> fault_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return to_user_error(error);
  } catch (const std::exception& error) {
    return UserError(error.what(), tr("This should not happen: please tell us what you did."), ExitCode::io);
  }
  return {};
}

/// One call by cron. The same error is reported only once in a row, but always at a terminal.
ExitCode remind(Context& context, const RemindOptions& options) {
  auto state_file = ReminderStateFile::open(context.reminder_file());
  if (!state_file) return ExitCode::success;  // another call is already at work
  ReminderState state = state_file->state;
  std::string said;
  const auto wrong = fault_of([&] { said = speak(context, state); });
  const std::string trouble = wrong ? truncate_to_width(sanitize(wrong->what()), kLongestTrouble) : "";
  const bool told = !context.out_is_terminal && trouble == state_file->state.trouble;
  if (!context.out_is_terminal) {
    state.last_run = context.clock.utc();
    state.trouble = trouble;
  }
  state_file->state = state;
  state_file->save();
  state_file.reset();  // releases the file, so that a snooze need not wait for the desktop
  if (wrong && !told) throw UserError(*wrong);
  if (wrong) return wrong->exit();
  const std::string unseen = options.notify && !said.empty() ? notify(context, said) : "";
  if (!unseen.empty()) write_error(context, {tr("cannot show the reminder on the desktop"), unseen});
  return ExitCode::success;
}

/// Lists the presets with their rules and sources.
ExitCode list_presets(Context& context, bool json) {
  Json all = Json::array();
  const std::size_t width = context.columns > 0 ? std::min<std::size_t>(context.columns, 80) : 80;
  for (const Preset& preset : presets()) {
    all.push_back({{"id", preset.id},
                   {"name", preset.name},
                   {"rules", rules_text(rules_of(preset))},
                   {"sources", preset.sources},
                   {"note", preset.note}});
    if (json) continue;
    context.out << wrap(formatted("{}: {}", preset.id, tr(preset.name)), width) << '\n'
                << wrap(rules_text(rules_of(preset)), width, "  ") << '\n';
    for (const std::string& source : preset.sources) context.out << wrap(tr(source), width, "  - ") << '\n';
    if (!preset.note.empty()) context.out << wrap(tr(preset.note), width, "  ") << '\n';
    context.out << '\n';
  }
  if (json) {
    context.out << dump(all) << '\n';
    return ExitCode::success;
  }
  context.out
      << wrap(tr("`dropwise config set remind.preset nicu` begins with one. The plan of your unit or midwife comes "
                 "first: its figures, such as `dropwise config set remind.every 2h30m`, override the preset. There "
                 "is none for the time before birth: expressing then is for a midwife or doctor to agree to, and "
                 "is not needed every day (NHS Forth Valley)."),
              width)
      << '\n';
  return ExitCode::success;
}

}  // namespace

void add_remind(Command& command) {
  auto& options = command.options<RemindOptions>();
  command.asks_for_settings();
  command.flag("--notify", tr("Show it on the desktop too."), options.notify);
  command.flag("--check", tr("Exit with 1 when no session is due; nothing is kept."), options.check);
  command.flag("--why", tr("Explain the decision, from the rules and the log; nothing is kept."), options.why);
  command.flag("--presets", tr("Show rules to begin with, by situation, and their sources."), options.presets);
  command.flag("--json", tr("The decision as JSON, explained."), options.json);
  command.run([&options](Context& context) {
    const bool asks = options.check || options.why || options.json;
    if (options.notify && (asks || options.presets))
      throw UserError(tr("--notify cannot be combined with --check, --why, --json or --presets"),
                      tr("Leave out --notify."));
    if (options.presets) return list_presets(context, options.json);
    return asks ? look(context, options) : remind(context, options);
  });
}

}  // namespace dropwise
