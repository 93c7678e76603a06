#pragma once

#include <functional>

#include "dropwise/session.h"
#include "live/session_loop.h"
#include "store/store.h"

namespace dropwise {

/// Keeps a running session in the log. When the log cannot be written the session goes on: what could not be stored
/// is tried again with every event, and at the end. It is said when that begins, and when it is over.
class SessionRecorder final : public SessionStorage {
 public:
  /// The session may have events already: the first `stored` of them are in the log.
  SessionRecorder(Store& store, SessionRecord record, const Session& session, std::size_t stored)
      : store_(store), record_(std::move(record)), session_(session), stored_(stored) {}

  // What the loop calls.
  std::string save() override;
  std::optional<Millis> heartbeat_interval() const override;
  std::string heartbeat(Millis at) override;
  std::optional<Action> poll_request(Millis now) override;
  void complete() override;

  /// Stores what is left and closes the session at `lasted`. Throws UserError when the log still cannot be written.
  void finish(Millis lasted, UtcTime now);

  /// Stores what is left and leaves the session to be taken up again. Throws likewise.
  void leave(Millis lasted);

  /// The whole session as it ended, or was left, at `lasted`: for where it cannot be stored.
  SessionRecord record(Millis lasted, State state, UtcTime now) const;

 private:
  void store_events();
  void store_heartbeat(Millis lasted);
  std::string attempt(const std::function<void()>& work);

  Store& store_;
  SessionRecord record_;  // as it was when it was taken up
  const Session& session_;
  std::size_t stored_;
  bool troubled_ = false;
  std::int64_t request_ = 0;  // the last that was done
};

}  // namespace dropwise
