#include "live/move_on.h"

#include <algorithm>

#include "base/text.h"
#include "i18n/language.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

/// What comes when a key moves on.
enum class Next { left, right, left_or_end, right_or_end, again, optional, other, end };

/// Whether a phase is the first in which its breast is expressed.
bool is_new_breast(const Plan& plan, std::size_t phase) {
  const auto end = plan.phases.begin() + static_cast<std::ptrdiff_t>(phase);
  const Side side = plan.phases[phase].side;
  return (side == Side::left || side == Side::right) &&
         std::none_of(plan.phases.begin(), end, [&](const Phase& before) {
           return before.kind == PhaseKind::express && (before.side == side || before.side == Side::both);
         });
}

Next next_by_key(const Scene& scene) {
  const auto& phases = scene.plan.phases;
  const std::size_t next = scene.now.phase + 1;
  if (next >= phases.size() || phases[next].kind == PhaseKind::finish) return Next::end;
  const Side side = scene.now.mirrored ? other(phases[next].side) : phases[next].side;
  const bool ends_by_itself = scene.now.next >= phases.size() || phases[scene.now.next].kind == PhaseKind::finish;
  if (phases[next].optional && !is_new_breast(scene.plan, next)) return ends_by_itself ? Next::again : Next::optional;
  const bool breast = phases[next].kind == PhaseKind::express && (side == Side::left || side == Side::right);
  if (breast && ends_by_itself && ends_in(scene.now))
    return side == Side::left ? Next::left_or_end : Next::right_or_end;
  if (phases[next].kind != PhaseKind::express) return Next::other;
  if (side == Side::left) return Next::left;
  return side == Side::right ? Next::right : Next::other;
}

std::string key(const Scene& scene) { return scene.one_key ? tr("any key") : tr("the space bar"); }

std::string with_keys(Next next, const Scene& scene, const std::string& time) {
  switch (next) {
    case Next::left:
      return tr("Press {} to change to the left breast; otherwise I'll tell you to change after {} here.", key(scene),
                time);
    case Next::right:
      return tr("Press {} to change to the right breast; otherwise I'll tell you to change after {} here.", key(scene),
                time);
    case Next::left_or_end:
      return scene.one_key
                 ? tr("Press any key to change to the left breast; otherwise I'll finish after {} here.", time)
                 : tr("Press the space bar to change to the left breast, or q to finish; otherwise I'll finish after "
                      "{} "
                      "here.",
                      time);
    case Next::right_or_end:
      return scene.one_key
                 ? tr("Press any key to change to the right breast; otherwise I'll finish after {} here.", time)
                 : tr("Press the space bar to change to the right breast, or q to finish; otherwise I'll finish after "
                      "{} "
                      "here.",
                      time);
    case Next::again:
      return scene.one_key
                 ? tr("Press any key to go again; otherwise I'll finish after {} here.", time)
                 : tr("Press the space bar to go again, or q to finish; otherwise I'll finish after {} here.", time);
    case Next::optional:
      return scene.one_key
                 ? tr("Press any key to go again; otherwise I'll move on after {} here.", time)
                 : tr("Press the space bar to go again, or q to finish; otherwise I'll move on after {} here.", time);
    case Next::other: return tr("Press {} to move on; otherwise I'll move on after {} here.", key(scene), time);
    case Next::end: break;
  }
  return tr("Press {} to finish; otherwise I'll finish after {} here.", key(scene), time);
}

/// The phase goes on until a key is pressed.
std::string keys_only(Next next, const Scene& scene) {
  switch (next) {
    case Next::left: return tr("Press {} to change to the left breast.", key(scene));
    case Next::right: return tr("Press {} to change to the right breast.", key(scene));
    case Next::left_or_end:
      return scene.one_key ? tr("Press any key to change to the left breast.")
                           : tr("Press the space bar to change to the left breast, or q to finish.");
    case Next::right_or_end:
      return scene.one_key ? tr("Press any key to change to the right breast.")
                           : tr("Press the space bar to change to the right breast, or q to finish.");
    case Next::again:
    case Next::optional:
      return scene.one_key ? tr("Press any key to go again.") : tr("Press the space bar to go again, or q to finish.");
    case Next::other: return tr("Press {} to move on.", key(scene));
    case Next::end: break;
  }
  return tr("Press {} to finish.", key(scene));
}

std::string by_itself(const Scene& scene, const std::string& time) {
  const auto& phases = scene.plan.phases;
  const std::size_t next = scene.now.next;
  if (next >= phases.size() || phases[next].kind == PhaseKind::finish)
    return tr("Stop when you like, or carry on until I finish, after {} here.", time);
  if (scene.now.next_side == Side::left)
    return tr("Carry on until I tell you to change to the left breast, after {} here.", time);
  if (scene.now.next_side == Side::right)
    return tr("Carry on until I tell you to change to the right breast, after {} here.", time);
  return tr("Carry on until I move on, after {} here.", time);
}

/// Whether it is what a mark says that asks whether to go on.
bool asks_as_mark(const Plan& plan, const std::string& text) {
  return std::any_of(plan.marks.begin(), plan.marks.end(),
                     [&](const Mark& mark) { return mark.change && mark.text == text; });
}

}  // namespace

std::string how_to_move_on(const Scene& scene) {
  const Snapshot& now = scene.now;
  if (now.over || now.paused || now.phase >= scene.plan.phases.size()) return {};
  const auto ends = ends_in(now);
  if (!ends) return scene.keys ? keys_only(next_by_key(scene), scene) : "";
  const std::string time = time_in_words(now.elapsed + *ends);
  return scene.keys ? with_keys(next_by_key(scene), scene, time) : by_itself(scene, time);
}

std::string prompt_words(const Event& event, const Scene& scene) {
  std::string text = tr(clean(event.text));
  const bool here = event.phase == scene.now.phase && event.phase < scene.plan.phases.size();
  const bool mark = asks_as_mark(scene.plan, event.text);
  if (!here || !(mark || asks_for_change(scene.plan.phases[event.phase], event.text))) return text;
  std::string options = how_to_move_on(scene);
  if (options.empty()) return text;
  return scene.keys || mark ? tr("{} {}", text, options) : options;
}

std::string how_to_resume(const Scene& scene) {
  if (!scene.keys) return tr("To carry on, run `dropwise ctl resume`.");
  if (scene.one_key) return tr("Press any key to carry on, or Ctrl-C to finish.");
  if (scene.now.pain) return tr("Press q to finish, p to carry on, or p and then the space bar to move on.");
  return tr("Press p to carry on, or q to finish.");
}

std::string with_technique(const std::string& text, const Scene& scene) {
  return scene.now.technique.empty() ? text : text + " " + tr(clean(scene.now.technique));
}

std::string minimum_words(const Event& event, const Scene& scene) {
  if (event.phase >= scene.plan.phases.size()) return {};
  std::string minimum = tr("That's {}.", time_in_words(scene.plan.phases[event.phase].minimum.value_or(Millis{0})));
  const std::string options = event.phase == scene.now.phase ? how_to_move_on(scene) : "";
  return options.empty() ? minimum : tr("{} {}", minimum, options);
}

}  // namespace dropwise
