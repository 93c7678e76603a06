#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dropwise/session.h"

namespace dropwise {

/// Shows where to press next: the thumb moves around the nipple to six places, like the hours of a clock. This is our
/// own idea; no source gives places, or a time for each.
///
/// The thumb moves on every 30 s of expressing, about six compressions, or at a key; never during or just before
/// speech. If the source says to stay as long as drops come, a place is suggested every minute.
class Spots {
 public:
  explicit Spots(bool on = false, SpotRule rule = SpotRule::cycles) : on_(on), rule_(rule) {}

  bool on() const { return on_; }

  /// Turns the spots on; if they are on, moves to the next one at once. `now` must be the present snapshot.
  void next(const Snapshot& now);

  /// Moves on if it is time, and returns whether it did. `change` is when the session next changes by itself, from
  /// Session::next_change(), counted like Snapshot::since_start.
  bool tend(const Snapshot& now, std::optional<Millis> change);

  /// The longest time until tend() must be called again; absent when nothing will move.
  std::optional<Millis> wait(const Snapshot& now, std::optional<Millis> change) const;

  /// The position of the thumb: 12, 2, 4, 6, 8 or 10. 0 when nothing is shown: when off, in a pause, and outside of
  /// expressing.
  int hour(const Snapshot& now) const;

 private:
  Millis due(const Snapshot& now) const;

  bool on_ = false;
  SpotRule rule_;
  std::size_t phase_ = 0;
  int place_ = 0;    // 0 to 5
  Millis moved_{0};  // in active time of the phase
};

/// A clock face with the six places, the current one in brackets: five rows of kFaceColumns.
std::vector<std::string> clock_face(int hour);
inline constexpr int kFaceColumns = 13;

/// Explains what the hours mean.
std::string clock_words();

/// `Thumb at two o'clock.` With SpotRule::flow it starts with `No more drops?`.
std::string spot_words(int hour, SpotRule rule);

}  // namespace dropwise
