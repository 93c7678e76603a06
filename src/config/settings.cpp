#include "config/settings.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/text.h"
#include "config/keys.h"
#include "config/parse_rules.h"
#include "i18n/language.h"
#include "quantities/date.h"
#include "toml/toml_reader.h"

namespace dropwise {
namespace {

/// A program that is given words, and its arguments.
std::vector<std::string> command_words(TomlReader& table, const std::string& key) {
  auto words = table.texts(key);
  const auto holds_text = [](const std::string& word) { return word.find("{text}") != std::string::npos; };
  if (!words.empty() && std::ranges::none_of(words, holds_text))
    table.complain(key, tr("{} must hold {{text}} where the words belong", key));
  return words;
}

void parse_cue_settings(TomlReader& file, Settings& settings) {
  settings.say = command_words(file, "say");
  settings.exec = file.texts("exec");
  settings.tick = file.texts("tick");
  if (!file.has("cue")) return;
  const auto names = file.texts("cue");
  try {
    settings.cues = names.empty() ? CueSet{} : parse_cues(join(names, ","));
  } catch (const UserError& error) {
    file.complain("cue", formatted("{}. {}", error.what(), error.hint()));
  }
}

void parse_label(TomlReader& file, const std::string& name, const Units& units, Labels& labels) {
  const auto found = std::ranges::find(kLabels, name, &LabelEntry::name);
  if (found == kLabels.end()) return file.complain(name, tr("unknown key \"{}\"", name));
  try {
    found->parse(labels, file.text(name), units);
  } catch (const UserError& error) {
    file.complain(name, formatted("{}. {}", error.what(), error.hint()));
  }
}

Settings read(const toml::table& table, std::vector<Diagnostic>& problems) {
  static constexpr std::array<std::pair<std::string_view, Unit>, 2> kOunces = {
      {{"us", Unit::oz_us}, {"imperial", Unit::oz_imperial}}};
  static constexpr std::array<std::pair<std::string_view, Unit>, 3> kUnits = {
      {{"ml", Unit::ml}, {"oz", Unit::oz_us}, {"tsp", Unit::tsp}}};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kViews = {
      {{"auto", ""}, {"big", "big"}, {"line", "line"}, {"plain", "plain"}, {"json", "json"}}};
  TomlReader file(table, problems);
  file.reject_unknown(names_in(""));
  Settings settings;
  settings.units.ounce = file.choice<Unit>("ounce", one_of(kOunces), tr("\"us\" and \"imperial\""), Unit::oz_us);
  settings.units.bare = file.choice<Unit>("unit", one_of(kUnits), tr("\"ml\", \"oz\" and \"tsp\""), Unit::ml);
  if (settings.units.bare == Unit::oz_us) settings.units.bare = settings.units.ounce;
  settings.protocol = file.text("protocol");
  settings.mode = file.text("mode");
  settings.prepare = file.time("prepare");
  settings.assist = file.time("assist");
  settings.announce = file.time("announce");
  settings.cap = file.time("cap");
  if (settings.cap == Millis{0}) file.complain("cap", tr("cap must be longer than 0, such as \"15m\""));
  settings.view = file.choice<std::string_view>("view", one_of(kViews),
                                                tr("\"auto\", \"big\", \"line\", \"plain\" and \"json\""), "");
  settings.tips = file.choice<Tips>("tips", one_of(kTips), tr("\"few\", \"usual\" and \"none\""), Tips::usual);
  parse_cue_settings(file, settings);
  file.for_each_entry("rhythm", [&](TomlReader& tempi, const std::string& protocol) {
    const auto tempo = tempi.time(protocol);
    if (tempo && (*tempo < kShortestStep || *tempo > kLongestStep))
      return tempi.complain(protocol, tr("{} must be from 0.3s to 10s", protocol));
    if (tempo) settings.rhythm[protocol] = *tempo;
  });
  file.for_each_entry("report", [&](TomlReader& labels, const std::string& name) {
    parse_label(labels, name, settings.units, settings.report);
  });
  file.table("remind", [&](TomlReader& remind) {
    settings.remind = parse_rules(remind, settings.units);
    settings.notify = command_words(remind, "notify");
  });
  settings.one_key = file.flag("one_key").value_or(false);
  settings.night = file.flag("night").value_or(false);
  settings.spots = file.flag("spots").value_or(false);
  if (const std::string start = file.text("day_start"); !start.empty()) {
    const auto time = parse_time_of_day(start);
    if (!time || *time > std::chrono::hours{12})
      file.complain("day_start", tr("day_start must be a time such as \"04:00\", from 00:00 to 12:00"));
    settings.day_start = time.value_or(Millis{0});
  }
  return settings;
}

}  // namespace

Settings load_settings(const std::filesystem::path& file) {
  std::error_code none;
  if (file.empty() || !std::filesystem::exists(file, none)) return {};
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, none)) {
    throw UserError(tr("the configuration `{}` cannot be read", sanitize(file.string())),
                    tr("Give yourself the right to read it, or name another with --config."));
  }
  return parse_settings(std::string(std::istreambuf_iterator<char>(in), {}), file);
}

Settings parse_settings(const std::string& text, std::vector<Diagnostic>& problems) {
  const toml::table table = parse_toml(text, problems);
  Settings settings = problems.empty() ? read(table, problems) : Settings{};
  sort_diagnostics(problems);
  return settings;
}

Settings parse_settings(const std::string& text, const std::filesystem::path& file) {
  std::vector<Diagnostic> problems;
  Settings settings = parse_settings(text, problems);
  if (problems.empty()) return settings;
  throw UserError(tr("the configuration has {}\n{}", plural(problems.size(), "{} problem", "{} problems"),
                     to_text(problems, file.string())),
                  tr("Mend the file, or name another with --config."));
}

}  // namespace dropwise
