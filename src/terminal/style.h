#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// What a piece of text is for; never its color.
enum class Role { plain, strong, dim, alert, left, right };

/// A piece of a line with its role.
struct Piece {
  std::string text;
  Role role = Role::plain;
};

/// How roles look. The look alone never carries meaning.
struct Style {
  bool colour = false;
  bool night = false;  ///< Red on black if there is color, and nothing brighter.
  bool utf8 = true;    ///< Lines and blocks may use characters beyond ASCII.
  bool rich = true;    ///< The terminal has 256 colours, not only 16.

  /// The text with the escape codes of its role; plain text without color.
  std::string paint(const std::string& text, Role role) const;

  /// The rows of a full screen with a background of its own, up to the right edge and down to the last row. Unchanged
  /// except at night with color. It stays in force after each row, so that erasing the rest of the row shows it too.
  std::vector<std::string> on_ground(std::vector<std::string> rows, std::size_t count) const;

  /// Joins pieces into a line, cut to `width` columns before they are painted.
  std::string line(const std::vector<Piece>& pieces, std::size_t width) const;
};

}  // namespace dropwise
