#include "app/future_sessions.h"

#include "base/text.h"
#include "i18n/messages.h"

namespace dropwise {

std::string future_text(const Context& context, const Store& store) {
  const auto found = store.later_than(context.clock.utc() + kClockDrift);
  if (found.empty()) return {};
  return join_sentences(
      {found.size() == 1
           ? tr("Session {} begins in the future.", found.front())
           : tr("{} sessions begin in the future, the first being session {}.", found.size(), found.front()),
       tr("Check this computer's clock. If it is right, correct the session with `dropwise amend {} --at WHEN`.",
          found.front())});
}

void tell_future(const Context& context, const Store& store) {
  const std::string text = future_text(context, store);
  if (!text.empty()) context.out << wrap(text, context.width()) << '\n';
}

}  // namespace dropwise
