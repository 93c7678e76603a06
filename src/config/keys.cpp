#include "config/keys.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

using enum Written;

constexpr std::string_view kAnyRhythm = "rhythm.ID";

constexpr std::array<Key, 38> kKeys = {{
    {"unit", text, "ml", mark_for_translation("The unit of a bare number: ml, oz or tsp.")},
    {"ounce", text, "us", mark_for_translation("Which fluid ounce: us or imperial.")},
    {"day_start", text, "00:00", mark_for_translation("When a day begins, up to 12:00.")},
    {"protocol", text, "",
     mark_for_translation(
         "What `start` begins if you name no protocol; if unset, the last one used. `dropwise choose` sets it.")},
    {"mode", text, "", mark_for_translation("The mode of that protocol.")},
    {"prepare", text, "", mark_for_translation("How long to get ready; else as the protocol says.")},
    {"assist", text, "", mark_for_translation("How long to massage between rounds; else as the protocol says.")},
    {"cap", text, "15m",
     mark_for_translation("The end of a phase without a set time when no key is pressed; our own.")},
    {"announce", text, "", mark_for_translation("How often the view plain says the time; 1m on a terminal.")},
    {"view", text, "auto", mark_for_translation("auto, big, line, plain or json.")},
    {"tips", text, "usual", mark_for_translation("How many tips to hear while expressing: few, usual or none.")},
    {"one_key", flag, "false", mark_for_translation("Every key moves on.")},
    {"spots", flag, "false", mark_for_translation("Show where to press next, as hours on a clock (our own idea).")},
    {"night", flag, "false", mark_for_translation("Dark red, and nothing that shines.")},
    {"cue", list, "bell", mark_for_translation("bell, flash, title, say, exec, tick.")},
    {"say", list, "", mark_for_translation("The program that speaks, and its arguments; {text} is what it says.")},
    {"exec", list, "", mark_for_translation("The program for every event, and its arguments.")},
    {"tick", list, "", mark_for_translation("The program that makes a soft sound, and its arguments.")},
    {kAnyRhythm, text, "", mark_for_translation("The length of a step, by protocol, from 0.3s to 10s.")},
    {"report.mother", text, "", mark_for_translation("Whose log it is, for reports.")},
    {"report.baby", text, "", mark_for_translation("For whom.")},
    {"report.number", text, "", mark_for_translation("The baby's hospital number.")},
    {"report.born", text, "", mark_for_translation("When the baby was born.")},
    {"report.gestation", text, "", mark_for_translation("After how many weeks.")},
    {"report.ward", text, "", mark_for_translation("Where.")},
    {"report.target", text, "", mark_for_translation("Milk aimed at in a day.")},
    {"remind.preset", text, "", mark_for_translation("Rules to begin with; `dropwise remind --presets` shows them.")},
    {"remind.every", text, "3h", mark_for_translation("How long after a session the next is due, or off.")},
    {"remind.from", text, "start", mark_for_translation("Counted from the start or the end of a session.")},
    {"remind.sessions_per_day", number, "", mark_for_translation("Sessions aimed at in a day, or off.")},
    {"remind.longest_gap", text, "", mark_for_translation("The longest time from one beginning to the next, or off.")},
    {"remind.night", text, "", mark_for_translation("A window such as 00:00-06:00 that is to hold a session, or off.")},
    {"remind.night_sessions", number, "1", mark_for_translation("How many it is to hold.")},
    {"remind.quiet", text, "", mark_for_translation("A window in which nothing is said, or off.")},
    {"remind.break_quiet", flag, "false", mark_for_translation("The longest gap may be said in the quiet.")},
    {"remind.after_quiet", text, "remind", mark_for_translation("remind of what was due in the quiet, or count anew.")},
    {"remind.target", text, "", mark_for_translation("Milk aimed at in a day; told by remind --why and schedule.")},
    {"remind.notify", list, "",
     mark_for_translation("The program for --notify, and its arguments; {text} is the message.")},
}};

std::string quoted(const std::string& word) {
  if (const auto fault = find_text_problem(word)) throw UserError(to_text(*fault), tr("A value is plain text."));
  std::string result = "\"";
  for (const char c : word) {
    if (c == '\n' || c == '\t') throw UserError(tr("a value has no line breaks and no tabs"), tr("Leave them out."));
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

/// `rhythm.` and the id of a protocol.
bool is_rhythm(std::string_view path) {
  constexpr std::string_view kTable = "rhythm.";
  return path.starts_with(kTable) && path.size() > kTable.size() &&
         path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", kTable.size()) == std::string_view::npos;
}

}  // namespace

std::string_view Key::table() const {
  const auto dot = path.find('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

std::string_view Key::name() const {
  const auto dot = path.find('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

std::span<const Key> keys() { return kKeys; }

std::vector<std::string> names_in(std::string_view table) {
  std::vector<std::string> names;
  for (const Key& key : kKeys) {
    const std::string name(table.empty() && !key.table().empty() ? key.table() : key.name());
    const bool there = key.table() == table || table.empty();
    if (there && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

Key find_key(const std::string& path) {
  std::vector<std::string> paths;
  for (const Key& key : kKeys) {
    if (key.path == path) return key;
    if (key.path == kAnyRhythm && is_rhythm(path)) return {path, key.written, key.otherwise, key.meaning};
    paths.emplace_back(key.path);
  }
  throw UserError(tr("there is no key `{}`", sanitize(path)),
                  tr("`dropwise config` lists them.{}", did_you_mean(path, paths)), ExitCode::not_found);
}

std::string toml_value(const Key& key, const std::vector<std::string>& words) {
  if (key.written == list) {
    std::vector<std::string> items;
    for (const std::string& word : words) items.push_back(quoted(word));
    return formatted("[{}]", join(items, ", "));
  }
  if (words.size() != 1)
    throw UserError(tr("{} takes one value, and {} are given", key.path, words.size()),
                    tr("A value with blanks in it needs quotes."));
  const std::string& word = words.front();
  if (key.written == flag && word != "true" && word != "false")
    throw UserError(tr("{} is `{}`", key.path, sanitize(word)), tr("Say true or false."));
  const bool digits = !word.empty() && word.size() < 10 && word.find_first_not_of("0123456789") == std::string::npos;
  if (key.written == number && word != "off" && !digits)
    throw UserError(tr("{} is `{}`", key.path, sanitize(word)), tr("Say a whole number."));
  if (key.written == number && digits) return std::to_string(std::stoi(word));
  return key.written == flag ? word : quoted(word);
}

}  // namespace dropwise
