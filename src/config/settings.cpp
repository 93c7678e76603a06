#include "config/settings.h"

#include "config/config_error.h"
#include "config/reminder_rules.h"
#include "config/setting.h"
#include "system/limited_file.h"
#include "toml/toml_reader.h"

namespace dropwise {
namespace {

Settings read(const toml::table& table, std::vector<Diagnostic>& problems) {
  TomlReader file(table, problems);
  Settings settings;
  load_section("", file, settings);
  for (const char* section : {"rhythm", "report"})
    file.table(section, [&](TomlReader& below) { load_section(section, below, settings); });
  file.table("remind", [&](TomlReader& remind) { load_rules(remind, settings); });
  return settings;
}

}  // namespace

Settings load_settings(const std::filesystem::path& file) {
  const auto text = load_config_text(file);
  return text ? parse_settings(*text, file) : Settings{};
}

std::optional<std::string> load_config_text(const std::filesystem::path& file) {
  std::error_code fault;
  if (file.empty() || (!std::filesystem::exists(file, fault) && !fault)) return {};
  try {
    return load_limited_file(file, kMostText);
  } catch (const std::filesystem::filesystem_error& error) {
    const bool large = error.code() == std::errc::file_too_large;
    throw ConfigError(large ? ConfigFault::too_large : ConfigFault::cannot_read, {file.string()});
  }
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
  throw DiagnosticsError(DiagnosticsError::File::configuration, file.string(), std::move(problems));
}

}  // namespace dropwise
