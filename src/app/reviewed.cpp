#include "app/reviewed.h"

namespace dropwise {

ReviewedSessions read_reviewed(Context& context, const Store& store, const std::string& range) {
  ReviewedSessions reviewed;
  reviewed.span.now = current_time(context.clock).local();
  reviewed.span.day_start = context.settings().day_start;
  reviewed.span.range = parse_range(range, reviewed.span.now, reviewed.span.day_start);
  LocalRange wider = reviewed.span.range;  // gaps follow UTC, in which neighbors may have other local days
  if (wider.from) *wider.from -= std::chrono::days{1};
  if (wider.to) *wider.to += std::chrono::days{1};
  reviewed.sessions = store.session_totals(wider);
  if (!reviewed.sessions.empty()) reviewed.span.before = store.latest_before(reviewed.sessions.front().began.utc);
  return reviewed;
}

}  // namespace dropwise
