#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "base/text_error.h"
#include "base/translatable.h"
#include "config/config_error.h"
#include "config/program_words.h"
#include "config/reminder_rules.h"
#include "config/setting.h"
#include "dropwise/duration.h"
#include "quantities/date.h"
#include "quantities/tempo.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

using enum ValueKind;

constexpr Millis kShortest = std::chrono::minutes{30};
constexpr Millis kLongest = std::chrono::hours{24};

constexpr std::array<Choice<Unit>, 3> kUnits = {{{"ml", Unit::ml}, {"oz", Unit::oz_us}, {"tsp", Unit::tsp}}};
constexpr std::array<Choice<Unit>, 2> kOunces = {{{"us", Unit::oz_us}, {"imperial", Unit::oz_imperial}}};
constexpr std::array<Choice<Rules::From>, 2> kFrom = {{{"start", Rules::From::start}, {"end", Rules::From::end}}};
constexpr std::array<Choice<bool>, 2> kAfterQuiet = {{{"remind", false}, {"count", true}}};

// --- Values of the settings ----------------------------------------------------------------------------------------

template <auto Member>
void load_text(TomlReader& table, const std::string& key, Settings& settings) {
  settings.*Member = table.text(key);
}

/// A full path, since the current folder differs from call to call.
template <auto Member>
void load_path(TomlReader& table, const std::string& key, Settings& settings) {
  const std::string path = table.text(key);
  if (!path.empty() && !path.starts_with('/'))
    return table.complain(key, ConfigError(ConfigFault::not_full_path, {key, path}));
  settings.*Member = path;
}

template <auto Member>
void load_time(TomlReader& table, const std::string& key, Settings& settings) {
  settings.*Member = table.time(key);
}

template <auto Member>
void load_flag(TomlReader& table, const std::string& key, Settings& settings) {
  settings.*Member = table.flag(key).value_or(settings.*Member);
}

template <auto Member, const auto& Choices>
void load_choice(TomlReader& table, const std::string& key, Settings& settings) {
  settings.*Member = table.choice(key, Choices, settings.*Member);
}

template <auto Member>
void load_words(TomlReader& table, const std::string& key, Settings& settings) {
  settings.*Member = table.texts(key);
  check_program_words(table, key, settings.*Member);
}

/// A program and its arguments, of which one must contain {text} for the words.
template <auto Member>
void load_command(TomlReader& table, const std::string& key, Settings& settings) {
  auto words = table.texts(key);
  const auto holds_text = [](const std::string& word) { return word.find("{text}") != std::string::npos; };
  if (!words.empty() && std::ranges::none_of(words, holds_text))
    table.complain(key, ConfigError(ConfigFault::no_placeholder, {key}));
  check_program_words(table, key, words);
  settings.*Member = std::move(words);
}

/// Calls `parse` and complains at the key when the text is not a value.
template <class Parse>
void complain_of_errors(TomlReader& table, const std::string& key, Parse parse) {
  try {
    parse();
  } catch (const ValueError& error) {
    table.complain(key, error);
  } catch (const TextError& error) {
    table.complain(key, error);
  }
}

void load_unit(TomlReader& table, const std::string& key, Settings& settings) {
  settings.units.bare = table.choice(key, kUnits, settings.units.bare);
}

/// Comes after `unit` in the table, because "oz" alone does not tell which ounce.
void load_ounce(TomlReader& table, const std::string& key, Settings& settings) {
  settings.units.ounce = table.choice(key, kOunces, settings.units.ounce);
  if (settings.units.bare == Unit::oz_us) settings.units.bare = settings.units.ounce;
}

void load_day_start(TomlReader& table, const std::string& key, Settings& settings) {
  const std::string start = table.text(key);
  if (start.empty()) return;
  const auto time = parse_time_of_day(start);
  if (!time || *time > std::chrono::hours{12}) table.complain(key, ConfigError(ConfigFault::invalid_day_start));
  settings.day_start = time.value_or(Millis{0});
}

void load_cap(TomlReader& table, const std::string& key, Settings& settings) {
  settings.cap = table.time(key);
  if (settings.cap == Millis{0}) table.complain(key, TomlError(TomlFault::zero_duration, {key, "15m"}));
}

void load_cues(TomlReader& table, const std::string& key, Settings& settings) {
  if (!table.has(key)) return;
  const auto names = table.texts(key);
  complain_of_errors(table, key, [&] { settings.cues = names.empty() ? CueSet{} : parse_cues(join(names, ",")); });
}

