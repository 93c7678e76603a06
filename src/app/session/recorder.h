#pragma once

#include <functional>

#include "app/session/rescue_session.h"
#include "dropwise/session.h"
#include "live/session_loop.h"
#include "store/file/session_lock.h"
#include "store/store.h"

namespace dropwise {

/// Saves a running session in the log. If the log cannot be written the session goes on, and saving is tried again with
/// every event and at the end. Reports when the trouble starts and when it is over.
class SessionRecorder final : public SessionStorage {
 public:
  /// The session may already have events, of which the first `stored` are in the log.
  SessionRecorder(Store& store, SessionLock& lock, SessionRecord record, const Session& session, std::size_t stored)
      : store_(store), lock_(lock), record_(std::move(record)), session_(session), stored_(stored) {}

  /// Where to keep the session as long as the log cannot be written.
  void use(RescueCopy& copy) { copy_ = &copy; }

  // Called by the loop.
  std::string save() override;
  std::optional<Millis> heartbeat_interval() const override;
  std::string heartbeat(Millis at) override;
  std::optional<Action> poll_request(Millis now) override;
  void complete() override;
  bool is_kept(Millis at) const override;

  /// Saves the rest and finishes the session at `lasted`. Deletes it if it was started by accident, so that it neither
  /// counts nor silences a reminder; returns whether it stays. Throws StoreError when the log still cannot be written.
  bool finish(Millis lasted, UtcTime now);

  /// Saves the rest and leaves the session unfinished, to be resumed. Throws StoreError like finish().
  void leave(Millis lasted);

  /// The complete session as it ended, or was left, at `lasted`; for when it cannot be saved.
  SessionRecord record(Millis lasted, State state, UtcTime now) const;

 private:
  void store_events();
  void store_heartbeat(Millis lasted);
  std::string attempt(Millis at, const std::function<void()>& work);

  Store& store_;
  SessionLock& lock_;
  SessionRecord record_;  // as it was at the start or when resumed
  const Session& session_;
  RescueCopy* copy_ = nullptr;
  std::size_t stored_;
  bool troubled_ = false;
  std::int64_t request_ = 0;  // id of the latest request
};

}  // namespace dropwise
