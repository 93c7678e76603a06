#include "app/reminder_check.h"

#include "app/reviewed.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "store/live_channel.h"

namespace dropwise {
namespace {

constexpr auto kFar = std::chrono::days{4};

PastSession past(const SessionTotals& figures) {
  const auto& [began, lasted] = std::tie(figures.began.utc, figures.lasted);
  return {began, lasted ? std::optional(began + *lasted) : std::nullopt};
}

/// The sessions of the last days, and the last session before them if there is one. One with impossible values counts
/// if its start is known: a reminder may not fail because of an amount.
std::vector<PastSession> sessions(const Store& store, UtcTime now) {
  std::vector<PastSession> found;
  const LocalTime utc{now.time_since_epoch()};
  if (const auto before = store.latest_before(now - kFar)) found.push_back({*before});
  const std::chrono::days zones{1};  // ranges are in the local time of each session, in whatever zone
  for (const SessionTotals& figures : store.session_totals({utc - kFar - zones, utc + zones}, Damaged::accept)) {
    const bool wanted = !figures.before_birth && figures.began.utc <= now && figures.began.utc >= now - kFar;
    if (wanted) found.push_back(past(figures));
  }
  return found;
}

/// Whether the running session is the last of these. Sessions before birth are not among them.
bool leads_last(const Store& store, const std::vector<PastSession>& sessions) {
  const auto active = LiveChannel(store).active();
  const auto led = active && !sessions.empty() ? store.read(active->session, Damaged::accept) : std::nullopt;
  return led && led->data.began.utc == sessions.back().began;
}

std::string milk_today(const MilkSum& milk) {
  const std::string sum = sum_text(milk.microlitres, milk.estimate);
  if (milk.trace && milk.unknown > 0) return tr("Milk today: {}, a trace, and an unknown amount.", sum);
  if (milk.trace) return tr("Milk today: {} and a trace.", sum);
  if (milk.unknown > 0) return tr("Milk today: {} and an unknown amount.", sum);
  return tr("Milk today: {}.", sum);
}

}  // namespace

ReminderCheck check_reminders(Context& context, const Store& store, const ReminderState& state) {
  const Settings& settings = context.settings();
  ReminderCheck found{.rules = settings.remind};
  found.input.now = context.clock.utc();
  found.input.sessions = sessions(store, found.input.now);
  found.input.in_future = found.input.sessions.empty() && !store.later_than(found.input.now).empty();
  found.input.before_birth = found.input.sessions.empty() && !found.input.in_future && store.newest(1).has_value();
  found.input.running = LiveChannel(store).active().has_value();
  if (leads_last(store, found.input.sessions)) found.input.sessions.back().ended.reset();
  found.input.notified_at = state.notified_at;
  const bool snoozed =
      state.snoozed_until && *state.snoozed_until <= found.input.now + kLongestSnooze;  // otherwise the clock was wrong
  if (snoozed) found.input.snoozed_until = state.snoozed_until;
  found.input.day_start = settings.day_start;
  found.input.zone = [&clock = context.clock](UtcTime time) { return clock.offset(time); };
  found.decision = decide(found.rules, found.input);
  return found;
}

std::string milk_text(Context& context, const Store& store, const ReminderCheck& reminding) {
  const auto& own = reminding.rules.target;
  const auto& target = own ? own : context.settings().report.target;
  if (!target || reminding.input.sessions.empty()) return {};
  ReviewedSessions today = read_reviewed(context, store, "today");
  std::erase_if(today.sessions, [](const SessionTotals& session) { return session.before_birth; });
  const MilkSum milk = summarize(today.sessions, By::day, today.span).all.total();
  return join_sentences({milk_today(milk), tr("Your daily target: {}.", to_text(*target))});
}

}  // namespace dropwise
