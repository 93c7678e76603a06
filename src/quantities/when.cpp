#include "quantities/when.h"

#include <vector>

#include <fmt/format.h>

#include "dropwise/duration.h"
#include "quantities/civil.h"
#include "quantities/error.h"

namespace dropwise {
namespace {

using std::chrono::minutes;

constexpr std::string_view kHint =
    "A time is like now, 06:30, yesterday 22:10, \"2026-11-20 06:30\", 2026-11-20T06:30+01:00 or \"20m ago\".";

std::string offset_text(minutes offset) {
  const auto size = offset.count() < 0 ? -offset.count() : offset.count();
  return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', size / 60, size % 60);
}

/// Every instant at which the wall clock showed this time: one, or none or two around a clock change.
std::vector<Moment> instants(LocalTime local, const Clock& clock) {
  std::vector<Moment> found;
  const UtcTime as_utc{local.time_since_epoch()};
  for (const auto shift : {-std::chrono::hours{24}, std::chrono::hours{24}}) {
    const minutes offset = clock.offset(as_utc + shift);
    const Moment moment{as_utc - offset, offset};
    if (clock.offset(moment.utc) == offset && (found.empty() || found.front() != moment)) found.push_back(moment);
  }
  return found;
}

[[noreturn]] void throw_skipped(LocalTime local, const Clock& clock) {
  const UtcTime as_utc{local.time_since_epoch()};
  const minutes before = clock.offset(as_utc - std::chrono::hours{24});
  const minutes after = clock.offset(as_utc + std::chrono::hours{24});
  const Moment earlier{as_utc - after, before}, later{as_utc - before, after};
  throw Error(fmt::format("{} {} was skipped by a clock change", day_text(day_of(local)), time_of_day_text(local)),
              fmt::format("Say \"{}\" or \"{}\".", minute_text(earlier), minute_text(later)));
}

Moment only_instant(LocalTime local, const Clock& clock) {
  const auto found = instants(local, clock);
  if (found.size() == 1) return found.front();
  if (found.empty()) throw_skipped(local, clock);
  throw Error(
      fmt::format("{} {} came twice, because of a clock change", day_text(day_of(local)), time_of_day_text(local)),
      fmt::format("Say {} for the first or {} for the second.", rfc3339(found[0]), rfc3339(found[1])));
}

std::optional<LocalTime> read_local(std::string_view text, LocalTime today) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) {
    const auto time = read_time_of_day(text);
    if (!time) return {};
    const LocalTime at = day_of(today) + *time;
    return at > today ? at - std::chrono::days{1} : at;
  }
  const auto word = text.substr(0, space);
  const auto time = read_time_of_day(text.substr(space + 1));
  std::optional<Day> day = read_day(word);
  if (word == "today") day = day_of(today);
  if (word == "yesterday") day = day_of(today) - std::chrono::days{1};
  if (!day || !time) return {};
  return *day + *time;
}

std::optional<Moment> read_ago(std::string_view text, const Clock& clock) {
  constexpr std::string_view kAgo = " ago";
  if (!text.ends_with(kAgo)) return {};
  const auto length = read_duration(text.substr(0, text.size() - kAgo.size()));
  if (!length) return {};
  const UtcTime utc = clock.utc() - *length;
  return Moment{utc, clock.offset(utc)};
}

/// `6:30` as `06:30`, and `2026-11-20T06:30` as with a space.
std::string tidied(std::string_view typed) {
  std::string text(typed);
  const auto colon = text.find(':');
  const bool short_hour = colon != std::string::npos && (colon == 1 || (colon > 1 && text[colon - 2] == ' '));
  if (short_hour) text.insert(colon - 1, 1, '0');
  if (text.size() == 16 && text[10] == 'T') text[10] = ' ';
  return text;
}

Moment read_any(std::string_view typed, const Clock& clock) {
  const std::string text = tidied(typed);
  if (text == "now") return now(clock);
  if (const auto moment = read_ago(text, clock)) return *moment;
  if (const auto moment = read_rfc3339(text)) return *moment;
  if (const auto local = read_local(text, now(clock).local())) return only_instant(*local, clock);
  throw Error(fmt::format("`{}` is not a time", text), std::string(kHint));
}

}  // namespace

Moment now(const Clock& clock) {
  const UtcTime utc = clock.utc();
  return {utc, clock.offset(utc)};
}

Moment read_when(std::string_view text, const Clock& clock) {
  const Moment moment = read_any(text, clock);
  if (moment.utc > clock.utc()) {
    throw Error(fmt::format("{} is still to come", minute_text(moment)),
                "The log holds what has been: give a time that is past.");
  }
  if (moment.utc < UtcTime{}) throw Error(fmt::format("`{}` is before 1970", text), std::string(kHint));
  return moment;
}

std::string minute_text(const Moment& moment) {
  return day_text(day_of(moment.local())) + " " + time_of_day_text(moment.local());
}

std::string time_of_day(const Moment& moment) { return time_of_day_text(moment.local()); }

std::string rfc3339(const Moment& moment) {
  const auto local = moment.local();
  const auto rest = (local - std::chrono::floor<minutes>(local)).count();
  std::string seconds = fmt::format("{:02}", rest / 1000);
  if (rest % 1000 != 0) seconds += fmt::format(".{:03}", rest % 1000);
  return day_text(day_of(local)) + "T" + time_of_day_text(local) + ":" + seconds + offset_text(moment.offset);
}

std::optional<Moment> read_rfc3339(std::string_view text) {
  if (text.size() < 17 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return {};
  const auto day = read_day(text.substr(0, 10));
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
  const auto time = read_time_of_day(clock);
  minutes shift{0};
  if (offset != "Z" && offset != "z") {
    const auto size = offset.size() == 6 ? read_time_of_day(offset.substr(1)) : std::nullopt;
    if (!size || *size > std::chrono::hours{18}) return {};
    shift = std::chrono::duration_cast<minutes>(*size) * (offset[0] == '-' ? -1 : 1);
  }
  if (!time) return {};
  return Moment{UtcTime{(*day + *time + fraction).time_since_epoch() - shift}, shift};
}

std::string ago_text(Millis length) {
  const auto minutes_past = std::chrono::duration_cast<minutes>(length).count();
  if (minutes_past < 1) return "just now";
  if (minutes_past < 60) return fmt::format("{} min ago", minutes_past);
  if (minutes_past < 48L * 60) return fmt::format("{} h {} min ago", minutes_past / 60, minutes_past % 60);
  return fmt::format("{} days ago", minutes_past / (24L * 60));
}

}  // namespace dropwise
