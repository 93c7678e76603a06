#include "store/times.h"

#include <algorithm>

namespace dropwise {

Times times_of(const Plan& plan, std::span<const Event> log, Millis lasted) {
  const auto cut = segments(plan, log, lasted);
  const auto first = std::find_if(cut.begin(), cut.end(), [](const Segment& segment) {
    return segment.kind == SegmentKind::express && (segment.side == Side::left || segment.side == Side::right);
  });
  return {lasted,
          active_time(cut, Side::left),
          active_time(cut, Side::right),
          total_time(cut, SegmentKind::pause),
          total_time(cut, SegmentKind::asleep),
          first == cut.end() ? std::nullopt : std::optional(first->side)};
}

void set_times(SessionRecord& record, const Times& times) {
  SessionData& data = record.data;
  data.lasted = times.lasted;
  data.yield.left.active = times.left;
  data.yield.right.active = times.right;
  data.first_side = times.first_side;
  record.paused = times.paused;
  record.asleep = times.asleep;
}

}  // namespace dropwise
