#include "quantities/date.h"

#include "base/format.h"

namespace dropwise {
namespace {

/// Parses text that consists of exactly this many digits.
std::optional<int> number(std::string_view text, std::size_t digits) {
  if (text.size() != digits || text.find_first_not_of("0123456789") != std::string_view::npos) return {};
  return std::stoi(std::string(text));
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto y = number(text.substr(0, 4), 4), m = number(text.substr(5, 2), 2), d = number(text.substr(8, 2), 2);
  if (!y || !m || !d) return {};
  const std::chrono::year_month_day day{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                                        std::chrono::day{static_cast<unsigned>(*d)}};
  if (!day.ok()) return {};
  return Day{day};
}

std::optional<Millis> parse_time_of_day(std::string_view text) {
  const bool with_seconds = text.size() == 8;
  if ((text.size() != 5 && !with_seconds) || text[2] != ':' || (with_seconds && text[5] != ':')) return {};
  const auto h = number(text.substr(0, 2), 2), m = number(text.substr(3, 2), 2);
  const auto s = with_seconds ? number(text.substr(6, 2), 2) : 0;
  if (!h || !m || !s || *h > 23 || *m > 59 || *s > 59) return {};
  return std::chrono::hours{*h} + std::chrono::minutes{*m} + std::chrono::seconds{*s};
}

std::string day_text(Day day) {
  const std::chrono::year_month_day ymd{day};
  return formatted("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                   static_cast<unsigned>(ymd.day()));
}

std::string time_of_day_text(LocalTime time) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time - day_of(time)).count();
  return formatted("{:02}:{:02}", minutes / 60, minutes % 60);
}

Day day_of(LocalTime time) { return std::chrono::floor<std::chrono::days>(time); }

int day_after(LocalTime born, LocalTime time) {
  return static_cast<int>(std::chrono::floor<std::chrono::days>(time - born).count()) + 1;
}

}  // namespace dropwise
