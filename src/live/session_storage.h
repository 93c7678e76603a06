#pragma once

#include <optional>
#include <string>

#include "dropwise/session.h"

namespace dropwise {

/// Where a session is kept while it runs, and where others ask something of it. What save() and heartbeat() return is
/// to be said to the person; empty when all is well.
class SessionStorage {
 public:
  virtual ~SessionStorage() = default;

  /// Keeps the new events of the session, which have just been told.
  virtual std::string save() = 0;

  /// The longest time between two heartbeats; absent when none are wanted.
  virtual std::optional<Millis> heartbeat_interval() const = 0;

  /// A sign of life: the session has come to `at`.
  virtual std::string heartbeat(Millis at) = 0;

  /// The oldest request from another terminal. `now` is the clock's ticks() + asleep(): requests that are too old are
  /// dropped.
  virtual std::optional<Action> poll_request(Millis now) = 0;

  /// What the last poll_request() returned was done.
  virtual void complete() = 0;
};

/// Keeps nothing, and nobody can ask: for a rehearsal.
class RehearsalStorage final : public SessionStorage {
 public:
  std::string save() override { return {}; }
  std::optional<Millis> heartbeat_interval() const override { return {}; }
  std::string heartbeat(Millis) override { return {}; }
  std::optional<Action> poll_request(Millis) override { return {}; }
  void complete() override {}
};

}  // namespace dropwise
