
#include "app/open_log.h"
#include "app/reminder_check.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/parse_time.h"
#include "config/presets.h"
#include "i18n/language.h"
#include "quantities/date.h"
#include "reminders/messages.h"
#include "render/text.h"
#include "store/json/json.h"

namespace dropwise {
namespace {

constexpr int kMostDays = 14;

struct ScheduleOptions {
  int days = 1;
  bool json = false;
};

int parse_days(const std::string& text) {
  const auto days = parse_whole(text);
  if (days && *days >= 1 && *days <= kMostDays) return *days;
  throw UserError(tr("invalid number of days `{}`", sanitize(text)),
                  tr("Expected a whole number from 1 to {}.", kMostDays));
}

Report to_report(const ReminderCheck& found, const std::vector<DueTime>& due_times) {
  Table table{.columns = {{tr("day")}, {tr("time")}, {tr("reason")}}, .rows = {}, .wraps = true};
  std::optional<Day> before;
  for (const DueTime& due_time : due_times) {
    const LocalTime local = found.input.local(due_time.notify_at);
    const Day day = day_of(local);
    const bool now = due_time.notify_at <= found.input.now;
    table.rows.push_back({std::exchange(before, day) == day ? Cell() : Cell(day),
                          now ? tr("now") : time_of_day_text(local),
                          trigger_text(found.rules, found.input,
                                       now ? DueTime{due_time.due_at, due_time.due_at, due_time.trigger} : due_time)});
  }
  return {.tables = {std::move(table)}};
}

/// The note of the preset, if the rules have a preset.
std::string preset_note(const Rules& rules) {
  const Preset* preset = find_preset(rules.preset);
  return preset ? tr(preset->note) : "";
}

}  // namespace

void add_schedule(Command& command) {
  auto& options = command.options<ScheduleOptions>();
  command.option("--days", "N", tr("How many days, 1 to {}; 1 when left out.", kMostDays),
                 [&](const std::string& text, Context&) { options.days = parse_days(text); });
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const ReminderCheck found = check_reminders(context, store, load_reminder_state(context.reminder_file()));
    const auto due_times = forecast(found.rules, found.input, found.input.now + std::chrono::days{options.days});
    if (options.json) {
      Json all = Json::array();
      for (const DueTime& due_time : due_times) {
        all.push_back({{"at", rfc3339(found.zoned(due_time.notify_at))},
                       {"wanted", rfc3339(found.zoned(due_time.due_at))},
                       {"asked_for_by", trigger_text(found.rules, found.input, due_time)}});
      }
      context.out << dump({{"rules", rules_text(found.rules)}, {"slots", all}}) << '\n';
      return ExitCode::success;
    }
    const std::size_t width = context.width();
    const auto lines = explain(found.rules, found.input, found.decision);
    context.out << wrap(lines.front(), width) << "\n";
    if (due_times.empty()) context.out << wrap(lines.back(), width) << '\n';
    if (!due_times.empty()) context.out << '\n' << to_text(to_report(found, due_times), context.look()) << '\n';
    const std::string milk = milk_text(context, store, found);
    for (const std::string& line : {milk, preset_note(found.rules)}) {
      if (!line.empty()) context.out << wrap(line, width) << '\n';
    }
    if (!due_times.empty()) {
      context.out << wrap(tr("The times hold if each is kept, and move with what is recorded. Your unit's or midwife's "
                             "plan comes first."),
                          width)
                  << '\n';
    }
    return ExitCode::success;
  });
}

}  // namespace dropwise
