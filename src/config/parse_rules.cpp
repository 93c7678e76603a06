#include "config/parse_rules.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "config/keys.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

constexpr Millis kShortest = std::chrono::minutes{30};
constexpr Millis kLongest = std::chrono::hours{24};

constexpr std::array<std::pair<std::string_view, Rules::From>, 2> kFrom = {
    {{"start", Rules::From::start}, {"end", Rules::From::end}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kAfterQuiet = {{{"remind", false}, {"count", true}}};

bool is_off(const TomlReader& table, std::string_view key) { return table.is_word(key, "off"); }

void parse_length(TomlReader& table, std::string_view key, std::optional<Millis>& length) {
  if (is_off(table, key)) return length.reset();
  const auto found = table.time(key, kShortest, kLongest, tr(", or \"off\""));
  if (found) length = *found;
}

void parse_window_at(TomlReader& table, std::string_view key, std::optional<DailyWindow>& window) {
  if (!table.has(key)) return;
  if (is_off(table, key)) return window.reset();
  const std::string text = table.text(key);
  if (text.empty()) return;
  window = dropwise::parse_window(text);
  if (!window)
    table.complain(key, tr("{} must be two times of day that differ, such as \"22:00-06:00\", or \"off\"", key));
}

void parse_counts(TomlReader& table, Rules& rules) {
  if (is_off(table, "sessions_per_day")) {
    rules.sessions_per_day.reset();
  } else if (const auto count = table.number("sessions_per_day", 1, 24, tr(", or \"off\""))) {
    rules.sessions_per_day = count;
  }
  if (const auto count = table.number("night_sessions", 0, 6)) {
    rules.night_sessions = *count;
    if (*count > 0 && !rules.night && !table.has("night")) rules.night = DailyWindow{Millis{0}, std::chrono::hours{6}};
  }
}

void parse_target(TomlReader& table, const Units& units, Rules& rules) {
  const std::string text = is_off(table, "target") ? "" : table.text("target");
  if (text.empty()) return;
  try {
    rules.target = parse_volume(text, units);
  } catch (const UserError& error) {
    table.complain("target", formatted("{}. {}", error.what(), error.hint()));
  }
}

/// What stands in a table goes over what is there.
void parse_over(TomlReader& table, const Units& units, Rules& rules) {
  parse_length(table, "every", rules.every);
  rules.from = table.choice<Rules::From>("from", one_of(kFrom), tr("\"start\" and \"end\""), rules.from);
  parse_length(table, "longest_gap", rules.longest_gap);
  parse_window_at(table, "night", rules.night);
  parse_window_at(table, "quiet", rules.quiet);
  parse_counts(table, rules);
  rules.break_quiet = table.flag("break_quiet").value_or(rules.break_quiet);
  rules.count_after_quiet =
      table.choice<bool>("after_quiet", one_of(kAfterQuiet), tr("\"remind\" and \"count\""), rules.count_after_quiet);
  parse_target(table, units, rules);
}

void parse_preset(TomlReader& table, Rules& rules) {
  const std::string id = table.text("preset");
  if (id.empty() || id == "off") return;
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.push_back(preset.id);
  if (id == "antenatal") {
    table.complain(
        "preset",
        tr("there are no reminders before birth: expressing then is for a midwife or doctor to agree to, and is "
           "not needed every day (NHS Forth Valley). Leave preset out"));
  } else if (const Preset* preset = find_preset(id)) {
    rules = rules_of(*preset);
  } else {
    table.complain("preset",
                   tr("preset is \"{}\"; allowed are {}.{}", sanitize(id), join(names, ", "), did_you_mean(id, names)));
  }
}

/// At the first of its keys that stands here, or where the preset is named.
void complain(TomlReader& table, const RuleConflict& found, const std::string& preset) {
  const auto there = std::ranges::find_if(found.keys, [&](const std::string& key) { return table.has(key); });
  table.complain(
      there == found.keys.end() ? "preset" : *there,
      preset.empty() ? found.what : tr("{} (what is not set here is from the preset {})", found.what, preset));
}

/// How far apart so many sessions are when they share what the quiet leaves of a day.
Millis share_of_day(const Rules& rules) {
  const Millis day = kLongest - (rules.quiet ? rules.quiet->length() : Millis{0});
  const Millis share = std::chrono::floor<std::chrono::minutes>(day / *rules.sessions_per_day);
  return std::max(kShortest, share);
}

}  // namespace

Rules rules_of(const Preset& preset) {
  std::vector<Diagnostic> none;
  TomlReader reader(preset.rules, none);
  Rules rules{.preset = preset.id};
  parse_over(reader, {}, rules);
  return rules;
}

Rules parse_rules(TomlReader& table, const Units& units) {
  table.reject_unknown(names_in("remind"));
  const std::size_t before = table.faults();
  Rules rules;
  parse_preset(table, rules);
  parse_over(table, units, rules);
  if (rules.sessions_per_day && rules.preset.empty() && !table.has("every")) rules.every = share_of_day(rules);
  if (table.faults() > before) return rules;
  for (const RuleConflict& found : find_conflicts(rules)) complain(table, found, rules.preset);
  return rules;
}

}  // namespace dropwise
