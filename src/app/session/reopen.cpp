#include "app/session/reopen.h"

#include "base/error.h"
#include "i18n/language.h"
#include "i18n/value_words.h"

namespace dropwise {

std::optional<EarlyEnd> early_end(const SessionRecord& record) {
  if (record.state != State::finished || !record.plan) return {};
  for (std::size_t i = record.log.size(); i-- > 0;) {
    const Event& event = record.log[i];
    const bool ends = event.kind == EventKind::phase_ended && event.phase < record.plan->phases.size();
    if (!ends || record.plan->phases[event.phase].kind == PhaseKind::finish) continue;
    if (event.reason == Reason::clock || event.reason == Reason::cap) return {};
    return EarlyEnd{.events = i, .at = event.at, .reason = event.reason};
  }
  return {};
}

void check_reopening(const SessionRecord& record, UtcTime now) {
  if (!record.plan)
    throw UserError(tr("cannot resume session {}: it was not guided", record.id),
                    tr("`dropwise start` begins a new one."));
  if (record.state == State::running)
    throw UserError(tr("session {} is running", record.id), tr("`dropwise watch` shows it."));
  if (!early_end(record))
    throw UserError(tr("cannot resume session {}: it is already complete", record.id),
                    tr("`dropwise start` begins a new one."));
  if (now - record.ended().value_or(record.data.began).utc > kReopenWithin)
    throw UserError(tr("cannot resume session {}: it ended more than {} ago", record.id, length_text(kReopenWithin)),
                    tr("`dropwise start` begins a new one."));
}

SessionRecord reopened(SessionRecord record, const EarlyEnd& end) {
  record.state = State::interrupted;
  record.log.resize(end.events);
  record.data.lasted = end.at;
  return record;
}

}  // namespace dropwise
