#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dropwise::test {

/// A catalog in the format of gettext's .mo files. The texts must be sorted by their English.
inline std::string catalog_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  std::string head, strings;
  const auto count = static_cast<std::uint32_t>(texts.size());
  const auto add = [&](std::uint32_t number) {
    for (int byte = 0; byte < 4; ++byte) head += static_cast<char>(number >> (8 * byte) & 0xffU);
  };
  for (const std::uint32_t number : {0x950412deU, 0U, count, 28U, 28U + 8U * count, 0U, 0U}) add(number);
  const std::uint32_t first = 28U + 16U * count;
  const auto add_table = [&](const auto& text_of) {
    for (const auto& pair : texts) {
      add(static_cast<std::uint32_t>(text_of(pair).size()));
      add(first + static_cast<std::uint32_t>(strings.size()));
      strings += text_of(pair) + '\0';
    }
  };
  add_table([](const auto& pair) { return pair.first; });
  add_table([](const auto& pair) { return pair.second; });
  return head + strings;
}

}  // namespace dropwise::test
