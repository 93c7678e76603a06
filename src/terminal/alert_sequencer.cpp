#include "terminal/alert_sequencer.h"

#include <algorithm>

#include "base/text.h"

namespace dropwise {
namespace {

constexpr Millis kGap{300};    // between two bells
constexpr Millis kFlash{120};  // how long a flash lasts

constexpr const char* kReverse = "\x1b[?5h";
constexpr const char* kUpright = "\x1b[?5l";

}  // namespace

std::string AlertSequencer::start(const Cue& cue) {
  std::string now;
  if (!cue.title.empty()) now = "\x1b]2;" + sanitize(cue.title) + "\a";
  if (cue.times == 0 || !(cue.bell || cue.flash) || (cue.soft && !steps_.empty())) return now;
  if (std::any_of(steps_.begin(), steps_.end(), [](const Step& step) { return step.bytes == kUpright; }))
    now += kUpright;
  steps_.clear();
  const std::string pulse = std::string(cue.bell ? "\a" : "") + (cue.flash ? kReverse : "");
  for (int i = 0; i < cue.times; ++i) {
    steps_.push_back({i == 0 ? Millis{0} : cue.flash ? kGap - kFlash : kGap, pulse});
    if (cue.flash) steps_.push_back({kFlash, kUpright});
  }
  return now + step();
}

std::optional<Millis> AlertSequencer::wait() const {
  if (steps_.empty()) return {};
  return steps_.front().after;
}

void AlertSequencer::pass(Millis time) {
  if (!steps_.empty()) steps_.front().after -= std::min(time, steps_.front().after);
}

std::string AlertSequencer::step() {
  std::string bytes = std::move(steps_.front().bytes);
  steps_.pop_front();
  return bytes;
}

}  // namespace dropwise
