#pragma once

#include <chrono>

namespace dropwise {

/// Times are <chrono> values, so units cannot be mixed up:
///
///     const Millis length = std::chrono::minutes{5};
///     const UtcTime began = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{6};
///     const UtcTime over = began + length;

/// A length of time, or a time counted from the start of a session. Exact to the millisecond.
using Millis = std::chrono::milliseconds;

/// A point in real time. For labels only, never for measuring, because a wall clock may jump.
using UtcTime = std::chrono::sys_time<Millis>;

/// Local time at some place: UTC plus the offset of that place at that moment.
using LocalTime = std::chrono::local_time<Millis>;

/// The source of time. Programs pass one real clock to the library; tests pass a scripted one.
class Clock {
 public:
  virtual ~Clock() = default;

  /// For measuring: never goes back, and does not advance while the machine sleeps. Its zero is arbitrary.
  virtual Millis ticks() const = 0;

  /// How long the machine has slept since the zero of ticks().
  virtual Millis asleep() const = 0;

  /// For labels: the wall clock. May jump in either direction when somebody sets it.
  virtual UtcTime utc() const = 0;

  /// The offset of local time from UTC at `time`, daylight saving included; positive east of Greenwich.
  virtual std::chrono::minutes offset(UtcTime time) const = 0;

  /// Waits for this length, measured like ticks(). May return early, for example on a signal.
  virtual void wait(Millis length) const = 0;
};

}  // namespace dropwise
