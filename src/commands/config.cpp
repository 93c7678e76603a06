#include <algorithm>

#include "app/config_edit.h"
#include "app/effective_settings.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "config/edit.h"
#include "config/setting.h"
#include "dropwise/duration.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

struct ConfigOptions {
  std::vector<std::string> words = {};
  bool json = false;
};

Setting named(Context& context, const ConfigOptions& options) {
  if (options.words.empty()) throw UserError(tr("missing KEY"), tr("`dropwise config` lists the keys."));
  for (const EffectiveSetting& place : effective_settings(context)) {
    if (place.name == options.words.front())
      throw UserError(tr("{} cannot be set in the configuration", place.name), place.meaning);
  }
  return find_setting(options.words.front());
}

/// The effective value of a key, and its origin: the file, the preset, the default, or another key.
struct Value {
  std::string text = {}, origin = mark_for_translation("default");
};

/// The effective values of all keys: from the file, otherwise from its preset, otherwise the default.
class Values {
 public:
  explicit Values(Context& context)
      : rules_(context.settings().remind),
        written_(written_values(context.config_file())),
        preset_(preset_values(rules_.preset)) {}

  Value of(const Setting& setting) const {
    const std::string path(setting.path);
    if (const auto found = written_.find(path); found != written_.end())
      return {found->second, mark_for_translation("file")};
    if (const auto found = preset_.find(path); found != preset_.end())
      return {found->second, "preset " + rules_.preset};
    if (path == "remind.every" && rules_.every != Rules{}.every)
      return {to_text(rules_.every.value()), "sessions_per_day"};
    return {std::string(setting.fallback)};
  }

  /// All keys. Instead of `rhythm.ID`, the keys of the protocols in the file.
  std::vector<Setting> shown() const {
    std::vector<Setting> shown;
    for (const Setting& setting : setting_table()) {
      if (setting.name() != "ID") shown.push_back(setting);
      if (setting.name() != "ID") continue;
      for (const auto& [path, value] : written_) {
        if (path.starts_with(std::string(setting.table()) + "."))
          shown.push_back({path, setting.kind, setting.fallback, setting.help, setting.load});
      }
    }
    return shown;
  }

 private:
  Rules rules_;
  std::map<std::string, std::string> written_, preset_;
};

/// The origin of a value in the user's language.
std::string origin_text(const std::string& origin) {
  for (const auto& [head, text] : {std::pair("preset ", mark_for_translation("preset {}")),
                                   std::pair("environment ", mark_for_translation("environment {}"))}) {
    if (origin.starts_with(head)) {
      const std::string name = origin.substr(std::string_view(head).size());
      return vformatted(tr(text), fmt::make_format_args(name));
    }
  }
  return tr(origin);
}

ExitCode list(Context& context, bool json) {
  const Values values(context);
  Json all = Json::array();
  for (const Setting& setting : values.shown()) {
    const auto [value, origin] = values.of(setting);
    all.push_back({{"key", setting.path},
                   {"value", value.empty() ? Json(nullptr) : Json(value)},
                   {"default", setting.fallback.empty() ? Json(nullptr) : Json(setting.fallback)},
                   {"origin", origin},
                   {"meaning", tr(setting.help)}});
    if (json) continue;
    const std::size_t width = context.width();
    context.out << sanitize(formatted("{} = {}{}", setting.path, value.empty() ? tr("(not set)") : value,
                                      origin == "file" || value.empty() ? "" : formatted(" ({})", origin_text(origin))))
                << '\n'
                << wrap(tr(setting.help), width, "    ") << '\n';
  }
  if (!json) context.out << tr("\nNot in the file:\n");
  for (const EffectiveSetting& place : effective_settings(context)) {
    all.push_back({{"key", place.name},
                   {"value", place.value.empty() ? Json(nullptr) : Json(sanitize(place.value))},
                   {"default", nullptr},
                   {"origin", place.origin},
                   {"meaning", place.meaning}});
    if (!json)
      context.out << formatted("{} = {} ({})\n    {}\n", place.name,
                               place.value.empty() ? tr("(not known)") : sanitize(place.value),
                               origin_text(place.origin), place.meaning);
  }
  if (json) context.out << dump(all) << '\n';
  return ExitCode::success;
}

ExitCode get(Context& context, const ConfigOptions& options) {
  for (const EffectiveSetting& place : effective_settings(context)) {
    if (options.words.empty() || place.name != options.words.front()) continue;
    context.out << sanitize(place.value) << '\n';
    return place.value.empty() ? ExitCode::negative : ExitCode::success;
  }
  const std::string value = Values(context).of(named(context, options)).text;
  if (value.empty()) return ExitCode::negative;
  context.out << sanitize(value) << '\n';
  return ExitCode::success;
}

/// Refuses a birth in the future. The configuration cannot check this itself, because it does not know the time.
void need_past(Context& context, const std::vector<std::string>& words) {
  Labels labels;
  for (const LabelEntry& entry : kLabels) {
    if (entry.name == "born" && words.size() == 1) entry.parse(labels, words.front(), {});
  }
  if (labels.born && *labels.born > current_time(context.clock).local())
    throw UserError(tr("report.born: {} is in the future", sanitize(words.front())),
                    tr("Give the time of the birth. Before the birth, leave report.born unset."));
}

ExitCode set(Context& context, const ConfigOptions& options) {
  const Setting setting = named(context, options);
  const std::vector<std::string> words(options.words.begin() + 1, options.words.end());
  if (words.empty()) throw UserError(tr("missing value for {}", setting.path), tr("Give it after the key."));
  if (setting.path == "report.born") need_past(context, words);
  change_value(context.config_file_to_change(), std::string(setting.table()), std::string(setting.name()),
               toml_value(setting, words));
  context.out << tr("{} = {}, in {}\n", setting.path, sanitize(join(words, " ")),
                    sanitize(context.config_file().string()));
  return ExitCode::success;
}

ExitCode unset(Context& context, const ConfigOptions& options) {
  const Setting setting = named(context, options);
  change_value(context.config_file_to_change(), std::string(setting.table()), std::string(setting.name()), {});
  context.out << (setting.fallback.empty() ? tr("{} is not set any more.\n", setting.path)
                                           : tr("{} is {} again, as when left out.\n", setting.path, setting.fallback));
  return ExitCode::success;
}

}  // namespace

void add_config(Command& command) {
  auto& options = command.options<ConfigOptions>();
  const auto word = [&options](const std::string& text, Context&) { options.words.push_back(text); };
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) { return list(context, options.json); });

  Command& getting = command.sub("get", tr("Print the value of a key; exit with 1 when it has none."));
  getting.argument("KEY", tr("The key, such as remind.every."), word, true);
  getting.run([&options](Context& context) { return get(context, options); });

  Command& setting =
      command.sub("set", tr("Set KEY to VALUE, or to several where it is a list; comments and order stay."));
  setting.passthrough("KEY VALUE", tr("The key, and its value or values."), word);
  setting.run([&options](Context& context) { return set(context, options); });

  Command& unsetting = command.sub("unset", tr("Take a key out of the file."));
  unsetting.argument("KEY", tr("The key."), word, true);
  unsetting.run([&options](Context& context) { return unset(context, options); });

  Command& editing = command.sub("edit", tr("Edit the file; it is changed only when nothing is wrong in it."));
  editing.run(edit_config);

  Command& showing = command.sub("path", tr("Print where the file is."));
  showing.run([](Context& context) {
    context.out << context.config_file().string() << '\n';
    return ExitCode::success;
  });
}

}  // namespace dropwise
