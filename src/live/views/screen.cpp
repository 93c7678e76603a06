#include <algorithm>
#include <set>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "live/views/view.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

constexpr std::string_view kGap = "  ";

/// A piece of the line, and how much it is needed: 0 most.
struct Offer {
  int rank;
  Piece piece;
};

/// The pieces of the line from left to right.
std::vector<Offer> offers(const Scene& scene) {
  const Snapshot& now = scene.now;
  const std::string soon = change_words(scene.plan, now);
  std::vector<Offer> all = {{0, {now.paused ? tr("PAUSED") : side_title(now.side), Role::strong}},
                            {1, {now.paused ? counted(now) : phase_time(now)}}};
  if (!soon.empty()) all.push_back({2, {soon, Role::alert}});
  if (!scene.rhythm.empty()) all.push_back({3, {scene.rhythm, Role::strong}});
  if (scene.spot > 0) all.push_back({4, {tr("thumb at {} o'clock", scene.spot), Role::strong}});
  all.push_back({8, {tr(clean(scene.plan.phases[now.phase].name))}});
  if (now.until_minimum && scene.plan.policy != Policy::open) {
    all.push_back({7, {tr("at least {} more", countdown(*now.until_minimum))}});
  }
  if (soon.empty()) all.push_back({5, {tr("then {}", next_words(scene.plan, now.next, now.next_side))}});
  all.push_back({6, {tr("L {} R {}", to_clock(now.left_active), to_clock(now.right_active)), Role::dim}});
  if (scene.keys) all.push_back({9, {tr("? keys"), Role::dim}});
  return all;
}

/// The ranks of those that fit, the most needed first.
std::set<int> fitting(std::vector<Offer> all, std::size_t room) {
  std::sort(all.begin(), all.end(), [](const Offer& a, const Offer& b) { return a.rank < b.rank; });
  std::set<int> ranks;
  for (const Offer& offer : all) {
    const std::size_t needed = columns(offer.piece.text) + (ranks.empty() ? 0 : kGap.size());
    if (needed > room) continue;
    ranks.insert(offer.rank);
    room -= needed;
  }
  return ranks;
}

}  // namespace

std::vector<std::string> status_line(const Scene& scene) {
  if (scene.now.over || scene.now.phase >= scene.plan.phases.size()) return {};
  const std::size_t width = scene.width();
  const auto all = offers(scene);
  const auto ranks = fitting(all, width);
  std::vector<Piece> line;
  for (const Offer& offer : all) {
    if (!ranks.contains(offer.rank)) continue;
    if (!line.empty()) line.push_back({std::string(kGap)});
    line.push_back(offer.piece);
  }
  return {scene.style.line(line, width)};
}

std::vector<std::string> technique_rows(const Scene& scene) {
  return wrapped_lines(tr(clean(scene.now.technique)), scene.width());
}

std::vector<std::string> line_frame(const Scene& scene) {
  auto rows = technique_rows(scene);
  const bool room = static_cast<int>(rows.size()) + 1 < scene.size.rows;
  if (!room) rows.clear();
  for (std::string& row : status_line(scene)) rows.push_back(std::move(row));
  return rows;
}

}  // namespace dropwise
