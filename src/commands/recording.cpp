#include "commands/recording.h"

#include <utility>

#include <fmt/format.h>

#include "quantities/error.h"

namespace dropwise {
namespace {

constexpr Millis kTooLate{3000};

}  // namespace

std::string Recording::attempt(const std::function<void()>& work) {
  try {
    work();
    troubled_ = false;
  } catch (const Error& error) {
    if (!std::exchange(troubled_, true))
      return fmt::format("{}. The session goes on; it is tried again.", error.what());
  }
  return {};
}

Keeper Recording::keeper() {
  const auto alive = [this](Millis at) {
    store_events();
    store_.alive(id_, session_.plan(), session_.log(), at);
  };
  return {.keep = [this] { return attempt([this] { store_events(); }); },
          .alive = [this, alive](Millis at) { return attempt([&] { alive(at); }); },
          .asked = [this](Millis now) { return asked(now); },
          .done = [this] { done(); }};
}

/// Nobody waits any more for what was asked too long ago. When the log cannot be read now, nothing is asked now. What
/// was done and could not be taken away is not done again.
std::optional<Action> Recording::asked(Millis now) {
  try {
    const auto request = store_.asked(id_);
    if (!request) return {};
    if (request->id <= request_ || now - request->at > kTooLate) {
      store_.settle(request->id);
      return {};
    }
    request_ = request->id;
    return request->action;
  } catch (const Error&) {
    return {};
  }
}

void Recording::done() {
  try {
    store_.settle(request_);
  } catch (const Error&) {  // asked() takes it away later
  }
}

void Recording::store_events() {
  const std::span<const Event> log = session_.log();
  store_.add(id_, stored_, log.subspan(stored_));
  stored_ = log.size();
}

void Recording::finish(Millis lasted, UtcTime now) {
  store_events();
  store_.finish(id_, session_.plan(), session_.log(), lasted, now);
}

void Recording::leave(Millis lasted) {
  store_events();
  store_.alive(id_, session_.plan(), session_.log(), lasted);
}

}  // namespace dropwise
