#include "protocols/safety_notes.h"

#include <toml++/toml.h>

#include "data/data_files.h"

namespace dropwise {

namespace {

std::string text(const toml::table& from, std::string_view key) { return from[key].value_or(std::string()); }

std::vector<PainStep> parse_pain(const toml::array& steps) {
  std::vector<PainStep> found;
  for (const toml::node& node : steps) {
    const toml::table& step = *node.as_table();
    found.push_back({text(step, "say"), step["pair"].value_or(false)});
  }
  return found;
}

Antenatal parse_antenatal(const toml::table& table) {
  Antenatal found{.weeks = table["weeks"].value_or(0),
                  .weeks_basis = text(table, "weeks_basis"),
                  .pain = parse_pain(*table["pain"].as_array())};
  for (const toml::node& reason : *table["not_with"].as_array())
    found.not_with.push_back({text(*reason.as_table(), "what"), text(*reason.as_table(), "basis")});
  return found;
}

}  // namespace

SafetyNotes load_safety_notes(std::string_view preset) {
  const toml::table table = toml::parse(data_file("care.toml"));
  SafetyNotes notes{.one_line = text(table, "one_line"),
                    .disclaimer = text(table, "disclaimer"),
                    .hospital = text(table, "hospital"),
                    .signs_end = text(table, "signs_end"),
                    .pain = parse_pain(*table["pain"].as_array()),
                    .inflammation = text(table, "inflammation")};
  for (const toml::node& node : *table["sign"].as_array()) {
    const toml::table& sign = *node.as_table();
    const std::string only = text(sign, "preset");
    if (only.empty() || only == preset)
      notes.signs.push_back({text(sign, "who"), text(sign, "what"), text(sign, "basis"), only});
  }
  notes.antenatal = parse_antenatal(*table["antenatal"].as_table());
  return notes;
}

}  // namespace dropwise
