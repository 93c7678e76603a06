#include "terminal/style.h"

#include <array>

#include "quantities/text.h"

namespace dropwise {

std::string Style::paint(const std::string& text, Role role) const {
  constexpr std::array<const char*, 4> kMarks = {"", "\x1b[1m", "\x1b[2m", "\x1b[1;7m"};
  if (!colour || role == Role::plain || text.empty()) return text;
  return kMarks[static_cast<std::size_t>(role)] + text + "\x1b[0m";
}

std::string Style::line(const std::vector<Piece>& pieces, std::size_t width) const {
  std::string result;
  for (const Piece& piece : pieces) {
    const std::string part = cut(piece.text, width);
    width -= columns(part);
    result += paint(part, piece.role);
  }
  return result;
}

}  // namespace dropwise
