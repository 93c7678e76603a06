#pragma once

#include <string>
#include <vector>

#include "quantities/date.h"
#include "reminders/decision.h"

namespace dropwise::test {

/// Parses a day of November 2026 and a time in UTC, such as `20 06:30`.
inline UtcTime instant(const std::string& text) {
  return parse_rfc3339("2026-11-" + text.substr(0, 2) + "T" + text.substr(3) + ":00Z").value().utc;
}

inline std::string wall(UtcTime time) {
  const std::string text = minute_text({time, {}});
  return text.substr(8);
}

inline ReminderInput at(const std::string& now, const std::vector<const char*>& sessions) {
  ReminderInput input{.now = instant(now)};
  for (const char* began : sessions) input.sessions.push_back({instant(began)});
  return input;
}

/// The times of the reminders before `until`, if the rules are checked every five minutes.
inline std::vector<std::string> watch(const Rules& rules, ReminderInput input, const std::string& until) {
  std::vector<std::string> said;
  for (; input.now < instant(until); input.now += std::chrono::minutes{5}) {
    if (decide(rules, input).verdict != Verdict::notify) continue;
    input.notified_at = input.now;
    said.push_back(wall(input.now));
  }
  return said;
}

}  // namespace dropwise::test
