#include "protocols/care.h"

#include <toml++/toml.h>

#include "data/data_files.h"

namespace dropwise {

Care read_care() {
  const toml::table table = toml::parse(data_file("care.toml"));
  const auto text = [](const toml::table& from, std::string_view key) { return from[key].value_or(std::string()); };
  Care care{.one_line = text(table, "one_line"),
            .disclaimer = text(table, "disclaimer"),
            .hospital = text(table, "hospital"),
            .inflammation = text(table, "inflammation")};
  for (const toml::node& step : *table["pain"].as_array()) care.pain.push_back(step.value_or(std::string()));
  for (const toml::node& node : *table["sign"].as_array()) {
    const toml::table& sign = *node.as_table();
    care.signs.push_back({text(sign, "who"), text(sign, "what"), text(sign, "basis")});
  }
  return care;
}

}  // namespace dropwise
