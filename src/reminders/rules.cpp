#include "reminders/rules.h"

#include <algorithm>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr Millis kDay = std::chrono::hours{24};

/// How much of the window lies outside quiet time.
Millis time_outside_quiet(const DailyWindow& window, const std::optional<DailyWindow>& quiet) {
  Millis sum{0};
  const LocalTime begin = LocalTime{} + window.from;
  for (Millis at{0}; at < window.length(); at += std::chrono::minutes{1}) {
    if (!quiet || !quiet->holds(begin + at)) sum += std::chrono::minutes{1};
  }
  return sum;
}

Millis outside_quiet(const Rules& rules) { return kDay - (rules.quiet ? rules.quiet->length() : Millis{0}); }

void check_count(const Rules& rules, std::vector<RuleConflict>& found) {
  const int count = *rules.sessions_per_day;
  if (!rules.every) {
    found.push_back({{"sessions_per_day", "every"}, tr("{} sessions a day need every, which is off", count)});
    return;
  }
  if (*rules.every * count > kDay) {
    const Millis share = std::chrono::floor<std::chrono::minutes>(kDay / count);
    found.push_back({{"sessions_per_day", "every"},
                     tr("{} sessions a day are one every {} at the latest, and every is {}", count, to_text(share),
                        to_text(*rules.every))});
  }
  const Millis nearest = std::min(kNearest, *rules.every);
  if (nearest * count > outside_quiet(rules)) {
    found.push_back({{"sessions_per_day", "quiet"},
                     tr("{} sessions, {} apart, do not fit into the {} outside the quiet", count, to_text(nearest),
                        to_text(outside_quiet(rules)))});
  }
}

void check_night(const Rules& rules, std::vector<RuleConflict>& found) {
  const Millis free = time_outside_quiet(*rules.night, rules.quiet);
  if (free == Millis{0}) {
    found.push_back({{"quiet", "night", "night_sessions"},
                     tr("quiet {} leaves nothing of the night {}, which is to have {}", to_text(*rules.quiet),
                        to_text(*rules.night),
                        plural(static_cast<std::size_t>(rules.night_sessions), "{} session", "{} sessions"))});
  } else if (kNearest * (rules.night_sessions - 1) >= free) {
    found.push_back({{"night_sessions", "night", "quiet"},
                     tr("{} sessions, {} apart, do not fit into the night {}{}", rules.night_sessions,
                        to_text(kNearest), to_text(*rules.night), rules.quiet ? tr(" outside the quiet") : "")});
  }
}

}  // namespace

std::vector<RuleConflict> find_conflicts(const Rules& rules) {
  std::vector<RuleConflict> found;
  if (rules.longest_gap && rules.every && *rules.longest_gap < *rules.every) {
    found.push_back(
        {{"longest_gap", "every"},
         tr("longest_gap {} is shorter than every {}", to_text(*rules.longest_gap), to_text(*rules.every))});
  }
  if (rules.sessions_per_day) check_count(rules, found);
  if (rules.night && rules.night_sessions > 0) check_night(rules, found);
  if (rules.break_quiet && !rules.longest_gap) {
    found.push_back(
        {{"break_quiet"}, tr("{0} needs {1}, which alone may break the quiet", "break_quiet", "longest_gap")});
  }
  if (rules.count_after_quiet && rules.quiet && rules.every && *rules.every >= outside_quiet(rules)) {
    found.push_back({{"after_quiet", "every", "quiet"},
                     tr("counted anew after the quiet, every {} is never reached in the {} outside of it",
                        to_text(*rules.every), to_text(outside_quiet(rules)))});
  }
  return found;
}

std::string to_text(const Rules& rules) {
  std::vector<std::string> parts;
  if (rules.every) {
    parts.push_back(rules.from == Rules::From::start ? tr("every {} from the start of a session", to_text(*rules.every))
                                                     : tr("every {} from the end of a session", to_text(*rules.every)));
  }
  if (rules.sessions_per_day) parts.push_back(tr("{} a day", *rules.sessions_per_day));
  if (rules.longest_gap) parts.push_back(tr("no gap over {}", to_text(*rules.longest_gap)));
  if (rules.night && rules.night_sessions > 0)
    parts.push_back(tr("{} or more at {}", rules.night_sessions, to_text(*rules.night)));
  if (rules.quiet) {
    parts.push_back(tr("quiet at {}{}{}", to_text(*rules.quiet),
                       rules.break_quiet ? tr(" unless the gap is longer") : "",
                       rules.count_after_quiet ? tr(", counted anew after it") : ""));
  }
  if (parts.empty()) return tr("None.");
  return capitalized(tr("{}.", join(parts, tr(", "))));
}

}  // namespace dropwise
