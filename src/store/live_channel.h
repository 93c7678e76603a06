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

/// The process that leads the running session.
struct ActiveProcess {
  std::int64_t session = 0;
  std::int64_t process = 0;
  Millis zero{0};  ///< The instant 0 of the session on the clock that counts the machine's sleep: ticks() + asleep().
};

/// What somebody at another terminal asked of a running session.
struct ControlRequest {
  std::int64_t id = 0;
  Action action = Action::touch;
  Millis at{0};  ///< When, on ticks() + asleep().
};

/// How processes that share a log reach the session that runs in one of them: who leads it, and what is asked of it.
/// Works on the connection of a store, which must outlive it. Throws UserError with ExitCode::io, as the store does.
class LiveChannel {
 public:
  explicit LiveChannel(const Store& store);

  /// From now on this process leads a session. Requests to an earlier one are forgotten.
  void claim(const ActiveProcess& active);

  /// Absent when no session runs.
  std::optional<ActiveProcess> active() const;

  /// Asks a running session for an action. Returns the number of the request.
  std::int64_t enqueue(std::int64_t session, Action action, Millis at);

  /// The oldest request to this session. Invalid rows in the inbox cost no time, however many there are.
  std::optional<ControlRequest> next_request(std::int64_t session) const;

  /// Removes a request that was done, or is withdrawn. False when it is gone already.
  bool complete(std::int64_t request);

  /// Whether the request still waits.
  bool is_pending(std::int64_t request) const;

 private:
  const std::filesystem::path& file_;
  SQLite::Database& database_;
};

}  // namespace dropwise
