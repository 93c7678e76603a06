#include "terminal/style.h"

#include <array>

#include "base/enum_table.h"
#include "base/text.h"

namespace dropwise {
namespace {

/// How a role looks: with 256 colours, with 16, and at night.
struct Look {
  Role role;
  const char *rich, *plain, *night;
};

/// The colours of the breasts have a contrast of at least 3.5 on black, white, and both backgrounds of Solarized;
/// style_test computes it.
constexpr std::array kLooks = {
    Look{Role::plain, "", "", "\x1b[31m"},
    Look{Role::strong, "\x1b[1m", "\x1b[1m", "\x1b[31m"},
    Look{Role::dim, "\x1b[2m", "\x1b[2m", "\x1b[2;31m"},
    Look{Role::alert, "\x1b[1;7m", "\x1b[1;7m", "\x1b[4;31m"},
    Look{Role::left, "\x1b[38;5;31m", "\x1b[36m", "\x1b[31m"},
    Look{Role::right, "\x1b[38;5;166m", "\x1b[33m", "\x1b[31m"},
};
static_assert(is_in_order(kLooks, &Look::role, Role::right));

}  // namespace

std::string Style::paint(const std::string& text, Role role) const {
  const Look& look = kLooks[static_cast<std::size_t>(role)];
  const std::string mark = night ? look.night : rich ? look.rich : look.plain;
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
