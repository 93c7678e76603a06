#pragma once

#include <string>
#include <vector>

#include "quantities/date.h"
#include "reminders/decision.h"

namespace dropwise::test {

/// `20 06:30` is that day of November 2026, in UTC.
inline UtcTime instant(const std::string& text) {
  return read_rfc3339("2026-11-" + text.substr(0, 2) + "T" + text.substr(3) + ":00Z").value().utc;
}

inline std::string wall(UtcTime time) {
  const std::string text = minute_text({time, {}});
  return text.substr(8);
}

inline Facts at(const std::string& now, const std::vector<const char*>& sessions) {
  Facts facts{.now = instant(now)};
  for (const char* began : sessions) facts.sessions.push_back({instant(began)});
  return facts;
}

/// When it speaks up to then, asked every five minutes.
inline std::vector<std::string> watch(const Rules& rules, Facts facts, const std::string& until) {
  std::vector<std::string> said;
  for (; facts.now < instant(until); facts.now += std::chrono::minutes{5}) {
    if (decide(rules, facts).verdict != Verdict::speak) continue;
    facts.said = facts.now;
    said.push_back(wall(facts.now));
  }
  return said;
}

}  // namespace dropwise::test