/// Every key of the table is the id of a protocol.
void load_rhythm(TomlReader& table, const std::string&, Settings& settings) {
  for (const std::string& protocol : table.keys()) {
    const auto tempo = table.time(protocol);
    if (tempo && (*tempo < kShortestStep || *tempo > kLongestStep)) {
      table.complain(protocol, ConfigError(ConfigFault::tempo_out_of_range,
                                           {protocol, to_text(kShortestStep), to_text(kLongestStep)}));
    } else if (tempo) {
      settings.rhythm[protocol] = *tempo;
    }
  }
}

void load_label(TomlReader& table, const std::string& key, Settings& settings) {
  const auto found = std::ranges::find(kLabels, key, &LabelEntry::name);
  if (!table.has(key) || found == kLabels.end()) return;
  const std::size_t before = table.faults();
  const std::string text = table.text(key);
  if (table.faults() > before) return;
  complain_of_errors(table, key, [&] { found->parse(settings.report, text, settings.units); });
}

// --- Rules for reminders. Values in the file override those of the preset. -----------------------------------------

bool is_off(const TomlReader& table, std::string_view key) { return table.is_word(key, "off"); }

template <auto Member>
void load_rule_time(TomlReader& table, const std::string& key, Settings& settings) {
  auto& time = settings.remind.*Member;
  if (is_off(table, key)) return time.reset();
  if (const auto found = table.time(key, kShortest, kLongest, OrOff::yes)) time = found;
}

template <auto Member>
void load_rule_window(TomlReader& table, const std::string& key, Settings& settings) {
  auto& window = settings.remind.*Member;
  if (!table.has(key)) return;
  if (is_off(table, key)) return window.reset();
  const std::string text = table.text(key);
  if (text.empty()) return;
  window = parse_window(text);
  if (!window) table.complain(key, ConfigError(ConfigFault::not_window, {key}));
}

template <auto Member, const auto& Choices>
void load_rule_choice(TomlReader& table, const std::string& key, Settings& settings) {
  settings.remind.*Member = table.choice(key, Choices, settings.remind.*Member);
}

void load_break_quiet(TomlReader& table, const std::string& key, Settings& settings) {
  settings.remind.break_quiet = table.flag(key).value_or(settings.remind.break_quiet);
}

void load_sessions_per_day(TomlReader& table, const std::string& key, Settings& settings) {
  if (is_off(table, key)) return settings.remind.sessions_per_day.reset();
  if (const auto count = table.number(key, 1, 24, OrOff::yes)) settings.remind.sessions_per_day = count;
}

/// Comes after `night` in the table: without a window, a number of sessions means the night from 00:00 to 06:00.
void load_night_sessions(TomlReader& table, const std::string& key, Settings& settings) {
  const auto count = table.number(key, 0, 6);
  if (!count) return;
  Rules& rules = settings.remind;
  rules.night_sessions = *count;
  if (*count > 0 && !rules.night && !table.has("night")) rules.night = DailyWindow{Millis{0}, std::chrono::hours{6}};
}

void load_target(TomlReader& table, const std::string& key, Settings& settings) {
  const std::string text = is_off(table, key) ? "" : table.text(key);
  if (text.empty()) return;
  complain_of_errors(table, key, [&] { settings.remind.target = parse_target(text, settings.units); });
}

/// Comes before the other rules in the table, so that they override those of the preset.
void load_preset(TomlReader& table, const std::string& key, Settings& settings) {
  const std::string id = table.text(key);
  if (id.empty() || id == "off") return;
  if (id == "antenatal") return table.complain(key, ConfigError(ConfigFault::antenatal_preset));
  if (const Preset* preset = find_preset(id)) {
    settings.remind = rules_of(*preset);
    return;
  }
  std::vector<std::string> names;
  for (const Preset& preset : presets()) names.push_back(preset.id);
  table.complain(key, ConfigError(ConfigFault::unknown_preset, {id, join(names, ", ")},
                                  closest(id, names).value_or(std::string())));
}

