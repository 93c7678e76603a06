#pragma once

#include <optional>
#include <string>

#include "dropwise/session.h"

namespace dropwise {

/// Saves a session while it runs, and receives requests from other terminals. save() and heartbeat() return an error
/// message for the person; empty on success.
class SessionStorage {
 public:
  virtual ~SessionStorage() = default;

  /// Saves the new events of the session, which have just been announced.
  virtual std::string save() = 0;

  /// The longest time between two heartbeats; absent when none are needed.
  virtual std::optional<Millis> heartbeat_interval() const = 0;

  /// Records that the session is alive and at `at`.
  virtual std::string heartbeat(Millis at) = 0;

  /// The oldest request from another terminal. `now` is the clock's ticks() + asleep(): requests that are too old are
  /// dropped.
  virtual std::optional<Action> poll_request(Millis now) = 0;

  /// The request last returned by poll_request() was carried out.
  virtual void complete() = 0;

  /// Whether the session, which is over at `at`, will be in the log. One in which nothing happened will not.
  virtual bool is_kept(Millis at) const = 0;
};

/// For a rehearsal: saves nothing and gets no requests.
class RehearsalStorage final : public SessionStorage {
 public:
  std::string save() override { return {}; }
  std::optional<Millis> heartbeat_interval() const override { return {}; }
  std::string heartbeat(Millis) override { return {}; }
  std::optional<Action> poll_request(Millis) override { return {}; }
  void complete() override {}
  bool is_kept(Millis) const override { return false; }
};

}  // namespace dropwise
