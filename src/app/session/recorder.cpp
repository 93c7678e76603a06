#include "app/session/recorder.h"

#include <algorithm>
#include <utility>

#include "app/errors/user_error.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "store/live_channel.h"
#include "store/times.h"

namespace dropwise {
namespace {

constexpr Millis kTooLate{3000};
constexpr Millis kHeartbeat{1900};

}  // namespace

std::string SessionRecorder::attempt(Millis at, const std::function<void()>& work) {
  try {
    work();
    if (!std::exchange(troubled_, false)) return {};
    if (copy_) copy_->drop();
    return tr("The log can be written to again; nothing is missing from the session.");
  } catch (const Error& error) {
    if (copy_) copy_->keep(record(at, State::interrupted, record_.data.began.utc + at));
    if (!std::exchange(troubled_, true))
      return join_sentences(
          {tr("{}.", capitalized(to_user_error(error).what())),
           tr("The session continues. Dropwise keeps trying to save it, and keeps it in a rescue file until then.")});
  }
  return {};
}

std::string SessionRecorder::save() {
  return attempt(session_.log().empty() ? Millis{0} : session_.log().back().at, [this] { store_events(); });
}

std::optional<Millis> SessionRecorder::heartbeat_interval() const { return kHeartbeat; }

std::string SessionRecorder::heartbeat(Millis at) {
  return attempt(at, [&] {
    store_heartbeat(at);
    lock_.renew();
  });
}

/// Deletes requests that are too old, because nobody waits for them any more, and requests that were carried out but
/// not deleted. If the log cannot be read now, there is no request for now.
std::optional<Action> SessionRecorder::poll_request(Millis now) {
  try {
    const auto request = LiveChannel(store_).next_request(record_.id);
    if (!request) return {};
    if (request->id <= request_ || now - request->at > kTooLate) {
      LiveChannel(store_).complete(request->id);
      return {};
    }
    request_ = request->id;
    return request->action;
  } catch (const Error&) {
    return {};
  }
}

void SessionRecorder::complete() {
  try {
    LiveChannel(store_).complete(request_);
  } catch (const Error&) {  // poll_request() deletes it later
  }
}

bool SessionRecorder::is_kept(Millis at) const { return !is_accidental(record(at, State::finished, {})); }

void SessionRecorder::store_events() {
  store_.ensure_still_ours(record_);
  const std::span<const Event> log = session_.log();
  store_.add(record_.id, stored_, log.subspan(stored_));
  stored_ = log.size();
}

void SessionRecorder::store_heartbeat(Millis lasted) {
  store_events();
  store_.heartbeat(record_.id, session_.plan(), session_.log(), lasted);
}

bool SessionRecorder::finish(Millis lasted, UtcTime now) {
  store_events();
  store_.finish(record_.id, session_.plan(), session_.log(), lasted, now);
  const auto saved = store_.read(record_.id);
  if (!saved || !is_accidental(*saved)) return true;
  store_.remove(record_.id, now);
  return false;
}

void SessionRecorder::leave(Millis lasted) { store_heartbeat(lasted); }

/// Includes what others have changed in the log meanwhile, if the log can be read.
SessionRecord SessionRecorder::record(Millis lasted, State state, UtcTime now) const {
  SessionRecord record = record_;
  try {
    if (auto here = store_.read(record_.id); here && here->uuid == record_.uuid) record = std::move(*here);
  } catch (const Error&) {  // the record stays as it was when the session was started or resumed
  }
  record.state = state;
  record.plan = session_.plan();
  record.log = session_.log();
  set_times(record, times_of(*record.plan, record.log, lasted));
  record.updated = std::max(now, record.updated + Millis{1});
  return record;
}

}  // namespace dropwise
