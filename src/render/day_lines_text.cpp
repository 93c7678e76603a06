#include <algorithm>

#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "render/chart_text.h"
#include "render/sparkline.h"

namespace dropwise {
namespace {

constexpr std::size_t kHours = 24;
constexpr std::size_t kMostAnHour = 4;  // places for an hour

/// What a place shows.
struct Place {
  std::string mark = {};
  Role role = Role::dim;
};

Role role_of(Side side) { return side == Side::left ? Role::left : side == Side::right ? Role::right : Role::plain; }

/// Its height beside the most; `?` if the amount is not known.
std::string height(const DaySession& session, std::int64_t most, bool utf8) {
  if (!session.microlitres) return "?";
  return block(most > 0 ? static_cast<double>(*session.microlitres) / static_cast<double>(most) : 0, utf8);
}

std::vector<Place> places_of(const DayLine& day, std::int64_t most, std::size_t count, bool utf8) {
  const Millis step = Millis{std::chrono::hours{kHours}} / count;
  const bool has_room = count > kHours;  // for lengths and letters
  std::vector<Place> places(count, Place{utf8 ? "·" : "."});
  for (auto session = day.sessions.begin(); session != day.sessions.end(); ++session) {
    const auto place_at = [&](Millis at) { return std::min(static_cast<std::size_t>(at / step), count - 1); };
    const std::size_t first = place_at(session->began);
    const std::size_t next = session + 1 == day.sessions.end() ? count : place_at((session + 1)->began);
    const Millis end = session->began + std::max(session->lasted, Millis{1}) - Millis{1};
    const std::size_t last = has_room ? std::min(place_at(end), std::max(next, first + 1) - 1) : first;
    const Role role = role_of(session->fuller);
    for (std::size_t i = first; i <= last; ++i) places[i] = {height(*session, most, utf8), role};
    if (has_room && session->fuller != Side::none && last + 1 < next)
      places[last + 1] = {session->fuller == Side::left ? tr("L") : tr("R"), role};
  }
  return places;
}

/// The sums at the right of a line.
struct Sums {
  std::size_t milk = 0, count = 0, gap = 0;  ///< The width of each; 0 if there is no room for it.

  std::size_t width() const { return (milk ? milk + 2 : 0) + (count ? count + 2 : 0) + (gap ? gap + 2 : 0); }

  std::string text(const std::string& of_milk, const std::string& number, const std::string& of_gap) const {
    std::string all;
    if (milk) all += "  " + pad(of_milk, -static_cast<int>(milk));
    if (count) all += "  " + pad(number, -static_cast<int>(count));
    if (gap) all += "  " + pad(of_gap, -static_cast<int>(gap));
    return all;
  }
};

Sums sums_of(const DayLines& lines, std::size_t room) {
  Sums sums{.milk = display_width("ml"), .count = 1, .gap = display_width(tr("gap"))};
  for (const DayLine& day : lines.days) {
    sums.milk = std::max(sums.milk, display_width(to_text(day.milk)));
    sums.count = std::max(sums.count, std::to_string(day.sessions.size()).size());
    sums.gap = std::max(sums.gap, display_width(to_text(day.longest_gap)));
  }
  if (sums.width() + kHours > room) sums.gap = 0;
  if (sums.width() + kHours > room) sums.count = 0;
  if (sums.width() + kHours > room) sums.milk = 0;
  return sums;
}

/// The hours above the line, as many as there is room for.
std::string hours_text(Millis day_start, std::size_t places) {
  const auto start = std::chrono::floor<std::chrono::hours>(day_start).count();
  const int every = places > kHours ? 3 : 6;
  std::string text;
  for (int hour = 0; hour < static_cast<int>(kHours); hour += every)
    text = pad(text, static_cast<int>(static_cast<std::size_t>(hour) * places / kHours)) +
           formatted("{:02}", (start + hour) % static_cast<int>(kHours));
  return pad(text, static_cast<int>(places));
}

/// What the signs in the lines mean.
std::string legend(std::int64_t most, bool utf8) {
  const std::string signs = tr("{} or {}: the breast that gave more. ?: amount missing.", tr("L"), tr("R"));
  const std::string milk =
      utf8 ? tr("Each line is a day of 24 hours, each block a session: the higher, the more milk, up to {}.",
                sum_text(most, false))
           : tr("Each line is a day of 24 hours. A session fills its time with a digit for its milk, from 1 for little "
                "to "
                "8 for about {}.",
                sum_text(most, false));
  return join_sentences({milk, signs});
}

}  // namespace

std::string day_text(const DayLine& day, std::int64_t most, std::size_t places, const Style& style) {
  std::string text;
  for (const Place& place : places_of(day, most, places, style.utf8)) text += style.paint(place.mark, place.role);
  return text;
}

std::string to_text(const DayLines& lines, const Look& look) {
  const std::size_t width = chart_width(look);
  const std::size_t label = label_width(lines.days, &DayLine::label, look);
  const Sums sums = sums_of(lines, width - label - 2);
  const std::size_t room = width - label - 2 - sums.width();
  const std::size_t places = room < kHours ? kHours / 2 : kHours * std::min(room / kHours, kMostAnHour);
  const std::int64_t most = lines.most();

  std::string text = wrap(legend(most, look.style.utf8), width) + "\n";
  text += look.style.paint(
              std::string(label + 2, ' ') + hours_text(lines.day_start, places) + sums.text("ml", "n", tr("gap")),
              Role::dim) +
          "\n";
  for (const DayLine& day : lines.days) {
    text += pad(label_text(day.label, look, label), static_cast<int>(label)) + "  ";
    text += day_text(day, most, places, look.style);
    text += sums.text(to_text(day.milk), std::to_string(day.sessions.size()), to_text(day.longest_gap));
    text.erase(text.find_last_not_of(' ') + 1);
    text += "\n";
  }
  return text;
}

}  // namespace dropwise
