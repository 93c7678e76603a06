#include "live/move_on.h"

#include <algorithm>

#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

/// What a key press that moves on leads to.
enum class Next { left, right, left_or_end, right_or_end, again, optional, other, end };

/// Whether a phase is the first that expresses its breast.
bool is_new_breast(const Plan& plan, std::size_t phase) {
  const auto end = plan.phases.begin() + static_cast<std::ptrdiff_t>(phase);
  const Side side = plan.phases[phase].side;
  return (side == Side::left || side == Side::right) &&
         std::none_of(plan.phases.begin(), end, [&](const Phase& before) {
           return before.kind == PhaseKind::express && (before.side == side || before.side == Side::both);
         });
}

Next next_by_key(const ViewState& state) {
  const auto& phases = state.plan.phases;
  const std::size_t next = state.now.phase + 1;
  if (next >= phases.size() || phases[next].kind == PhaseKind::finish) return Next::end;
  const Side side = state.now.mirrored ? other(phases[next].side) : phases[next].side;
  const bool ends_by_itself = state.now.next >= phases.size() || phases[state.now.next].kind == PhaseKind::finish;
  if (phases[next].optional && !is_new_breast(state.plan, next)) return ends_by_itself ? Next::again : Next::optional;
  const bool breast = phases[next].kind == PhaseKind::express && (side == Side::left || side == Side::right);
  if (breast && ends_by_itself && ends_in(state.now))
    return side == Side::left ? Next::left_or_end : Next::right_or_end;
  if (phases[next].kind != PhaseKind::express) return Next::other;
  if (side == Side::left) return Next::left;
  return side == Side::right ? Next::right : Next::other;
}

/// How to move on from a phase that also ends by itself.
std::string any_key_or_wait(Next next, const std::string& time) {
  switch (next) {
    case Next::left:
      return tr("Press any key to change to the left breast; otherwise I'll tell you to change after {} here.", time);
    case Next::right:
      return tr("Press any key to change to the right breast; otherwise I'll tell you to change after {} here.", time);
    case Next::left_or_end:
      return tr("Press any key to change to the left breast; otherwise I'll finish after {} here.", time);
    case Next::right_or_end:
      return tr("Press any key to change to the right breast; otherwise I'll finish after {} here.", time);
    case Next::again: return tr("Press any key to go again; otherwise I'll finish after {} here.", time);
    case Next::optional: return tr("Press any key to go again; otherwise I'll move on after {} here.", time);
    case Next::other: return tr("Press any key to move on; otherwise I'll move on after {} here.", time);
    case Next::end: break;
  }
  return tr("Press any key to finish; otherwise I'll finish after {} here.", time);
}

/// The same without --one-key.
std::string space_bar_or_wait(Next next, const std::string& time) {
  switch (next) {
    case Next::left:
      return tr("Press the space bar to change to the left breast; otherwise I'll tell you to change after {} here.",
                time);
    case Next::right:
      return tr("Press the space bar to change to the right breast; otherwise I'll tell you to change after {} here.",
                time);
    case Next::left_or_end:
      return tr(
          "Press the space bar to change to the left breast, or q to finish; otherwise I'll finish after {} here.",
          time);
    case Next::right_or_end:
      return tr(
          "Press the space bar to change to the right breast, or q to finish; otherwise I'll finish after {} here.",
          time);
    case Next::again:
      return tr("Press the space bar to go again, or q to finish; otherwise I'll finish after {} here.", time);
    case Next::optional:
      return tr("Press the space bar to go again, or q to finish; otherwise I'll move on after {} here.", time);
    case Next::other: return tr("Press the space bar to move on; otherwise I'll move on after {} here.", time);
    case Next::end: break;
  }
  return tr("Press the space bar to finish; otherwise I'll finish after {} here.", time);
}

