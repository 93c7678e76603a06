#include "dropwise/event.h"

#include "dropwise/session.h"

namespace dropwise {
namespace {

SegmentKind segment_kind(PhaseKind kind) {
  switch (kind) {
    case PhaseKind::prepare: return SegmentKind::prepare;
    case PhaseKind::express: return SegmentKind::express;
    case PhaseKind::assist:
    case PhaseKind::finish: break;
  }
  return SegmentKind::assist;
}

bool stands_still(SegmentKind kind) { return kind == SegmentKind::pause || kind == SegmentKind::asleep; }

/// Replays a log and cuts it into segments.
class Cutter {
 public:
  explicit Cutter(const Plan& plan) : plan_(plan), extra_(plan.phases.size()) {}

  void take(const Event& event) {
    switch (event.kind) {
      case EventKind::phase_started: start(event); break;
      case EventKind::paused: pause(event); break;
      case EventKind::resumed: resume(event); break;
      case EventKind::asleep: sleep(event); break;
      case EventKind::swapped: relabel(event.side); break;
      case EventKind::extended: extend(); break;
      case EventKind::phase_ended: end(event); break;
      case EventKind::session_started:
      case EventKind::prompt:
      case EventKind::mark_reached:
      case EventKind::minimum_reached:
      case EventKind::switch_soon:
      case EventKind::side_switched:
      case EventKind::marked:
      case EventKind::held:
      case EventKind::touched:
      case EventKind::session_finished: break;
    }
  }

  std::vector<Segment> finish(Millis until) {
    if (open_) close(std::max(until, open_->began), Reason::interrupted);
    return std::move(done_);
  }

 private:
  void start(const Event& event) {
    if (event.phase >= plan_.phases.size()) return;
    const Phase& phase = plan_.phases[event.phase];
    visit_ = done_.size();
    phase_segment_ = {
        .kind = segment_kind(phase.kind), .side = event.side, .phase = event.phase, .planned = phase.target};
    if (phase.target) *phase_segment_.planned += extra_[event.phase];
    open(event.at, phase_segment_);
  }

  void end(const Event& event) {
    if (event.reason == Reason::clock) extra_[phase_segment_.phase] = Millis{0};
    close(event.at, event.reason);
  }

  void open(Millis at, const Segment& segment) { open_.emplace(segment).began = at; }

  void pause(const Event& event) {
    if (!open_ || open_->kind == SegmentKind::pause) return;
    close(event.at, event.reason);
    open(event.at, {.kind = SegmentKind::pause, .phase = event.phase});
  }

  void sleep(const Event& event) {
    if (!open_) return;
    close(event.at, event.reason);
    open(event.at, {.kind = SegmentKind::asleep, .phase = event.phase});
  }

  void resume(const Event& event) {
    if (!open_ || !stands_still(open_->kind)) return;
    close(event.at, Reason::user);
    open(event.at, phase_segment_);
  }

  void close(Millis at, Reason reason) {
    if (!open_) return;
    open_->ended = at;
    open_->ended_by = reason;
    if (open_->ended > open_->began) done_.push_back(*open_);
    open_.reset();
  }

  void relabel(Side side) {
    phase_segment_.side = side;
    if (open_ && !stands_still(open_->kind)) open_->side = side;
    for (std::size_t i = visit_; i < done_.size(); ++i) {
      if (!stands_still(done_[i].kind)) done_[i].side = side;
    }
  }

  void extend() {
    if (!phase_segment_.planned) return;
    *phase_segment_.planned += kMore;
    extra_[phase_segment_.phase] += kMore;
    if (open_ && open_->planned) open_->planned = phase_segment_.planned;
  }

  const Plan& plan_;
  std::vector<Segment> done_;
  std::optional<Segment> open_;
  Segment phase_segment_;
  std::vector<Millis> extra_;  // added to each phase since it last ran out
  std::size_t visit_ = 0;
};

}  // namespace

Millis Segment::active() const { return stands_still(kind) ? Millis{0} : ended - began; }

std::vector<Segment> segments(const Plan& plan, std::span<const Event> log, Millis until) {
  Cutter cutter(plan);
  for (const Event& event : log) cutter.take(event);
  return cutter.finish(until);
}

Millis active_time(std::span<const Segment> segments, Side side) {
  Millis sum{0};
  for (const Segment& segment : segments) {
    const bool counts = segment.side == side || segment.side == Side::both;
    if (segment.kind == SegmentKind::express && counts) sum += segment.active();
  }
  return sum;
}

Millis total_time(std::span<const Segment> segments, SegmentKind kind) {
  Millis sum{0};
  for (const Segment& segment : segments) {
    if (segment.kind == kind) sum += segment.ended - segment.began;
  }
  return sum;
}

}  // namespace dropwise
