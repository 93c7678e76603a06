#include "live/key_decoder.h"

#include <cctype>
#include <utility>

namespace dropwise {
namespace {

constexpr Millis kBurst{400};
constexpr Millis kMash{200};    // key presses this close together are one press
constexpr Millis kTwice{1000};  // two presses this close together belong together
constexpr Millis kHeld{300};    // a second press that lasts this long is a held key

}  // namespace

std::optional<KeyPress> KeyDecoder::press(std::string_view bytes, Millis at) {
  const bool burst = last_ && at - *last_ < kBurst;
  last_ = at;
  if (burst || bytes.empty()) return {};
  std::string first(bytes);
  if (first.front() != '\x1b') first = static_cast<char>(std::tolower(static_cast<unsigned char>(first.front())));
  const KeyPress* press = find_key_press(first);
  return press ? std::optional(*press) : std::nullopt;
}

void SingleKeyDecoder::press(Millis at) {
  const bool same = last_ && at - *last_ < kMash;
  last_ = at;
  if (same) return;
  const auto paused = std::exchange(paused_at_, std::nullopt);
  if (paused && at - *paused <= kTwice) {
    hurt_ = at;
  } else if (!first_) {
    first_ = at;
  } else if (!second_ && at - *first_ <= kTwice) {
    second_ = at;
  }
}

bool SingleKeyDecoder::held() const { return second_ && *last_ - *second_ >= kHeld; }

std::optional<Millis> SingleKeyDecoder::due() const {
  if (hurt_) return hurt_;
  if (!first_) return {};
  if (second_) return held() ? *last_ : *last_ + kMash;
  return *first_ + kTwice;
}

std::optional<TimedKeyPress> SingleKeyDecoder::flush(Millis at) {
  if (const auto hurt = std::exchange(hurt_, std::nullopt)) return TimedKeyPress{{Action::pain}, *hurt};
  if (!first_ || at < *due()) return {};
  const TimedKeyPress pressed{{second_ && !held() ? Action::pause : Action::next}, *first_};
  first_.reset();
  second_.reset();
  return pressed;
}

}  // namespace dropwise
