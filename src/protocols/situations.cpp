#include "protocols/situations.h"

#include <algorithm>

#include <toml++/toml.h>

#include "data/data_files.h"

namespace dropwise {
namespace {

std::vector<Situation> read() {
  std::vector<Situation> found;
  const toml::table file = toml::parse(data_file("situations.toml"));
  for (const toml::node& node : *file["situation"].as_array()) {
    const toml::table& table = *node.as_table();
    const auto text = [&](std::string_view key) { return table[key].value_or(std::string()); };
    Situation situation{text("id"),  text("name"),  text("protocol"), text("mode"),
                        text("why"), text("basis"), text("preset")};
    if (const toml::array* also = table["also"].as_array()) {
      for (const toml::node& sentence : *also) situation.also.push_back(sentence.value_or(std::string()));
    }
    found.push_back(std::move(situation));
  }
  return found;
}

}  // namespace

const std::vector<Situation>& situations() {
  static const std::vector<Situation> all = read();
  return all;
}

const Situation* find_situation(const std::string& id) {
  const auto found =
      std::find_if(situations().begin(), situations().end(), [&](const Situation& s) { return s.id == id; });
  return found == situations().end() ? nullptr : &*found;
}

}  // namespace dropwise
