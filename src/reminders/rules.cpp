#include "reminders/rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "dropwise/duration.h"

namespace dropwise {
namespace {

constexpr Millis kDay = std::chrono::hours{24};

/// How much of this window lies outside the quiet.
Millis awake(const Window& window, const std::optional<Window>& quiet) {
  Millis sum{0};
  const LocalTime begin = LocalTime{} + window.from;
  for (Millis at{0}; at < window.length(); at += std::chrono::minutes{1}) {
    if (!quiet || !quiet->holds(begin + at)) sum += std::chrono::minutes{1};
  }
  return sum;
}

Millis outside_quiet(const Rules& rules) { return kDay - (rules.quiet ? rules.quiet->length() : Millis{0}); }

void check_count(const Rules& rules, std::vector<Contradiction>& found) {
  const int count = *rules.sessions_per_day;
  if (!rules.every) {
    found.push_back({{"sessions_per_day", "every"}, fmt::format("{} sessions a day need every, which is off", count)});
    return;
  }
  if (*rules.every * count > kDay) {
    const Millis share = std::chrono::floor<std::chrono::minutes>(kDay / count);
    found.push_back({{"sessions_per_day", "every"},
                     fmt::format("{} sessions a day are one every {} at the latest, and every is {}", count,
                                 to_text(share), to_text(*rules.every))});
  }
  const Millis nearest = std::min(kNearest, *rules.every);
  if (nearest * count > outside_quiet(rules)) {
    found.push_back({{"sessions_per_day", "quiet"},
                     fmt::format("{} sessions, {} apart, do not fit into the {} outside the quiet", count,
                                 to_text(nearest), to_text(outside_quiet(rules)))});
  }
}

void check_night(const Rules& rules, std::vector<Contradiction>& found) {
  const Millis free = awake(*rules.night, rules.quiet);
  if (free == Millis{0}) {
    found.push_back(
        {{"quiet", "night", "night_sessions"},
         fmt::format("quiet {} leaves nothing of the night {}, which is to have {} session{}", to_text(*rules.quiet),
                     to_text(*rules.night), rules.night_sessions, rules.night_sessions == 1 ? "" : "s")});
  } else if (kNearest * (rules.night_sessions - 1) >= free) {
    found.push_back({{"night_sessions", "night", "quiet"},
                     fmt::format("{} sessions, {} apart, do not fit into the night {}{}", rules.night_sessions,
                                 to_text(kNearest), to_text(*rules.night), rules.quiet ? " outside the quiet" : "")});
  }
}

}  // namespace

std::vector<Contradiction> contradictions(const Rules& rules) {
  std::vector<Contradiction> found;
  if (rules.longest_gap && rules.every && *rules.longest_gap < *rules.every) {
    found.push_back(
        {{"longest_gap", "every"},
         fmt::format("longest_gap {} is shorter than every {}", to_text(*rules.longest_gap), to_text(*rules.every))});
  }
  if (rules.sessions_per_day) check_count(rules, found);
  if (rules.night && rules.night_sessions > 0) check_night(rules, found);
  if (rules.break_quiet && !rules.longest_gap) {
    found.push_back(
        {{"break_quiet"}, fmt::format("{0} needs {1}, which alone may break the quiet", "break_quiet", "longest_gap")});
  }
  if (rules.count_after_quiet && rules.quiet && rules.every && *rules.every >= outside_quiet(rules)) {
    found.push_back({{"after_quiet", "every", "quiet"},
                     fmt::format("counted anew after the quiet, every {} is never reached in the {} outside of it",
                                 to_text(*rules.every), to_text(outside_quiet(rules)))});
  }
  return found;
}

std::string to_text(const Rules& rules) {
  std::vector<std::string> parts;
  if (rules.every) {
    parts.push_back(fmt::format("every {} from the {} of a session", to_text(*rules.every),
                                rules.from == Rules::From::start ? "start" : "end"));
  }
  if (rules.sessions_per_day) parts.push_back(fmt::format("{} a day", *rules.sessions_per_day));
  if (rules.longest_gap) parts.push_back(fmt::format("no gap over {}", to_text(*rules.longest_gap)));
  if (rules.night && rules.night_sessions > 0)
    parts.push_back(fmt::format("{} or more at {}", rules.night_sessions, to_text(*rules.night)));
  if (rules.quiet) {
    parts.push_back(fmt::format("quiet at {}{}{}", to_text(*rules.quiet),
                                rules.break_quiet ? " unless the gap is longer" : "",
                                rules.count_after_quiet ? ", counted anew after it" : ""));
  }
  if (parts.empty()) return "None.";
  std::string text = fmt::format("{}.", fmt::join(parts, ", "));
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

}  // namespace dropwise
