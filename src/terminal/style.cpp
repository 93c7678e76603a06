#include "terminal/style.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/enum_table.h"
#include "base/text.h"

namespace dropwise {
namespace {

/// How a role looks: with 256 colours, with 16, and what it adds to the red at night.
struct Look {
  Role role;
  const char *rich, *plain, *night;
};

// At night the background is black whatever that of the terminal is, and the one red has a contrast of at least 4.5 to
// it. With 16 colours, how they look is up to the terminal.
constexpr const char* kNight = "\x1b[38;5;196;48;5;16m";
constexpr const char* kNightOf16 = "\x1b[91;40m";
constexpr std::string_view kReset = "\x1b[0m";

/// The colours of the breasts have a contrast of at least 3.5 on black, white, and both backgrounds of Solarized;
/// style_test computes both contrasts.
constexpr std::array kLooks = {
    Look{Role::plain, "", "", ""},
    Look{Role::strong, "\x1b[1m", "\x1b[1m", ""},
    Look{Role::dim, "\x1b[2m", "\x1b[2m", ""},
    Look{Role::alert, "\x1b[1;7m", "\x1b[1;7m", "\x1b[4m"},
    Look{Role::left, "\x1b[38;5;31m", "\x1b[36m", ""},
    Look{Role::right, "\x1b[38;5;166m", "\x1b[33m", ""},
};
static_assert(is_in_order(kLooks, &Look::role, Role::right));

std::string night_of(const Style& style) { return style.rich ? kNight : kNightOf16; }

}  // namespace

std::string Style::paint(const std::string& text, Role role) const {
  const Look& look = kLooks[static_cast<std::size_t>(role)];
  const std::string mark = night ? night_of(*this) + look.night : rich ? look.rich : look.plain;
  if (!colour || mark.empty() || text.empty()) return text;
  return mark + text + std::string(kReset);
}

std::vector<std::string> Style::on_ground(std::vector<std::string> rows, std::size_t count) const {
  if (!colour || !night) return rows;
  const std::string ground = night_of(*this);
  rows.resize(std::max(rows.size(), count));
  for (std::string& row : rows) {
    for (auto at = row.find(kReset); at != std::string::npos; at = row.find(kReset, at + kReset.size()))
      row.insert(at + kReset.size(), ground);
    row.insert(0, ground);
  }
  return rows;
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
