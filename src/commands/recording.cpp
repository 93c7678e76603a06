#include "commands/recording.h"

#include <fmt/format.h>

#include "quantities/error.h"

namespace dropwise {

Keeper Recording::keeper() {
  const auto attempt = [this](auto work) {
    try {
      store_events();
      work();
      troubled_ = false;
    } catch (const Error& error) {
      if (!troubled_) console_.say(fmt::format("{}. The session goes on; it is tried again.", error.what()));
      troubled_ = true;
    }
  };
  return {.keep = [attempt](std::size_t, const Event&) { attempt([] {}); },
          .alive = [this,
                    attempt](Millis at) { attempt([&] { store_.alive(id_, session_.plan(), session_.log(), at); }); }};
}

void Recording::store_events() {
  for (; stored_ < session_.log().size(); ++stored_) store_.add(id_, stored_, session_.log()[stored_]);
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
