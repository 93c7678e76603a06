#include "commands/recording.h"

#include <utility>

#include <fmt/format.h>

#include "quantities/error.h"

namespace dropwise {

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
          .alive = [this, alive](Millis at) { return attempt([&] { alive(at); }); }};
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
