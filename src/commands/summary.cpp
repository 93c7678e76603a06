#include "reports/summary.h"

#include "app/future_sessions.h"
#include "app/open_log.h"
#include "app/reviewed.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/range_argument.h"
#include "i18n/language.h"
#include "render/text.h"

namespace dropwise {
namespace {

constexpr Millis kRolling = std::chrono::hours{24};

struct SummaryOptions {
  std::string range;
  By by = By::day;
  bool rolling = false;
  bool narrowed = false;  ///< Whether a range or a period was given.
  bool json = false;
};

/// The last 24 hours. They are measured in UTC, so that a change of the local clock does not matter.
Summary rolling(const Store& store, UtcTime now) {
  const UtcTime from = now - kRolling;
  auto sessions = store.session_totals({.from = LocalTime{from.time_since_epoch() - std::chrono::hours{18}}});
  std::erase_if(sessions,
                [&](const SessionTotals& session) { return session.began.utc < from || session.began.utc > now; });
  const auto before = sessions.empty() ? std::nullopt : store.latest_before(sessions.front().began.utc);
  return summarize_whole(sessions, mark_for_translation("last 24 h"), before);
}

Summary read(Context& context, const Store& store, const SummaryOptions& options) {
  if (options.rolling && options.narrowed)
    throw UserError(tr("--rolling cannot be combined with a range or --by"), tr("Leave out one of them."));
  if (options.rolling) return rolling(store, context.clock.utc());
  const ReviewedSessions reviewed = read_reviewed(context, store, options.range);
  return summarize(reviewed.sessions, options.by, reviewed.span);
}

}  // namespace

void add_summary(Command& command) {
  auto& options = command.options<SummaryOptions>();
  range_argument(command, options.range, "7d", &options.narrowed);
  command.choice(
      "--by", kBy,
      [&](By by) {
        options.by = by;
        options.narrowed = true;
      },
      tr("day, week, month, hour or protocol."));
  command.flag("--rolling", tr("The last 24 hours."), options.rolling);
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const Summary summary = read(context, store, options);
    if (options.json) {
      context.out << dump(to_json(summary)) << '\n';
      return ExitCode::success;
    }
    context.out << (summary.all.sessions == 0 ? tr("No sessions in this range.\n")
                                              : to_text(to_report(summary), context.look()));
    tell_future(context, store);
    return ExitCode::success;
  });
}

}  // namespace dropwise
