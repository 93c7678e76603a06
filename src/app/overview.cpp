#include "app/overview.h"

#include "app/session/birth.h"
#include "app/session/rescue_session.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "reminders/messages.h"
#include "reports/detail.h"

namespace dropwise {
namespace {

std::string text_of(const Context& context, const SessionRecord& record) {
  const Millis past = context.clock.utc() - (record.data.began.utc + record.data.lasted.value_or(Millis{0}));
  if (record.state == State::interrupted) {
    const std::string then = find_rescue_file(context, record)
                                 ? tr("more of it waits in a file, `dropwise doctor --fix` takes it in.")
                                 : tr("`dropwise resume` continues it.");
    return tr("Session {} was interrupted {} ({}), after {}: {}", record.id, ago_text(past), where_text(record),
              to_clock(record.data.lasted.value_or(Millis{0})), then);
  }
  return tr("Last: session {}, {}, {}.", record.id, ago_text(past), brief(record));
}

/// The session to report: the running session, otherwise the newest unfinished session, otherwise the newest session.
std::optional<SessionRecord> subject(const Store& store, const std::optional<RunningSession>& running) {
  if (running) return running->record;
  if (const auto unfinished = store.unfinished()) return store.read(*unfinished);
  if (const auto newest = store.newest(1)) return store.read(*newest);
  return {};
}

}  // namespace

Overview read_overview(Context& context, const Store& store) {
  Overview overview{.running = find_running_session(store, context.clock)};
  overview.record = subject(store, overview.running);
  overview.pending = store.pending();
  try {
    overview.birth = birth_text(context);
  } catch (const UserError&) {  // a running session is shown even if the configuration is invalid
    if (!overview.running) throw;
  }
  if (!overview.running) overview.due = check_reminders(context, store, load_reminder_state(context.reminder_file()));
  return overview;
}

std::string to_text(const Context& context, const Overview& overview) {
  std::string text = overview.running  ? to_text(*overview.running)
                     : overview.record ? text_of(context, *overview.record)
                                       : tr("No session yet.");
  if (!overview.birth.empty()) text += " " + overview.birth;
  if (overview.pending > 0) text += tr(" {} with a volume to come.", overview.pending);
  const std::string next =
      overview.due && !overview.cut_off() ? next_text(overview.due->input, overview.due->decision) : "";
  return next.empty() ? text : text + " " + next;
}

}  // namespace dropwise