/// How to move on from a phase that lasts until a key is pressed.
std::string any_key(Next next) {
  switch (next) {
    case Next::left: return tr("Press any key to change to the left breast.");
    case Next::right: return tr("Press any key to change to the right breast.");
    case Next::left_or_end: return tr("Press any key to change to the left breast.");
    case Next::right_or_end: return tr("Press any key to change to the right breast.");
    case Next::again:
    case Next::optional: return tr("Press any key to go again.");
    case Next::other: return tr("Press any key to move on.");
    case Next::end: break;
  }
  return tr("Press any key to finish.");
}

/// The same without --one-key.
std::string space_bar(Next next) {
  switch (next) {
    case Next::left: return tr("Press the space bar to change to the left breast.");
    case Next::right: return tr("Press the space bar to change to the right breast.");
    case Next::left_or_end: return tr("Press the space bar to change to the left breast, or q to finish.");
    case Next::right_or_end: return tr("Press the space bar to change to the right breast, or q to finish.");
    case Next::again:
    case Next::optional: return tr("Press the space bar to go again, or q to finish.");
    case Next::other: return tr("Press the space bar to move on.");
    case Next::end: break;
  }
  return tr("Press the space bar to finish.");
}

std::string by_itself(const ViewState& state, const std::string& time) {
  const auto& phases = state.plan.phases;
  const std::size_t next = state.now.next;
  if (next >= phases.size() || phases[next].kind == PhaseKind::finish)
    return tr("Stop when you like, or carry on until I finish, after {} here.", time);
  if (state.now.next_side == Side::left)
    return tr("Carry on until I tell you to change to the left breast, after {} here.", time);
  if (state.now.next_side == Side::right)
    return tr("Carry on until I tell you to change to the right breast, after {} here.", time);
  return tr("Carry on until I move on, after {} here.", time);
}

/// Whether the text belongs to a mark that asks whether to move on.
bool asks_as_mark(const Plan& plan, const std::string& text) {
  return std::any_of(plan.marks.begin(), plan.marks.end(),
                     [&](const Mark& mark) { return mark.change && mark.text == text; });
}

}  // namespace

std::string how_to_move_on(const ViewState& state) {
  const Snapshot& now = state.now;
  if (now.over || now.paused || now.phase >= state.plan.phases.size()) return {};
  const auto ends = ends_in(now);
  const Next next = next_by_key(state);
  if (!ends) return !state.keys ? "" : state.one_key ? any_key(next) : space_bar(next);
  const std::string time = time_in_words(now.elapsed + *ends);
  if (!state.keys) return by_itself(state, time);
  return state.one_key ? any_key_or_wait(next, time) : space_bar_or_wait(next, time);
}

std::string prompt_words(const Event& event, const ViewState& state) {
  std::string text = tr(sanitize(event.text));
  const bool here = event.phase == state.now.phase && event.phase < state.plan.phases.size();
  const bool mark = asks_as_mark(state.plan, event.text);
  if (!here || !(mark || asks_for_change(state.plan.phases[event.phase], event.text))) return text;
  std::string options = how_to_move_on(state);
  if (options.empty()) return text;
  return state.keys || mark ? join_sentences({text, options}) : options;
}

std::string how_to_resume(const ViewState& state) {
  if (!state.keys) return tr("To carry on, run `dropwise ctl resume`.");
  if (state.one_key) return tr("Press any key to carry on, or Ctrl-C to finish.");
  if (state.now.pain) return tr("Press q to finish, p to carry on, or p and then the space bar to move on.");
  return tr("Press p to carry on, or q to finish.");
}

std::string with_technique(const std::string& text, const ViewState& state) {
  return state.now.technique.empty() ? text : join_sentences({text, tr(sanitize(state.now.technique))});
}

std::string minimum_words(const Event& event, const ViewState& state) {
  if (event.phase >= state.plan.phases.size()) return {};
  const std::string minimum =
      tr("That's {}.", time_in_words(state.plan.phases[event.phase].minimum.value_or(Millis{0})));
  const std::string options = event.phase == state.now.phase ? how_to_move_on(state) : "";
  return join_sentences({minimum, options});
}

}  // namespace dropwise
