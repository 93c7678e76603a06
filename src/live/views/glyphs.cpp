#include "live/views/glyphs.h"

#include <algorithm>
#include <array>

namespace dropwise {
namespace {

constexpr std::size_t kHeight = 5;

struct Glyph {
  char letter;
  std::array<std::string_view, kHeight> points;
};

constexpr std::array<Glyph, 37> kGlyphs = {{
    {'A', {" ### ", "#   #", "#####", "#   #", "#   #"}},
    {'B', {"#### ", "#   #", "#### ", "#   #", "#### "}},
    {'C', {" ####", "#    ", "#    ", "#    ", " ####"}},
    {'D', {"#### ", "#   #", "#   #", "#   #", "#### "}},
    {'E', {"#####", "#    ", "###  ", "#    ", "#####"}},
    {'F', {"#####", "#    ", "###  ", "#    ", "#    "}},
    {'G', {" ####", "#    ", "#  ##", "#   #", " ####"}},
    {'H', {"#   #", "#   #", "#####", "#   #", "#   #"}},
    {'I', {"###", " # ", " # ", " # ", "###"}},
    {'J', {"  ###", "   # ", "   # ", "#  # ", " ##  "}},
    {'K', {"#   #", "#  # ", "###  ", "#  # ", "#   #"}},
    {'L', {"#    ", "#    ", "#    ", "#    ", "#####"}},
    {'M', {"#   #", "## ##", "# # #", "#   #", "#   #"}},
    {'N', {"#   #", "##  #", "# # #", "#  ##", "#   #"}},
    {'O', {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {'P', {"#### ", "#   #", "#### ", "#    ", "#    "}},
    {'Q', {" ### ", "#   #", "# # #", "#  # ", " ## #"}},
    {'R', {"#### ", "#   #", "#### ", "#  # ", "#   #"}},
    {'S', {" ####", "#    ", " ### ", "    #", "#### "}},
    {'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'U', {"#   #", "#   #", "#   #", "#   #", " ### "}},
    {'V', {"#   #", "#   #", "#   #", " # # ", "  #  "}},
    {'W', {"#   #", "#   #", "# # #", "## ##", "#   #"}},
    {'X', {"#   #", " # # ", "  #  ", " # # ", "#   #"}},
    {'Y', {"#   #", " # # ", "  #  ", "  #  ", "  #  "}},
    {'Z', {"#####", "   # ", "  #  ", " #   ", "#####"}},
    {'0', {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {'1', {"  #  ", " ##  ", "  #  ", "  #  ", " ### "}},
    {'2', {"#### ", "    #", " ### ", "#    ", "#####"}},
    {'3', {"#### ", "    #", " ### ", "    #", "#### "}},
    {'4', {"#   #", "#   #", "#####", "    #", "    #"}},
    {'5', {"#####", "#    ", "#### ", "    #", "#### "}},
    {'6', {" ### ", "#    ", "#### ", "#   #", " ### "}},
    {'7', {"#####", "    #", "   # ", "  #  ", "  #  "}},
    {'8', {" ### ", "#   #", " ### ", "#   #", " ### "}},
    {'9', {" ### ", "#   #", " ####", "    #", " ### "}},
    {':', {" ", "#", " ", "#", " "}},
}};

const Glyph* find_glyph(char letter) {
  const auto found = std::ranges::find(kGlyphs, letter, &Glyph::letter);
  return found == kGlyphs.end() ? nullptr : &*found;
}

/// The points in a row of a word, with an empty point between letters.
std::string points(std::string_view text, std::size_t row) {
  std::string line;
  for (const char letter : text) {
    const Glyph* glyph = find_glyph(letter);
    if (!glyph) continue;
    if (!line.empty()) line += ' ';
    line += row < kHeight ? std::string(glyph->points[row]) : std::string(glyph->points[0].size(), ' ');
  }
  return line;
}

std::string half_row(const std::string& upper, const std::string& lower, int columns) {
  constexpr std::array<std::string_view, 4> kHalves = {" ", "\u2580", "\u2584", "\u2588"};
  std::string line;
  for (std::size_t i = 0; i < upper.size(); ++i) {
    const std::size_t which = (upper[i] == '#' ? 1U : 0U) + (lower[i] == '#' ? 2U : 0U);
    for (int n = 0; n < columns; ++n) line += kHalves[which];
  }
  return line;
}

std::string full_row(const std::string& points, int columns, std::string_view ink) {
  std::string line;
  for (const char point : points) {
    for (int n = 0; n < columns; ++n) line += point == '#' ? ink : " ";
  }
  return line;
}

}  // namespace

bool has_large(std::string_view text) { return std::ranges::all_of(text, find_glyph); }

std::vector<std::string> draw_large(std::string_view text, Scale scale, std::string_view ink) {
  std::vector<std::string> lines;
  if (scale.rows == 0) {
    for (std::size_t row = 0; row < kHeight; row += 2)
      lines.push_back(half_row(points(text, row), points(text, row + 1), scale.columns));
    return lines;
  }
  for (std::size_t row = 0; row < kHeight; ++row)
    lines.insert(lines.end(), static_cast<std::size_t>(scale.rows), full_row(points(text, row), scale.columns, ink));
  return lines;
}

int large_columns(std::string_view text, Scale scale) {
  return static_cast<int>(points(text, 0).size()) * scale.columns;
}

}  // namespace dropwise
