#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dropwise/plan.h"
#include "quantities/tempo.h"

namespace dropwise {

/// Paces the hand: the steps of a protocol's movement in turn, all of the same length. The length is the published
/// length of a step, or our own default of one second; a person can change it.
class Pacer {
 public:
  /// `own` is the length of a step that the user has saved. If `cycle` has no steps, there is no rhythm to show.
  explicit Pacer(std::vector<CycleStep> cycle = {}, std::optional<Millis> own = {});

  bool on() const { return on_; }
  bool has_steps() const { return !cycle_.empty(); }

  /// Turns the rhythm on or off. No effect without steps.
  void toggle();

  /// Make each step a tenth of a second longer or shorter, within the allowed range, and turn the rhythm on.
  void slower();
  void faster();

  Millis tempo() const { return tempo_; }

  /// Whether the tempo was changed since construction.
  bool changed() const { return changed_; }

  /// A step, and how much of its time is left.
  struct Beat {
    std::size_t step = 0;
    Millis left{0};
  };
  Beat at(Millis elapsed) const;

  /// All steps, with the current one marked: `press [compress] release`.
  std::string text(Millis elapsed) const;

  /// How far into the cycle it is, from above 0 to 1, in steps of a third of a second.
  double share(Millis elapsed) const;

  /// The time until share() or the step changes.
  Millis next_glide(Millis elapsed) const;

  /// A sentence about the length of a step and its source.
  std::string origin() const;

 private:
  void change(Millis by);

  std::vector<CycleStep> cycle_;
  std::optional<Millis> published_;
  Millis tempo_;
  bool on_ = false, own_ = false, changed_ = false;
};

}  // namespace dropwise
