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
  bool night = false;  ///< Dark red if there is color, and nothing bright.
  bool utf8 = true;    ///< Lines and blocks may use characters beyond ASCII.
  bool rich = true;    ///< The terminal has 256 colours, not only 16.

  /// The text with the escape codes of its role; plain text without color.
  std::string paint(const std::string& text, Role role) const;

  /// Joins pieces into a line, cut to `width` columns before they are painted.
  std::string line(const std::vector<Piece>& pieces, std::size_t width) const;
};

}  // namespace dropwise
