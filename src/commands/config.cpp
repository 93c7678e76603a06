#include <algorithm>

#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "quantities/json.h"
#include "quantities/text.h"
#include "settings/edit.h"
#include "settings/keys.h"

namespace dropwise {
namespace {

struct ConfigOptions {
  std::vector<std::string> words = {};
  bool json = false;
};

Key named(const ConfigOptions& options) {
  if (options.words.empty()) throw Error("no key is named", "`dropwise config` lists them.");
  return find_key(options.words.front());
}

/// All keys, and for the tempo of any protocol those that are there.
std::vector<Key> shown_keys(const std::map<std::string, std::string>& values) {
  std::vector<Key> shown;
  for (const Key& key : keys()) {
    const std::string table(key.table());
    if (key.name() != "ID") shown.push_back(key);
    if (key.name() != "ID") continue;
    for (const auto& [path, value] : values) {
      if (path.starts_with(table + ".")) shown.push_back({path, key.written, key.otherwise, key.meaning});
    }
  }
  return shown;
}

Exit list(Context& context, bool json) {
  context.settings();  // names what is wrong
  const auto values = written_values(context.config_file());
  Json all = Json::array();
  for (const Key& key : shown_keys(values)) {
    const auto found = values.find(std::string(key.path));
    const std::string value = found == values.end() ? std::string(key.otherwise) : found->second;
    const char* origin = found == values.end() ? "default" : "file";
    all.push_back({{"key", key.path},
                   {"value", value.empty() ? Json(nullptr) : Json(value)},
                   {"default", key.otherwise.empty() ? Json(nullptr) : Json(key.otherwise)},
                   {"origin", origin},
                   {"meaning", key.meaning}});
    if (json) continue;
    const std::size_t width = context.columns > 0 ? context.columns : 80;
    context.out << clean(fmt::format("{} = {}{}", key.path, value.empty() ? "(not set)" : value,
                                     found == values.end() && !value.empty() ? " (default)" : ""))
                << '\n'
                << wrap(key.meaning, width, "    ") << '\n';
  }
  if (json) context.out << dump(all) << '\n';
  return Exit::done;
}

Exit get(Context& context, const ConfigOptions& options) {
  const Key key = named(options);
  context.settings();
  const auto values = written_values(context.config_file());
  const auto found = values.find(std::string(key.path));
  if (found == values.end() && key.otherwise.empty()) return Exit::no;
  context.out << clean(found == values.end() ? key.otherwise : std::string_view(found->second)) << '\n';
  return Exit::done;
}

Exit set(Context& context, const ConfigOptions& options) {
  const Key key = named(options);
  const std::vector<std::string> words(options.words.begin() + 1, options.words.end());
  if (words.empty()) throw Error(fmt::format("no value is given for {}", key.path), "Say it after the key.");
  change_value(context.config_file(), std::string(key.table()), std::string(key.name()), toml_value(key, words));
  context.out << fmt::format("{} = {}, in {}\n", key.path, clean(fmt::format("{}", fmt::join(words, " "))),
                             clean(context.config_file().string()));
  return Exit::done;
}

Exit unset(Context& context, const ConfigOptions& options) {
  const Key key = named(options);
  change_value(context.config_file(), std::string(key.table()), std::string(key.name()), {});
  context.out << fmt::format("{} is {} again.\n", key.path,
                             key.otherwise.empty() ? "not set" : fmt::format("{}, as when left out,", key.otherwise));
  return Exit::done;
}

}  // namespace

void add_config(Command& command) {
  auto& options = command.keep<ConfigOptions>();
  const auto word = [&options](const std::string& text, Context&) { options.words.push_back(text); };
  command.flag("--json", "As JSON.", options.json);
  command.run([&options](Context& context) { return list(context, options.json); });

  Command& getting = command.sub("get", "Print the value of a key; exit with 1 when it has none.");
  getting.arguments("KEY", "The key, such as remind.every.", word);
  getting.run([&options](Context& context) { return get(context, options); });

  Command& setting = command.sub("set", "Set KEY to VALUE, or to several where it is a list; comments and order stay.");
  setting.words(word);
  setting.run([&options](Context& context) { return set(context, options); });

  Command& unsetting = command.sub("unset", "Take a key out of the file.");
  unsetting.arguments("KEY", "The key.", word);
  unsetting.run([&options](Context& context) { return unset(context, options); });

  Command& showing = command.sub("path", "Print where the file is.");
  showing.run([](Context& context) {
    context.out << context.config_file().string() << '\n';
    return Exit::done;
  });
}

}  // namespace dropwise
