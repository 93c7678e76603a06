#include "live/views/bar.h"

#include <algorithm>

#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr const char* kHere = ">";
constexpr Millis kOpen = std::chrono::minutes{15};  // for a phase with neither a target nor a cap

/// The phases to show: neither the finish nor later optional phases, unless such a phase comes next.
std::vector<const Phase*> shown_phases(const ViewState& state) {
  std::vector<const Phase*> phases;
  for (std::size_t i = 0; i < state.plan.phases.size(); ++i) {
    const Phase& phase = state.plan.phases[i];
    const bool to_wish = phase.optional && i > state.now.phase && i != state.now.next;
    if (phase.kind != PhaseKind::finish && !to_wish) phases.push_back(&phase);
  }
  return phases;
}

Millis length(const Phase& phase) {
  return std::max(phase.target ? *phase.target : phase.cap.value_or(kOpen), Millis{1});
}

/// One column wide in every language.
std::string letter(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return tr("L");
    case Side::right: return tr("R");
    case Side::both: return tr("B");
  }
  return "-";
}

/// How much of a phase is over, from 0 to 1.
double share(const ViewState& state, std::size_t phase) {
  if (phase != state.now.phase) return phase < state.now.phase ? 1 : 0;
  const double whole = static_cast<double>(length(state.plan.phases[phase]).count());
  return std::min(1.0, static_cast<double>(state.now.elapsed.count()) / whole);
}

}  // namespace

std::string session_bar(const ViewState& state, std::size_t width) {
  const auto phases = shown_phases(state);
  Millis total{0};
  for (const Phase* phase : phases) total += length(*phase);
  const std::size_t room = width > phases.size() ? width - phases.size() : 0;
  const std::string done = state.style.utf8 ? "\u2501" : "=", to_come = state.style.utf8 ? "\u2500" : "-";
  std::string bar;
  Millis before{0};
  const auto place = [&](Millis at) {
    return static_cast<std::size_t>(at.count()) * room / static_cast<std::size_t>(total.count());
  };
  for (std::size_t i = 0; i < std::min(phases.size(), width); ++i) {
    const auto index = static_cast<std::size_t>(phases[i] - state.plan.phases.data());
    const std::size_t cells = place(before + length(*phases[i])) - place(before);
    before += length(*phases[i]);
    const auto filled = static_cast<std::size_t>(static_cast<double>(cells) * share(state, index) + 0.5);
    bar += letter(state.now.mirrored ? other(phases[i]->side) : phases[i]->side);
    const std::size_t here = index == state.now.phase ? std::max<std::size_t>(filled, 1) - 1 : cells;
    for (std::size_t cell = 0; cell < cells; ++cell)
      bar += cell == here ? std::string(kHere) : cell < filled ? done : to_come;
  }
  return bar;
}

std::string phase_bar(const ViewState& state, std::size_t width) {
  const Phase& phase = state.plan.phases[state.now.phase];
  if (!phase.target && !phase.cap) return {};
  const auto place = [&](double part) { return static_cast<std::size_t>(part * static_cast<double>(width) + 0.5); };
  const std::size_t filled = place(share(state, state.now.phase));
  std::size_t minimum = width;  // no mark
  if (phase.minimum && *phase.minimum < length(phase))
    minimum = place(static_cast<double>(phase.minimum->count()) / static_cast<double>(length(phase).count()));
  std::string bar;
  for (std::size_t cell = 0; cell < width; ++cell) {
    if (cell == minimum)
      bar += state.style.utf8 ? "\u2503" : "|";
    else if (state.style.utf8)
      bar += cell < filled ? "\u2501" : "\u2500";
    else
      bar += cell < filled ? "=" : "-";
  }
  return bar;
}

}  // namespace dropwise
