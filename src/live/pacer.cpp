#include "live/pacer.h"

#include <algorithm>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

constexpr Millis kOurs{1000};
constexpr Millis kChange{100};

std::optional<Millis> published(const std::vector<CycleStep>& cycle) {
  for (const CycleStep& step : cycle) {
    if (step.hold && *step.hold > Millis{0}) return step.hold;
  }
  return {};
}

/// In which third of a second this time lies.
Millis::rep third(Millis time) { return time.count() * 3 / 1000; }

}  // namespace

Pacer::Pacer(std::vector<CycleStep> cycle, std::optional<Millis> own)
    : cycle_(std::move(cycle)),
      published_(published(cycle_)),
      tempo_(std::clamp(own.value_or(published_.value_or(kOurs)), kShortestStep, kLongestStep)),
      own_(own.has_value()) {}

void Pacer::toggle() { on_ = !on_ && !cycle_.empty(); }

void Pacer::slower() { change(kChange); }

void Pacer::faster() { change(-kChange); }

void Pacer::change(Millis by) {
  if (cycle_.empty()) return;
  on_ = own_ = changed_ = true;
  tempo_ = std::clamp(tempo_ + by, kShortestStep, kLongestStep);
}

Pacer::Beat Pacer::at(Millis elapsed) const {
  if (cycle_.empty()) return {};
  return {static_cast<std::size_t>(elapsed / tempo_) % cycle_.size(), tempo_ - elapsed % tempo_};
}

std::string Pacer::text(Millis elapsed) const {
  const Beat beat = at(elapsed);
  std::string text;
  for (std::size_t i = 0; i < cycle_.size(); ++i) {
    const std::string name = tr(sanitize(cycle_[i].name));
    text += formatted("{}{}", i > 0 ? " " : "", i == beat.step ? "[" + name + "]" : name);
  }
  return text;
}

double Pacer::share(Millis elapsed) const {
  if (cycle_.empty()) return 0;
  const Millis cycle = tempo_ * cycle_.size();
  const double shown = static_cast<double>(third(elapsed % cycle) + 1) * 1000 / 3;
  return std::min(1.0, shown / static_cast<double>(cycle.count()));
}

Millis Pacer::next_glide(Millis elapsed) const {
  if (cycle_.empty()) return kOurs;
  const Millis into = elapsed % (tempo_ * cycle_.size());
  return std::min(at(elapsed).left, Millis{((third(into) + 1) * 1000 + 2) / 3} - into);
}

std::string Pacer::origin() const {
  if (cycle_.empty()) return tr("There is no hand movement to time here.");
  std::string text = tr("Rhythm: {} per step.", to_text(tempo_));
  for (const CycleStep& step : cycle_) {
    if (step.hold)
      text = join_sentences({text, tr("The source gives about {1} for \"{0}\", and no time for the other steps.",
                                      tr(sanitize(step.name)), to_text(*step.hold))});
  }
  return join_sentences({text, published_ ? "" : tr("The source gives no speed."),
                         own_         ? tr("You chose this speed.")
                         : published_ ? ""
                                      : tr("This speed is our own.")});
}

}  // namespace dropwise
