#include "app/overview.h"

#include "app/future_sessions.h"
#include "app/session/birth.h"
#include "app/session/rescue_session.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "i18n/value_words.h"
#include "reminders/messages.h"
#include "reports/detail.h"

namespace dropwise {
namespace {

std::string text_of(const Context& context, const SessionRecord& record) {
  const Millis past = context.clock.utc() - (record.data.began.utc + record.data.lasted.value_or(Millis{0}));
  if (record.state == State::interrupted) {
    return join_sentences({tr("Session {} was interrupted {} ({}), after {}.", record.id, ago_text(past),
                              where_text(record), to_clock(record.data.lasted.value_or(Millis{0}))),
                           find_rescue_file(context, record)
                               ? tr("Part of it is in a rescue file: run `dropwise doctor --fix` to import it.")
                               : tr("`dropwise resume` continues it.")});
  }
  return tr("Last: session {}, {}, {}.", record.id, ago_text(past), brief(record));
}

/// The session to report: the running session, otherwise the newest unfinished session, otherwise the newest session
/// that is not in the future.
std::optional<SessionRecord> subject(const Store& store, const std::optional<RunningSession>& running, UtcTime now) {
  if (running) return running->record;
  if (const auto unfinished = store.unfinished()) return store.read(*unfinished);
  if (const auto newest = store.newest(store.later_than(now + kClockDrift).size() + 1)) return store.read(*newest);
  return {};
}

}  // namespace

std::string missing_text(const Overview& overview) {
  if (overview.pending == 0) return {};
  return plural(overview.pending, "An amount is missing in {} session.", "An amount is missing in {} sessions.");
}

Overview read_overview(Context& context, const Store& store) {
  Overview overview{.running = find_running_session(store, context.clock)};
  overview.record = subject(store, overview.running, context.clock.utc());
  overview.future = future_text(context, store);
  overview.pending = store.pending();
  try {
    overview.birth = birth_text(context);
  } catch (const Error&) {  // a running session is shown even if the configuration is invalid
    if (!overview.running) throw;
  }
  if (!overview.running) overview.due = check_reminders(context, store, load_reminder_state(context.reminder_file()));
  return overview;
}

std::string to_text(const Context& context, const Overview& overview) {
  const std::string session = overview.running  ? to_text(*overview.running)
                              : overview.record ? text_of(context, *overview.record)
                                                : tr("No session yet.");
  const std::string next =
      overview.due && !overview.cut_off() ? next_text(overview.due->input, overview.due->decision) : "";
  return join_sentences({session, overview.future, overview.birth, missing_text(overview), next});
}

}  // namespace dropwise
