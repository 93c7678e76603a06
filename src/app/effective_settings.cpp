#include "app/effective_settings.h"

#include <filesystem>

#include "i18n/language.h"

namespace dropwise {
namespace {

/// Such as `environment XDG_DATA_HOME` if this variable decides. A relative path in it is ignored.
std::string by_variable(const std::optional<std::string>& value, const char* name) {
  const bool counts = value && std::filesystem::path(*value).is_absolute();
  return counts ? std::string("environment ") + name : "default";
}

std::string origin_of_log(const Context& context) {
  if (!context.db.empty()) return "flag";
  if (context.environment.db) return "environment DROPWISE_DB";
  return by_variable(context.environment.data_home, "XDG_DATA_HOME");
}

std::string log_of(const Context& context) {
  try {
    return context.log_file().string();
  } catch (const UserError&) {
    return {};  // the log has no place
  }
}

std::string origin_of_language(const Context& context) {
  if (!context.lang.empty()) return mark_for_translation("flag");
  const bool told = context.environment.messages && find_language(*context.environment.messages) == &context.language();
  return told ? "environment LC_ALL, LC_MESSAGES or LANG" : "default";
}

std::string origin_of_colour(const Context& context) {
  if (context.color != "auto") return "flag";
  return context.environment.no_color ? "environment NO_COLOR" : "default";
}

}  // namespace

std::vector<EffectiveSetting> effective_settings(const Context& context) {
  const std::string config = by_variable(context.environment.config_home, "XDG_CONFIG_HOME");
  const std::string log = log_of(context);
  return {
      {"db", log, origin_of_log(context), tr("The log; --db or DROPWISE_DB names another.")},
      {"config", context.config_file().string(), context.config.empty() ? config : "flag",
       tr("The configuration; --config names another.")},
      {"protocols", context.protocol_folder().string(), config, tr("Where your own protocols lie.")},
      {"reminders", log.empty() ? "" : context.reminder_file().string(),
       by_variable(context.environment.state_home, "XDG_STATE_HOME"), tr("Where reminders keep what was said.")},
      {"color", context.style().colour ? "yes" : "no", origin_of_colour(context),
       tr("Whether this output is coloured; --color or NO_COLOR says otherwise.")},
      {"lang", std::string(context.language().code), origin_of_language(context),
       tr("The language of texts; --lang names another.")},
  };
}

}  // namespace dropwise
