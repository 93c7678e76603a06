#pragma once

#include <chrono>

namespace dropwise {

/// Times are values of <chrono>, so units cannot be mixed up:
///
///     const Millis length = std::chrono::minutes{5};
///     const UtcTime began = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{6};
///     const UtcTime over = began + length;

/// A length of time, or an instant counted from the start of a session. Exact to the millisecond.
using Millis = std::chrono::milliseconds;

/// An instant in the world. It labels what happened; it never measures, since a wall clock may jump.
using UtcTime = std::chrono::sys_time<Millis>;

/// The time on the wall at some place: UTC plus the offset of that place at that moment.
using LocalTime = std::chrono::local_time<Millis>;

/// Tells the time. The library never asks: it is told. Programs ask one real clock, tests a scripted one.
class Clock {
 public:
  virtual ~Clock() = default;

  /// Measures: never goes back, and stands still while the machine sleeps. Its zero is arbitrary.
  virtual Millis ticks() const = 0;

  /// How long the machine has slept since that zero.
  virtual Millis asleep() const = 0;

  /// Labels: the wall clock. May jump in either direction when somebody sets it.
  virtual UtcTime utc() const = 0;

  /// Minutes east of Greenwich of the local zone at `time`, summer time included.
  virtual std::chrono::minutes offset(UtcTime time) const = 0;

  /// Waits so long, counted as ticks() count. May return early, such as when a signal comes.
  virtual void wait(Millis length) const = 0;
};

}  // namespace dropwise
