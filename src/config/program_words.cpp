#include "config/program_words.h"

#include <filesystem>

#include "base/text.h"
#include "config/config_error.h"

namespace dropwise {

void check_program_words(TomlReader& table, const std::string& key, const std::vector<std::string>& words) {
  std::error_code none;
  if (words.size() != 1 || words.front().find(' ') == std::string::npos || std::filesystem::exists(words.front(), none))
    return;
  std::string typed, listed;
  for (const std::string& part : split_words(words.front())) {
    typed += (typed.empty() ? "" : " ") + (part.find('{') == std::string::npos ? part : "\"" + part + "\"");
    listed += (listed.empty() ? "\"" : ", \"") + part + "\"";
  }
  table.complain(key, ConfigError(ConfigFault::one_word, {key, typed, listed}));
}

}  // namespace dropwise
