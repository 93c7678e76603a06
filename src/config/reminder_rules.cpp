#include "config/reminder_rules.h"

#include <algorithm>

#include "config/setting.h"

namespace dropwise {
namespace {

constexpr Millis kShortest = std::chrono::minutes{30};
constexpr Millis kLongest = std::chrono::hours{24};

/// Complains at the first of the conflicting keys that the table has, or at `preset` if it has none of them.
void complain(TomlReader& table, const RuleConflict& found) {
  const auto there = std::ranges::find_if(found.keys(), [&](const std::string& key) { return table.has(key); });
  table.complain(there == found.keys().end() ? "preset" : *there, found);
}

/// The time between sessions that are spread evenly over the part of the day that is not quiet.
Millis share_of_day(const Rules& rules) {
  const Millis day = kLongest - (rules.quiet ? rules.quiet->length() : Millis{0});
  const Millis share = std::chrono::floor<std::chrono::minutes>(day / *rules.sessions_per_day);
  return std::max(kShortest, share);
}

}  // namespace

Rules rules_of(const Preset& preset) {
  std::vector<Diagnostic> none;
  TomlReader reader(preset.rules, none);
  Settings settings;
  settings.remind.preset = preset.id;
  load_section("remind", reader, settings);
  return settings.remind;
}

void load_rules(TomlReader& table, Settings& settings) {
  auto wrong = load_section("remind", table, settings);
  std::erase(wrong, "notify");  // not a rule
  Rules& rules = settings.remind;
  if (rules.sessions_per_day && rules.preset.empty() && !table.has("every")) rules.every = share_of_day(rules);
  if (!wrong.empty()) return;  // the intended rules are unknown, so conflicts between them are too
  for (const RuleConflict& found : find_conflicts(rules)) complain(table, found);
}

}  // namespace dropwise
