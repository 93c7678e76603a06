#include "app/progress.h"

#include <algorithm>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr Millis kPatience{1000};  // nothing is shown for shorter work
constexpr Millis kBetween{200};    // two changes of the line

bool can_erase(const Context& context) {
  return context.error_columns > 0 && context.environment.term.value_or("dumb") != "dumb";
}

}  // namespace

Progress::Progress(Context& context, std::string what, std::uintmax_t total)
    : context_(context),
      what_(std::move(what)),
      total_(can_erase(context) ? total : 0),
      began_(context.clock.ticks()),
      shown_(began_ + kPatience - kBetween) {}

Progress::~Progress() {
  if (is_shown_) context_.err << "\r\x1b[K" << std::flush;
}

void Progress::at(std::uintmax_t done) {
  if (done == 0 || done > total_) return;
  const Millis now = context_.clock.ticks();
  if (now - shown_ < kBetween) return;
  shown_ = now;
  is_shown_ = true;
  const double share = static_cast<double>(done) / static_cast<double>(total_);
  const auto left = static_cast<Millis::rep>(static_cast<double>((now - began_).count()) * (1 - share) / share);
  const std::string text =
      tr("{}: {}%, about {} left", what_, static_cast<int>(share * 100), to_clock(Millis{left + 999}));
  context_.err << '\r' << truncate_to_width(text, context_.error_columns - 1) << "\x1b[K" << std::flush;
}

}  // namespace dropwise
