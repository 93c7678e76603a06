
#include "app/reminder_check.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/parse_time.h"
#include "i18n/language.h"
#include "quantities/date.h"

namespace dropwise {
namespace {

struct SnoozeOptions {
  Millis time{0};
};

/// Opens the state of the reminders. Waits while a reminder is being sent.
ReminderStateFile open_memory(Context& context) {
  constexpr Millis kPatience{5000}, kLook{20};
  for (const Millis end = context.clock.ticks() + kPatience;;) {
    if (auto state_file = ReminderStateFile::open(context.reminder_file())) return std::move(*state_file);
    if (context.clock.ticks() >= end)
      throw UserError(tr("a reminder is still being shown"), tr("Close it, then try again."), ExitCode::io);
    context.clock.wait(kLook);
  }
}

}  // namespace

void add_snooze(Command& command) {
  auto& options = command.options<SnoozeOptions>();
  command.argument(
      "TIME", tr("How long reminders are silent, such as 45m, up to 24 hours; 0 ends it."),
      [&](const std::string& text, Context&) { options.time = parse_time(text, kLongestSnooze); }, true);
  command.run([&options](Context& context) {
    ReminderStateFile state_file = open_memory(context);
    const bool ends = options.time == Millis{0};
    state_file.state.snoozed_until = ends ? std::nullopt : std::optional(context.clock.utc() + options.time);
    state_file.save();
    const ZonedTime until{context.clock.utc() + options.time, context.clock.offset(context.clock.utc() + options.time)};
    context.out << (ends ? tr("Reminders are as the rules say.\n")
                         : tr("Reminders are silent until {}. `dropwise snooze 0` ends it.\n", minute_text(until)));
    return ExitCode::success;
  });
}

}  // namespace dropwise
