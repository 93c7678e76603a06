#include "terminal/move_on.h"

#include <algorithm>

#include "language/language.h"
#include "quantities/text.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

/// What comes when a key moves on.
enum class Next { left, right, again, optional, other, end };

Next next_by_key(const Scene& scene) {
  const auto& phases = scene.plan.phases;
  const std::size_t next = scene.now.phase + 1;
  if (next >= phases.size() || phases[next].kind == PhaseKind::finish) return Next::end;
  if (phases[next].optional) return phases[scene.now.phase].target ? Next::optional : Next::again;
  if (phases[next].kind != PhaseKind::express) return Next::other;
  const Side side = scene.now.mirrored ? other(phases[next].side) : phases[next].side;
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
  if (!here || !asks_for_change(scene.plan.phases[event.phase], event.text)) return text;
  std::string how = how_to_move_on(scene);
  if (how.empty()) return text;
  return scene.keys ? tr("{} {}", text, how) : how;
}

std::string how_to_resume(const Scene& scene) {
  if (!scene.keys) return tr("To carry on, run `dropwise ctl resume`.");
  return scene.one_key ? tr("Press any key to carry on, or Ctrl-C to finish.")
                       : tr("Press p to carry on, or q to finish.");
}

std::string with_technique(const std::string& text, const Scene& scene) {
  return scene.now.technique.empty() ? text : text + " " + tr(clean(scene.now.technique));
}

std::string minimum_words(const Event& event, const Scene& scene) {
  if (event.phase >= scene.plan.phases.size()) return {};
  std::string minimum = tr("That's {}.", time_in_words(scene.plan.phases[event.phase].enough.value_or(Millis{0})));
  const std::string how = event.phase == scene.now.phase ? how_to_move_on(scene) : "";
  return how.empty() ? minimum : tr("{} {}", minimum, how);
}

}  // namespace dropwise
