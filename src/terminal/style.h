#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// What a piece of text is there for; never its colour.
enum class Role { plain, strong, dim, alert };

/// A piece of a line with its role.
struct Piece {
  std::string text;
  Role role = Role::plain;
};

/// How roles look. Nothing is said by the look alone.
struct Style {
  bool colour = false;
  bool night = false;  ///< Dark red where there is colour, and nothing that shines.
  bool utf8 = true;    ///< Whether lines and blocks may be drawn with more than ASCII.

  /// The text with the marks of its role; plain text where there is no colour.
  std::string paint(const std::string& text, Role role) const;

  /// Pieces beside each other, cut to so many columns before they are painted.
  std::string line(const std::vector<Piece>& pieces, std::size_t width) const;
};

}  // namespace dropwise
