#include "app/open_log.h"
#include "app/overview.h"
#include "app/session/birth.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "store/json/json.h"

namespace dropwise {
namespace {

struct StatusOptions {
  bool check = false;
  bool json = false;
  std::optional<std::string> format = {};
};

/// The state of a running session for scripts; null if none is running.
Json live_json(const std::optional<RunningSession>& s) {
  if (!s) return nullptr;
  const auto& phases = s->record.plan->phases;
  return {{"phase", s->now.phase < phases.size() ? Json(phases[s->now.phase].name) : Json(nullptr)},
          {"kind", to_text(s->now.kind)},
          {"side", to_text(s->now.side)},
          {"paused", s->now.paused},
          {"elapsed_s", seconds_json(s->now.elapsed)},
          {"left_s", seconds_json(s->now.remaining)}};
}

/// Since when a session is due, or otherwise the time of the next reminder; null if there is neither.
Json due_json(const std::optional<ReminderCheck>& found) {
  if (!found) return nullptr;
  if (found->decision.is_due()) return rfc3339(found->zoned(found->decision.due->due_at));
  return found->decision.next ? Json(rfc3339(found->zoned(found->decision.next->notify_at))) : Json(nullptr);
}

ExitCode status(Context& context, const StatusOptions& options) {
  const Store store = open_log(context, Store::Access::read);
  if (options.format) {
    const auto running = find_running_session(store, context.clock);
    context.out << fill_format(*options.format, running) << '\n';
    return options.check && !running ? ExitCode::negative : ExitCode::success;
  }
  const Overview overview = read_overview(context, store);
  if (options.json) {
    const auto day = overview.birth.empty() ? std::nullopt : day_after_birth(context);
    context.out << dump({{"running", overview.running.has_value()},
                         {"pending", overview.pending},
                         {"day_after_birth", day ? Json(*day) : Json(nullptr)},
                         {"due", due_json(overview.due)},
                         {"due_now", overview.due && overview.due->decision.is_due()},
                         {"live", live_json(overview.running)},
                         {"session", overview.record ? to_json(*overview.record) : Json(nullptr)}})
                << '\n';
  } else {
    const std::string text = to_text(context, overview);
    context.out << (context.columns > 0 ? wrap(text, context.columns) : text) << '\n';
  }
  return options.check && !overview.running ? ExitCode::negative : ExitCode::success;
}

}  // namespace

void add_status(Command& command) {
  auto& options = command.options<StatusOptions>();
  command.flag("--check", tr("Exit with 1 when no session runs."), options.check);
  command.flag("--json", tr("Print as JSON."), options.json);
  command.option("--format", "TEXT", tr("For a status bar, such as '{side} {left}'; empty when no session runs."),
                 [&](const std::string& text, Context&) {
                   fill_format(text, {});  // throws if the format has an unknown field
                   options.format = text;
                 });
  command.run([&options](Context& context) { return status(context, options); });
}

}  // namespace dropwise
