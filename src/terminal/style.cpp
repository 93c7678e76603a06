#include "terminal/style.h"

#include <array>

#include "base/text.h"

namespace dropwise {

std::string Style::paint(const std::string& text, Role role) const {
  constexpr std::array<const char*, 4> kDay = {"", "\x1b[1m", "\x1b[2m", "\x1b[1;7m"};
  constexpr std::array<const char*, 4> kNight = {"\x1b[31m", "\x1b[31m", "\x1b[2;31m", "\x1b[4;31m"};
  const std::string mark = (night ? kNight : kDay)[static_cast<std::size_t>(role)];
  if (!colour || mark.empty() || text.empty()) return text;
  return mark + text + "\x1b[0m";
}

std::string Style::line(const std::vector<Piece>& pieces, std::size_t width) const {
  std::string result;
  for (const Piece& piece : pieces) {
    const std::string part = truncate_to_width(piece.text, width);
    width -= display_width(part);
    result += paint(part, piece.role);
  }
  return result;
}

}  // namespace dropwise
