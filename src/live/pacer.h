#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dropwise/plan.h"
#include "quantities/tempo.h"

namespace dropwise {

/// Leads the hand: the steps of a protocol's movement, one after the other, each as long as the others.
/// It starts from the length of the one that is published, else from a second, which is ours; a person may change it.
class Pacer {
 public:
  /// `own` is the tempo that the person has kept: the length of a step. A movement without steps has no rhythm.
  explicit Pacer(std::vector<CycleStep> cycle = {}, std::optional<Millis> own = {});

  bool on() const { return on_; }
  bool has_steps() const { return !cycle_.empty(); }

  /// On, or off again. Nothing when there is no movement.
  void toggle();

  /// A tenth of a second longer or shorter a step.
  void slower();
  void faster();

  Millis tempo() const { return tempo_; }

  /// Whether the person has changed it since.
  bool changed() const { return changed_; }

  /// The step after so much time of the phase, and how long it lasts still.
  struct Beat {
    std::size_t step = 0;
    Millis left{0};
  };
  Beat at(Millis elapsed) const;

  /// All steps, the present one marked: `press [compress] release`.
  std::string text(Millis elapsed) const;

  /// How far the present step is into the cycle: with two steps, a half and then 1.
  double share(Millis elapsed) const;

  /// How long each step is and who says so, as a sentence.
  std::string origin() const;

 private:
  void change(Millis by);

  std::vector<CycleStep> cycle_;
  std::optional<Millis> published_;
  Millis tempo_;
  bool on_ = false, own_ = false, changed_ = false;
};

}  // namespace dropwise
