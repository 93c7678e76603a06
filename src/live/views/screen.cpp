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

/// A piece of the line, and how much it is needed. Rank 0 is needed most.
struct Offer {
  int rank;
  Piece piece;
};

/// The pieces of the line from left to right.
std::vector<Offer> offers(const ViewState& state) {
  const Snapshot& now = state.now;
  const std::string soon = change_words(state.plan, now);
  std::vector<Offer> all = {{0, {now.paused ? tr("PAUSED") : side_title(now.side), Role::strong}},
                            {1, {now.paused ? counted(now) : phase_time(now)}}};
  if (!soon.empty()) all.push_back({2, {soon, Role::alert}});
  if (!state.rhythm.empty()) all.push_back({3, {state.rhythm, Role::strong}});
  if (state.spot > 0) all.push_back({4, {tr("thumb at {} o'clock", state.spot), Role::strong}});
  all.push_back({8, {tr(sanitize(state.plan.phases[now.phase].name))}});
  if (now.until_minimum && state.plan.policy != Policy::open) {
    all.push_back({7, {tr("at least {} more", countdown(*now.until_minimum))}});
  }
  if (soon.empty()) all.push_back({5, {tr("then {}", next_words(state.plan, now.next, now.next_side))}});
  all.push_back({6, {tr("L {} R {}", to_clock(now.left_active), to_clock(now.right_active)), Role::dim}});
  if (state.keys) all.push_back({9, {tr("? keys"), Role::dim}});
  return all;
}

/// The ranks of the pieces that fit, chosen from the most needed on.
std::set<int> fitting(std::vector<Offer> all, std::size_t room) {
  std::sort(all.begin(), all.end(), [](const Offer& a, const Offer& b) { return a.rank < b.rank; });
  std::set<int> ranks;
  for (const Offer& offer : all) {
    const std::size_t needed = display_width(offer.piece.text) + (ranks.empty() ? 0 : kGap.size());
    if (needed > room) continue;
    ranks.insert(offer.rank);
    room -= needed;
  }
  return ranks;
}

}  // namespace

std::vector<std::string> status_line(const ViewState& state) {
  if (state.now.over || state.now.phase >= state.plan.phases.size()) return {};
  const std::size_t width = state.width();
  const auto all = offers(state);
  const auto ranks = fitting(all, width);
  std::vector<Piece> line;
  for (const Offer& offer : all) {
    if (!ranks.contains(offer.rank)) continue;
    if (!line.empty()) line.push_back({std::string(kGap)});
    line.push_back(offer.piece);
  }
  return {state.style.line(line, width)};
}

std::vector<std::string> technique_rows(const ViewState& state) {
  return wrapped_lines(tr(sanitize(state.now.technique)), state.width());
}

std::vector<std::string> line_frame(const ViewState& state) {
  auto rows = technique_rows(state);
  const bool room = static_cast<int>(rows.size()) + 1 < state.size.rows;
  if (!room) rows.clear();
  for (std::string& row : status_line(state)) rows.push_back(std::move(row));
  return rows;
}

}  // namespace dropwise