constexpr std::array<Setting, 39> kTable = {{
    {"unit", text, "ml", mark_for_translation("The unit of a bare number: ml, oz or tsp."), load_unit},
    {"ounce", text, "us", mark_for_translation("Which fluid ounce: us or imperial."), load_ounce},
    {"day_start", text, "00:00", mark_for_translation("When a day begins, up to 12:00."), load_day_start},
    {"protocol", text, "",
     mark_for_translation(
         "What `start` begins if you name no protocol; if unset, the last one used. `dropwise choose` sets it."),
     load_text<&Settings::protocol>},
    {"mode", text, "", mark_for_translation("The mode of that protocol."), load_text<&Settings::mode>},
    {"prepare", text, "", mark_for_translation("How long to get ready; else as the protocol says."),
     load_time<&Settings::prepare>},
    {"assist", text, "", mark_for_translation("How long to massage between rounds; else as the protocol says."),
     load_time<&Settings::assist>},
    {"cap", text, "15m", mark_for_translation("The end of a phase without a set time when no key is pressed; our own."),
     load_cap},
    {"announce", text, "", mark_for_translation("How often the view plain says the time; 1m on a terminal."),
     load_time<&Settings::announce>},
    {"view", text, "auto", mark_for_translation("auto, big, line, plain or json."),
     load_choice<&Settings::view, kViewNames>},
    {"tips", text, "usual", mark_for_translation("How many tips to hear while expressing: few, usual or none."),
     load_choice<&Settings::tips, kTips>},
    {"one_key", flag, "false", mark_for_translation("Every key moves on."), load_flag<&Settings::one_key>},
    {"spots", flag, "false", mark_for_translation("Show where to press next, as hours on a clock (our own idea)."),
     load_flag<&Settings::spots>},
    {"night", flag, "false", mark_for_translation("Dark red, and nothing that shines."), load_flag<&Settings::night>},
    {"cue", list, "bell", mark_for_translation("How you notice a change; `dropwise start --help` lists the cues."),
     load_cues},
    {"say", list, "", mark_for_translation("The program that speaks, and its arguments; {text} is what it says."),
     load_command<&Settings::say>},
    {"exec", list, "", mark_for_translation("The program for every event, and its arguments."),
     load_words<&Settings::exec>},
    {"tick", list, "", mark_for_translation("The program that makes a soft sound, and its arguments."),
     load_words<&Settings::tick>},
    {"rhythm.ID", text, "", mark_for_translation("The length of a step, by protocol, from 0.3s to 10s."), load_rhythm},
    {"dashboard", text, "", mark_for_translation("The HTML page that is written after each session; a full path."),
     load_path<&Settings::dashboard>},
    {"report.mother", text, "", mark_for_translation("Whose log it is, for reports."), load_label},
    {"report.baby", text, "", mark_for_translation("For whom."), load_label},
    {"report.number", text, "", mark_for_translation("The baby's hospital number."), load_label},
    {"report.born", text, "", mark_for_translation("When the baby was born."), load_label},
    {"report.gestation", text, "", mark_for_translation("After how many weeks."), load_label},
    {"report.ward", text, "", mark_for_translation("Where."), load_label},
    {"report.target", text, "", mark_for_translation("The target for a day's milk."), load_label},
    {"remind.preset", text, "", mark_for_translation("Rules to begin with; `dropwise remind --presets` shows them."),
     load_preset},
    {"remind.every", text, "3h", mark_for_translation("How long after a session the next is due, or off."),
     load_rule_time<&Rules::every>},
    {"remind.from", text, "start", mark_for_translation("Counted from the start or the end of a session."),
     load_rule_choice<&Rules::from, kFrom>},
    {"remind.sessions_per_day", number, "", mark_for_translation("Sessions aimed at in a day, or off."),
     load_sessions_per_day},
    {"remind.longest_gap", text, "", mark_for_translation("The longest time from one beginning to the next, or off."),
     load_rule_time<&Rules::longest_gap>},
    {"remind.night", text, "", mark_for_translation("A window such as 00:00-06:00 that is to hold a session, or off."),
     load_rule_window<&Rules::night>},
    {"remind.night_sessions", number, "1", mark_for_translation("How many it is to hold."), load_night_sessions},
    {"remind.quiet", text, "", mark_for_translation("A window in which nothing is said, or off."),
     load_rule_window<&Rules::quiet>},
    {"remind.break_quiet", flag, "false", mark_for_translation("The longest gap may be said in the quiet."),
     load_break_quiet},
    {"remind.after_quiet", text, "remind", mark_for_translation("remind of what was due in the quiet, or count anew."),
     load_rule_choice<&Rules::count_after_quiet, kAfterQuiet>},
    {"remind.target", text, "",
     mark_for_translation("The target for a day's milk, shown by remind --why and schedule."), load_target},
    {"remind.notify", list, "",
     mark_for_translation("The program for --notify, and its arguments; {text} is the message."),
     load_command<&Settings::notify>},
}};

/// Whether every row is complete and every path is unique.
constexpr bool is_whole() {
  for (const Setting& row : kTable) {
    if (row.path.empty() || row.help.empty() || row.load == nullptr) return false;
    if (std::ranges::count(kTable, row.path, &Setting::path) != 1) return false;
  }
  return true;
}
static_assert(is_whole());

}  // namespace

std::span<const Setting> setting_table() { return kTable; }

}  // namespace dropwise
