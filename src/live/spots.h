#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dropwise/session.h"

namespace dropwise {

/// Where to press next: the thumb goes round the nipple in six places, like the hours of a clock. All of it is ours; no
/// source gives places, and none gives a time for each.
///
/// It moves on every 30 s of expressing, which is about six compressions, or at a key; but never while something is
/// being said, nor just before. Where the source has her stay as long as drops come, it suggests a place every minute.
class Spots {
 public:
  explicit Spots(bool on = false, SpotRule rule = SpotRule::cycles) : on_(on), rule_(rule) {}

  bool on() const { return on_; }

  /// Turns them on; when they are on, moves on at once. `now` is of the present instant.
  void next(const Snapshot& now);

  /// Moves on if it is time to. Whether it did. `change` is when the session changes next by itself, as
  /// Session::next_change() says it, counted like Snapshot::since_start.
  bool tend(const Snapshot& now, std::optional<Millis> change);

  /// Until tend() is to be called again, at the latest; absent when nothing will move.
  std::optional<Millis> wait(const Snapshot& now, std::optional<Millis> change) const;

  /// The hour at which the thumb is: 12, 2, 4, 6, 8 or 10. 0 when nothing is shown: in a pause, and outside of
  /// expressing.
  int hour(const Snapshot& now) const;

 private:
  Millis due(const Snapshot& now) const;

  bool on_ = false;
  SpotRule rule_;
  std::size_t phase_ = 0;
  int place_ = 0;    // 0 to 5
  Millis moved_{0};  // in the active time of the phase
};

/// The face of a clock with the six places, the present one in brackets: five rows of kFaceColumns.
std::vector<std::string> clock_face(int hour);
inline constexpr int kFaceColumns = 13;

/// What the hours mean, once.
std::string clock_words();

/// `Thumb at two o'clock.`; where she is to stay while drops come, that it is for when they have stopped.
std::string spot_words(int hour, SpotRule rule);

}  // namespace dropwise
