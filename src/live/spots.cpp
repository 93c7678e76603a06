#include "live/spots.h"

#include <algorithm>
#include <array>
#include <utility>

#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

constexpr Millis kStay = std::chrono::seconds{30};
constexpr Millis kStayWhileFlowing = std::chrono::seconds{60};
constexpr Millis kHeard = std::chrono::seconds{20};  // the longest prompt has been spoken by then
constexpr Millis kRoom = std::chrono::seconds{5};    // the least time before the next announcement

constexpr std::array<const char*, 6> kWords = {
    mark_for_translation("Thumb at twelve o'clock."), mark_for_translation("Thumb at two o'clock."),
    mark_for_translation("Thumb at four o'clock."),   mark_for_translation("Thumb at six o'clock."),
    mark_for_translation("Thumb at eight o'clock."),  mark_for_translation("Thumb at ten o'clock.")};

bool shows(const Snapshot& now) { return !now.over && !now.paused && now.kind == PhaseKind::express; }

}  // namespace

void Spots::next(const Snapshot& now) {
  const bool moves = std::exchange(on_, true) && phase_ == now.phase;
  place_ = moves ? (place_ + 1) % static_cast<int>(kWords.size()) : 0;
  phase_ = now.phase;
  moved_ = now.elapsed;
}

/// The active time of the phase at which the thumb moves on, unless an announcement comes soon.
Millis Spots::due(const Snapshot& now) const {
  const Millis stay = rule_ == SpotRule::flow ? kStayWhileFlowing : kStay;
  return std::max(moved_ + stay, now.elapsed - now.prompt_age + kHeard);
}

bool Spots::tend(const Snapshot& now, std::optional<Millis> change) {
  if (!on_ || !shows(now)) return false;
  if (phase_ != now.phase || now.elapsed < moved_) {  // the phase may have started again
    phase_ = now.phase;
    place_ = 0;
    moved_ = now.elapsed;
    return false;
  }
  const bool soon = change && *change < now.since_start + kRoom;
  if (now.elapsed < due(now) || soon) return false;
  next(now);
  return true;
}

std::optional<Millis> Spots::wait(const Snapshot& now, std::optional<Millis> change) const {
  if (!on_ || !shows(now)) return {};
  if (phase_ != now.phase) return Millis{0};
  const Millis left = std::max(Millis{0}, due(now) - now.elapsed);
  const bool taken = change && *change < now.since_start + left + kRoom;
  return taken ? std::nullopt : std::optional(left);  // the caller waits for the change anyway
}

int Spots::hour(const Snapshot& now) const {
  if (!on_ || !shows(now)) return 0;
  const int place = phase_ == now.phase ? place_ : 0;
  return place == 0 ? 12 : 2 * place;
}

std::vector<std::string> clock_face(int hour) {
  struct Place {
    int hour;
    std::size_t row, column;
  };
  constexpr std::array<Place, 6> kPlaces = {{{12, 0, 6}, {2, 1, 10}, {4, 3, 10}, {6, 4, 6}, {8, 3, 2}, {10, 1, 1}}};
  std::vector<std::string> rows(5, std::string(kFaceColumns, ' '));
  rows[2][6] = 'o';
  for (const Place& place : kPlaces) {
    const std::string figure = std::to_string(place.hour);
    rows[place.row].replace(place.column, figure.size(), figure);
    if (place.hour != hour) continue;
    rows[place.row][place.column - 1] = '[';
    rows[place.row][place.column + figure.size()] = ']';
  }
  return rows;
}

std::string clock_words() {
  return tr(
      "The hours are those of a clock on your breast, as you look at it: twelve is above the nipple (our own idea).");
}

std::string spot_words(int hour, SpotRule rule) {
  const std::string place = tr(kWords[static_cast<std::size_t>(hour % 12 / 2)]);
  return rule == SpotRule::flow ? join_sentences({tr("No more drops?"), place}) : place;
}

}  // namespace dropwise
