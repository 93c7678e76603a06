#include <fmt/format.h>

#include "dropwise/duration.h"
#include "quantities/text.h"
#include "terminal/view.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

std::string upper(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return "LEFT";
    case Side::right: return "RIGHT";
    case Side::both: return "BOTH";
  }
  return "READY";
}

std::string time_words(const Snapshot& now) {
  if (now.paused) return to_clock(now.paused_for);
  if (now.left) return to_clock(*now.left + Millis{999}) + " left";
  return to_clock(now.elapsed) + " so far";
}

std::string next_piece(const Scene& scene) {
  const Snapshot& now = scene.now;
  const auto ends = now.left ? now.left : now.to_cap;
  const std::string next = next_words(scene.plan, now.next, now.next_side);
  if (ends && *ends <= kLeadIn && !now.paused) return fmt::format("{} in {}", next, (ends->count() + 999) / 1000);
  return "then " + next;
}

/// The pieces of the line, the most needed first.
std::vector<Piece> pieces(const Scene& scene) {
  const Snapshot& now = scene.now;
  const Phase& phase = scene.plan.phases[now.phase];
  const auto ends = now.left ? now.left : now.to_cap;
  const bool soon = ends && *ends <= kLeadIn && !now.paused;
  std::vector<Piece> all;
  all.push_back({now.paused ? "PAUSED" : upper(now.side), Role::strong});
  all.push_back({time_words(now)});
  if (soon) all.push_back({next_piece(scene), Role::alert});
  all.push_back({clean(phase.name)});
  if (now.to_enough && scene.plan.policy != Policy::open)
    all.push_back({"minimum in " + to_clock(*now.to_enough + Millis{999})});
  if (!soon) all.push_back({next_piece(scene)});
  all.push_back({fmt::format("L {} R {}", to_clock(now.left_active), to_clock(now.right_active)), Role::dim});
  if (scene.keys) all.push_back({"? keys", Role::dim});
  return all;
}

}  // namespace

std::vector<std::string> line_frame(const Scene& scene) {
  if (scene.now.over || scene.now.phase >= scene.plan.phases.size()) return {};
  constexpr std::string_view kGap = "  ";
  auto room = static_cast<std::size_t>(std::max(scene.width - 1, 10));
  const std::size_t width = room;
  std::vector<Piece> line;
  for (const Piece& piece : pieces(scene)) {
    const std::size_t needed = columns(piece.text) + (line.empty() ? 0 : kGap.size());
    if (needed > room) continue;
    if (!line.empty()) line.push_back({std::string(kGap)});
    line.push_back(piece);
    room -= needed;
  }
  return {scene.style.line(line, width)};
}

}  // namespace dropwise
