#include "quantities/zoned_time.h"

#include "base/format.h"
#include "dropwise/duration.h"
#include "quantities/date.h"
#include "quantities/timezone.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

using std::chrono::minutes;

std::string offset_text(minutes offset) {
  const auto size = offset.count() < 0 ? -offset.count() : offset.count();
  return formatted("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', size / 60, size % 60);
}

std::optional<LocalTime> parse_local(std::string_view text, LocalTime today) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) {
    const auto time = parse_time_of_day(text);
    if (!time) return {};
    const LocalTime at = day_of(today) + *time;
    return at > today ? at - std::chrono::days{1} : at;
  }
  const auto word = text.substr(0, space);
  const auto time = parse_time_of_day(text.substr(space + 1));
  std::optional<Day> day = parse_day(word);
  if (word == "today") day = day_of(today);
  if (word == "yesterday") day = day_of(today) - std::chrono::days{1};
  if (!day || !time) return {};
  return *day + *time;
}

std::optional<ZonedTime> parse_ago(std::string_view text, const Clock& clock) {
  constexpr std::string_view kAgo = " ago";
  if (!text.ends_with(kAgo)) return {};
  const auto length = parse_duration(text.substr(0, text.size() - kAgo.size()));
  if (!length) return {};
  const UtcTime utc = clock.utc() - *length;
  return ZonedTime{utc, clock.offset(utc)};
}

/// Rewrites `6:30` as `06:30`, and the `T` in `2026-11-20T06:30` as a space.
std::string tidied(std::string_view typed) {
  std::string text(typed);
  const auto colon = text.find(':');
  const bool short_hour = colon != std::string::npos && (colon == 1 || (colon > 1 && text[colon - 2] == ' '));
  if (short_hour) text.insert(colon - 1, 1, '0');
  if (text.size() == 16 && text[10] == 'T') text[10] = ' ';
  return text;
}

ZonedTime parse_any(std::string_view typed, const Clock& clock) {
  const std::string text = tidied(typed);
  if (text == "now") return current_time(clock);
  if (const auto moment = parse_ago(text, clock)) return *moment;
  if (const auto moment = parse_rfc3339(text)) return *moment;
  if (const auto local = parse_local(text, current_time(clock).local()))
    return at_wall(*local, [&](UtcTime time) { return clock.offset(time); });
  throw ValueError(ValueFault::not_zoned_time, {std::string(typed)});
}

}  // namespace

ZonedTime current_time(const Clock& clock) {
  const UtcTime utc = clock.utc();
  return {utc, clock.offset(utc)};
}

ZonedTime parse_zoned_time(std::string_view text, const Clock& clock) {
  const ZonedTime moment = parse_any(text, clock);
  if (moment.utc > clock.utc()) throw ValueError(ValueFault::future_time, {minute_text(moment)});
  if (moment.utc < UtcTime{}) throw ValueError(ValueFault::before_1970, {std::string(text)});
  return moment;
}

std::string minute_text(const ZonedTime& moment) {
  return day_text(day_of(moment.local())) + " " + time_of_day_text(moment.local());
}

std::string time_of_day(const ZonedTime& moment) { return time_of_day_text(moment.local()); }

std::string rfc3339(const ZonedTime& moment) {
  const auto local = moment.local();
  const auto rest = (local - std::chrono::floor<minutes>(local)).count();
  std::string seconds = formatted("{:02}", rest / 1000);
  if (rest % 1000 != 0) seconds += formatted(".{:03}", rest % 1000);
  return day_text(day_of(local)) + "T" + time_of_day_text(local) + ":" + seconds + offset_text(moment.offset);
}

std::optional<ZonedTime> parse_rfc3339(std::string_view text) {
  if (text.size() < 17 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return {};
  const auto day = parse_day(text.substr(0, 10));
  text.remove_prefix(11);
  const auto zone = text.find_first_of("Zz+-");
  if (!day || zone == std::string_view::npos) return {};
  std::string_view clock = text.substr(0, zone), offset = text.substr(zone);
  Millis fraction{0};
  if (const auto dot = clock.find('.'); dot != std::string_view::npos) {
    std::string decimals(clock.substr(dot + 1));
    if (decimals.empty() || decimals.find_first_not_of("0123456789") != std::string::npos) return {};
    decimals.resize(3, '0');
    fraction = Millis{std::stoi(decimals)};
    clock = clock.substr(0, dot);
  }
  const auto time = parse_time_of_day(clock);
  minutes shift{0};
  if (offset != "Z" && offset != "z") {
    const auto size = offset.size() == 6 ? parse_time_of_day(offset.substr(1)) : std::nullopt;
    if (!size) return {};
    shift = std::chrono::duration_cast<minutes>(*size) * (offset[0] == '-' ? -1 : 1);
  }
  if (!time) return {};
  return ZonedTime{UtcTime{(*day + *time + fraction).time_since_epoch() - shift}, shift};
}

}  // namespace dropwise
