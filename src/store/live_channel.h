#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "dropwise/session.h"

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

class Store;

/// The process that runs the current session.
struct ActiveProcess {
  std::int64_t session = 0;
  std::int64_t process = 0;
  Millis zero{0};  ///< The session's time 0 on the clock that includes the machine's sleep: ticks() + asleep().
};

/// A request from another terminal to a running session.
struct ControlRequest {
  std::int64_t id = 0;
  Action action = Action::touch;
  Millis at{0};  ///< When it was made, on ticks() + asleep().
};

/// Lets processes that share a log reach the session that runs in one of them: which process runs it, and requests to
/// it. Uses the connection of a store, which must outlive it. Throws StoreError, like the store.
class LiveChannel {
 public:
  explicit LiveChannel(const Store& store);

  /// Registers this process as the one that runs a session. Deletes requests to an earlier one.
  void claim(const ActiveProcess& active);

  /// Absent when no session runs.
  std::optional<ActiveProcess> active() const;

  /// Whether a process runs this session.
  bool runs(std::int64_t session) const;

  /// Whether this process is still the last one that registered, also when it has ended.
  bool is_latest(const ActiveProcess& process) const;

  /// Requests an action from a running session. Returns the request's id.
  std::int64_t enqueue(std::int64_t session, Action action, Millis at);

  /// The oldest request to this session. Invalid rows do not slow it down, however many there are.
  std::optional<ControlRequest> next_request(std::int64_t session) const;

  /// Removes a request that was carried out or withdrawn. False when it was already removed.
  bool complete(std::int64_t request);

  /// Whether the request is still waiting.
  bool is_pending(std::int64_t request) const;

 private:
  const std::filesystem::path& file_;
  SQLite::Database& database_;
};

}  // namespace dropwise
