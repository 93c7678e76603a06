#include "reports/charts.h"

#include <array>

#include "app/open_log.h"
#include "app/reviewed.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/range_argument.h"
#include "i18n/language.h"
#include "render/chart_text.h"

namespace dropwise {
namespace {

enum class Of { days_and_volume, days, volume, minutes, hours, month };

struct ChartOptions {
  std::string range;
  Of of = Of::days_and_volume;
  bool json = false;
};

constexpr std::array<Choice<Of>, 5> kOf = {
    {{"days", Of::days}, {"volume", Of::volume}, {"minutes", Of::minutes}, {"hours", Of::hours}, {"month", Of::month}}};

Json to_json(const Grid& grid) {
  Json days = Json::array();
  for (const auto& [name, beginnings] : grid.days) {
    Json list = Json::array();
    for (const Millis began : beginnings) list.push_back(seconds_json(began));
    days.push_back({{"name", to_text(name)}, {"began_s", list}});
  }
  return {{"day_start_s", seconds_json(grid.day_start)}, {"days", days}};
}

/// The whole months of a range.
std::string whole_months(Context& context, const std::string& range) {
  const Millis day_start = context.settings().day_start;
  const LocalRange found = parse_range(range, current_time(context.clock).local(), day_start);
  if (!found.from || !found.to) return range;
  const std::chrono::year_month_day from{day_of(*found.from - day_start)};
  const std::chrono::year_month_day last{day_of(*found.to - day_start) - std::chrono::days{1}};
  return formatted("{}..{}", day_text(Day{from.year() / from.month() / 1}),
                   day_text(Day{last.year() / last.month() / std::chrono::last}));
}

}  // namespace

void add_chart(Command& command) {
  auto& options = command.options<ChartOptions>();
  range_argument(command, options.range, "14d");
  command.choice("--of", kOf, options.of,
                 tr("days: sessions through the day; volume; minutes; hours: start times; or month: a calendar."));
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const ReviewedSessions reviewed =
        read_reviewed(context, store, options.of == Of::month ? whole_months(context, options.range) : options.range);
    const Summary summary = summarize(reviewed.sessions, By::day, reviewed.span);
    const auto grid = [&] { return hours_grid(summary, reviewed.sessions, reviewed.span.day_start); };
    if (options.json) {
      context.out << dump(options.of == Of::hours ? to_json(grid()) : to_json(summary)) << '\n';
    } else if (summary.all.sessions == 0) {
      context.out << tr("No sessions in this range.\n");
    } else if (options.of == Of::hours) {
      context.out << to_text(grid(), context.look());
    } else if (options.of == Of::month) {
      context.out << to_text(calendar(summary), context.look());
    } else if (options.of == Of::minutes) {
      context.out << to_text(minutes_chart(summary), context.look());
    } else {
      if (options.of != Of::volume)
        context.out << to_text(day_lines(summary, reviewed.sessions, reviewed.span.day_start), context.look());
      if (options.of == Of::days_and_volume) context.out << '\n';
      if (options.of != Of::days) context.out << to_text(volume_chart(summary), context.look());
    }
    return ExitCode::success;
  });
}

}  // namespace dropwise
