#include "quantities/daily_window.h"

#include "quantities/date.h"

namespace dropwise {
namespace {

constexpr Millis kDay = std::chrono::hours{24};

LocalTime local(UtcTime time, const Zone& zone) { return LocalTime{time.time_since_epoch() + zone(time)}; }

/// Parses a time without seconds. `24:00` is midnight and becomes 0.
std::optional<Millis> parse_end(std::string_view text) {
  if (text.size() != 5) return {};
  return text == "24:00" ? Millis{0} : parse_time_of_day(text);
}

}  // namespace

Millis DailyWindow::length() const { return (to - from + kDay) % kDay; }

bool DailyWindow::holds(LocalTime time) const {
  const Millis now = time - day_of(time);
  return from < to ? now >= from && now < to : now >= from || now < to;
}

std::optional<DailyWindow> parse_window(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return {};
  const auto from = text.starts_with("24") ? std::nullopt : parse_end(text.substr(0, dash));
  const auto to = parse_end(text.substr(dash + 1));
  if (!from || !to || *from == *to) return {};
  return DailyWindow{*from, *to};
}

std::string to_text(const DailyWindow& window) {
  const LocalTime midnight{};
  return time_of_day_text(midnight + window.from) + "-" + time_of_day_text(midnight + window.to);
}

UtcTime next_at(Millis time_of_day, UtcTime time, const Zone& zone) {
  const Day today = day_of(local(time, zone));
  for (int days = 0;; ++days) {
    const UtcTime found = first_at(today + std::chrono::days{days} + time_of_day, time, zone);
    if (found >= time) return found;
  }
}

UtcTime day_began(UtcTime time, Millis day_start, const Zone& zone) {
  const Day day = day_of(local(time, zone) - day_start);
  return first_at(day + day_start, UtcTime::min(), zone);
}

}  // namespace dropwise
