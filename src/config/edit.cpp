#include "config/edit.h"

#include <algorithm>
#include <sstream>

#include "base/format.h"
#include "config/config_error.h"
#include "config/presets.h"
#include "config/settings.h"
#include "system/durable_file.h"
#include "system/limited_file.h"
#include "system/paths.h"
#include "system/private_file.h"
#include "toml/toml_reader.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

/// The first word of a line, such as the key or the `[table]`. Empty for a blank line or a comment.
std::string first_word(const std::string& line) {
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_first_of(" \t\r=#", begin) - begin);
}

/// The comment after the value on this line, with the whitespace before it. Empty if there is none.
std::string remark(const std::string& line) {
  char quote = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote == '"' && c == '\\') {
      ++i;
    } else if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      const auto end = line.find_last_not_of('\r') + 1;
      const auto begin = line.find_last_not_of(" \t", i - 1) + 1;
      return line.substr(begin, end - begin);
    }
  }
  return {};
}

/// Returns an empty text if the file does not exist. Throws filesystem_error if it cannot be read.
std::string load_text(const fs::path& file) {
  std::error_code fault;
  if (!fs::exists(file, fault) && !fault) return {};
  return load_limited_file(file, kMostText);
}

/// Creates the folder of the file if needed. Throws filesystem_error if the file cannot be written.
void save_text(const fs::path& file, const std::string& text) {
  create_private_folders(file.parent_path());
  replace_durable_file(file, text);
}

/// Whether `after` differs from `before` only in this value: set to `value`, or removed if `value` is absent.
bool means(const std::string& before, const std::string& after, const std::string& table, const std::string& name,
           const std::optional<std::string>& value) {
  std::vector<Diagnostic> problems;
  toml::table wanted = parse_toml(before, problems);
  const toml::table found = parse_toml(after, problems);
  const toml::table given = value ? parse_toml("value = " + *value, problems) : toml::table{};
  if (!problems.empty()) return false;
  if (!value && !table.empty() && !wanted.contains(table)) return wanted == found;
  toml::table* place = table.empty() ? &wanted : wanted[table].as_table();
  if (!place && !value) return false;
  if (!place) place = wanted.insert(table, toml::table{}).first->second.as_table();
  if (value) {
    given["value"].visit([&](const auto& node) { place->insert_or_assign(name, node); });
  } else {
    place->erase(name);
  }
  return wanted == found;
}

/// The first problem of `after` that `before` does not have. Null if there is none.
std::shared_ptr<const Error> new_fault(const std::string& before, const std::string& after) {
  std::vector<Diagnostic> old, now;
  parse_settings(before, old);
  parse_settings(after, now);
  for (const Diagnostic& problem : now) {
    const auto is_same = [&](const Diagnostic& other) { return is_same_error(*other.error, *problem.error); };
    if (std::ranges::none_of(old, is_same)) return problem.error;
  }
  return {};
}

std::string typed(const toml::node& node) {
  if (const toml::array* list = node.as_array()) {
    std::string words;
    for (const toml::node& item : *list) words += (words.empty() ? "" : " ") + typed(item);
    return words;
  }
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return formatted("{}", *number);
  return node.value_or(false) ? "true" : "false";
}

/// The values of a table and its nested tables, by dotted path. Each path begins with `before`.
std::map<std::string, std::string> values_in(const toml::table& table, const std::string& before) {
  std::map<std::string, std::string> found;
  for (const auto& [key, node] : table) {
    const std::string path = before + std::string(key.str());
    if (const toml::table* inner = node.as_table()) {
      found.merge(values_in(*inner, path + "."));
    } else {
      found[path] = typed(node);
    }
  }
  return found;
}

/// What the person must change by hand, because the file has an unusual form.
ConfigError by_hand(const fs::path& place, const std::string& table, const std::string& name,
                    const std::optional<std::string>& value) {
  using enum ConfigFault;
  const std::vector<std::string> values = {place.string(), value ? formatted("{} = {}", name, *value) : name, table};
  if (value) return ConfigError(table.empty() ? set_by_hand : set_by_hand_in_table, values);
  return ConfigError(table.empty() ? unset_by_hand : unset_by_hand_in_table, values);
}

}  // namespace

std::map<std::string, std::string> written_values(const fs::path& file) {
  std::vector<Diagnostic> problems;
  return values_in(parse_toml(load_config_text(file).value_or(""), problems), "");
}

std::map<std::string, std::string> preset_values(const std::string& preset) {
  const Preset* found = find_preset(preset);
  return found ? values_in(found->rules, "remind.") : std::map<std::string, std::string>{};
}

std::string with_value(const std::string& text, const std::string& table, const std::string& name,
                       const std::optional<std::string>& value) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (text.starts_with(kMark)) return std::string(kMark) + with_value(text.substr(kMark.size()), table, name, value);
  const std::string head = table.empty() ? "" : "[" + table + "]";
  const std::string end = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  const std::string entry = value ? formatted("{} = {}", name, *value) : "";
  std::string result, blanks;
  bool inside = table.empty(), done = !value, changed = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::string word = first_word(line);
    if (inside && word == name) {
      result += blanks + (value ? entry + remark(line) + end : "");
      blanks.clear();
      done = changed = true;
      continue;
    }
    if (inside && word.starts_with("[") && !done) {
      result += entry + end;
      if (table.empty() && blanks.empty()) blanks = end;
      done = true;
    }
    if (word.starts_with("[")) inside = word == head;
    const bool blank = word.empty();
    result += blank ? "" : blanks + line + "\n";
    blanks = blank ? blanks + line + "\n" : "";
  }
  result += blanks;
  if (!value && !changed) return text;
  if (done) return text.ends_with('\n') || result.empty() ? result : result.substr(0, result.size() - 1);
  if (inside) return result + entry + end;
  return result + (result.empty() ? "" : end) + head + end + entry + end;
}

void replace_file(const fs::path& place, const std::string& text) {
  try {
    save_text(place, text);
  } catch (const fs::filesystem_error& error) {
    throw ConfigError(ConfigFault::cannot_write, {place.string(), error.code().message()});
  }
}

FolderLock lock_for_change(const fs::path& file) {
  constexpr Millis kPatience = std::chrono::seconds{5};
  const fs::path folder = resolve_links(file).parent_path();
  try {
    create_private_folders(folder);
    if (auto lock = FolderLock::acquire(folder.empty() ? "." : folder, kPatience)) return std::move(*lock);
  } catch (const fs::filesystem_error& error) {
    throw ConfigError(ConfigFault::cannot_write, {file.string(), error.code().message()});
  }
  throw ConfigError(ConfigFault::in_use, {file.string()});
}

void change_value(const fs::path& place, const std::string& table, const std::string& name,
                  const std::optional<std::string>& value) {
  if (place.empty()) throw ConfigError(ConfigFault::no_home);
  try {
    const FolderLock lock = lock_for_change(place);
    const std::string before = load_text(place);
    const std::string after = with_value(before, table, name, value);
    if (!means(before, after, table, name, value)) throw by_hand(place, table, name, value);
    if (after == before) return;
    if (const auto fault = new_fault(before, after))
      throw InvalidChange(value ? InvalidChange::Kind::set : InvalidChange::Kind::unset,
                          table.empty() ? name : table + "." + name, fault);
    save_text(place, after);
  } catch (const fs::filesystem_error& error) {
    throw ConfigError(ConfigFault::cannot_write, {place.string(), error.code().message()});
  }
}

}  // namespace dropwise
