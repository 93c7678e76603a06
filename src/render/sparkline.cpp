#include "render/sparkline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dropwise {

std::string block(double part, bool utf8) {
  constexpr std::array<const char*, 8> kBlocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const double height = std::clamp(std::ceil(part * kBlocks.size()), 1.0, static_cast<double>(kBlocks.size()));
  const auto index = static_cast<std::size_t>(height) - 1;
  return utf8 ? kBlocks.at(index) : std::to_string(index + 1);
}

std::string sparkline(std::span<const std::optional<double>> values, double most, bool utf8) {
  std::string text;
  for (const auto& value : values) text += !value ? (utf8 ? "·" : ".") : block(most > 0 ? *value / most : 0, utf8);
  return text;
}

}  // namespace dropwise
