#include "config/setting.h"

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "base/text_error.h"
#include "config/config_error.h"

namespace dropwise {
namespace {

using enum ValueKind;

constexpr std::string_view kAnyRhythm = "rhythm.ID";
constexpr std::string_view kAnyId = "ID";

std::string quoted(const Setting& setting, const std::string& word) {
  require_plain_text(word);
  std::string result = "\"";
  for (const char c : word) {
    if (c == '\n' || c == '\t') throw ConfigError(ConfigFault::line_break, {std::string(setting.path)});
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

/// Whether the path is `rhythm.` followed by the id of a protocol.
bool is_rhythm(std::string_view path) {
  constexpr std::string_view kTable = "rhythm.";
  return path.starts_with(kTable) && path.size() > kTable.size() &&
         path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", kTable.size()) == std::string_view::npos;
}

}  // namespace

std::string_view Setting::table() const {
  const auto dot = path.find('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

std::string_view Setting::name() const {
  const auto dot = path.find('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

std::vector<std::string> names_in(std::string_view table) {
  std::vector<std::string> names;
  for (const Setting& setting : setting_table()) {
    const std::string name(table.empty() && !setting.table().empty() ? setting.table() : setting.name());
    const bool there = setting.table() == table || table.empty();
    if (there && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::string> load_section(std::string_view section, TomlReader& table, Settings& settings) {
  const auto known = names_in(section);
  if (std::ranges::find(known, kAnyId) == known.end()) table.reject_unknown(known);
  std::vector<std::string> wrong;
  for (const Setting& setting : setting_table()) {
    if (setting.table() != section) continue;
    const std::size_t before = table.faults();
    setting.load(table, std::string(setting.name()), settings);
    if (table.faults() > before) wrong.emplace_back(setting.name());
  }
  return wrong;
}

Setting find_setting(const std::string& path) {
  std::vector<std::string> paths;
  for (const Setting& setting : setting_table()) {
    if (setting.path == path) return setting;
    if (setting.path == kAnyRhythm && is_rhythm(path))
      return {path, setting.kind, setting.fallback, setting.help, setting.load};
    paths.emplace_back(setting.path);
  }
  throw ConfigError(ConfigFault::unknown_key, {path}, closest(path, paths).value_or(std::string()));
}

std::string toml_value(const Setting& setting, const std::vector<std::string>& words) {
  if (setting.kind == list) {
    std::vector<std::string> items;
    for (const std::string& word : words) items.push_back(quoted(setting, word));
    return formatted("[{}]", join(items, ", "));
  }
  const std::string path(setting.path);
  if (words.size() != 1) throw ConfigError(ConfigFault::several_values, {path, std::to_string(words.size())});
  const std::string& word = words.front();
  if (setting.kind == flag && word != "true" && word != "false") throw ConfigError(ConfigFault::not_flag, {path, word});
  const bool digits = !word.empty() && word.size() < 10 && word.find_first_not_of("0123456789") == std::string::npos;
  if (setting.kind == number && word != "off" && !digits) throw ConfigError(ConfigFault::not_number, {path, word});
  if (setting.kind == number && digits) return std::to_string(std::stoi(word));
  return setting.kind == flag ? word : quoted(setting, word);
}

}  // namespace dropwise
