#include "live/views/glyphs.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace dropwise {
namespace {

constexpr std::size_t kHeight = 5, kTall = 11;

struct Glyph {
  std::string_view letter;
  std::array<std::string_view, kTall> points;  ///< The rows below its height are empty.
};

constexpr std::array<Glyph, 45> kGlyphs = {{
    {"A", {" ### ", "#   #", "#####", "#   #", "#   #"}},
    {"B", {"#### ", "#   #", "#### ", "#   #", "#### "}},
    {"C", {" ####", "#    ", "#    ", "#    ", " ####"}},
    {"D", {"#### ", "#   #", "#   #", "#   #", "#### "}},
    {"E", {"#####", "#    ", "###  ", "#    ", "#####"}},
    {"F", {"#####", "#    ", "###  ", "#    ", "#    "}},
    {"G", {" ####", "#    ", "#  ##", "#   #", " ####"}},
    {"H", {"#   #", "#   #", "#####", "#   #", "#   #"}},
    {"I", {"###", " # ", " # ", " # ", "###"}},
    {"J", {"  ###", "   # ", "   # ", "#  # ", " ##  "}},
    {"K", {"#   #", "#  # ", "###  ", "#  # ", "#   #"}},
    {"L", {"#    ", "#    ", "#    ", "#    ", "#####"}},
    {"M", {"#   #", "## ##", "# # #", "#   #", "#   #"}},
    {"N", {"#   #", "##  #", "# # #", "#  ##", "#   #"}},
    {"O", {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {"P", {"#### ", "#   #", "#### ", "#    ", "#    "}},
    {"Q", {" ### ", "#   #", "# # #", "#  # ", " ## #"}},
    {"R", {"#### ", "#   #", "#### ", "#  # ", "#   #"}},
    {"S", {" ####", "#    ", " ### ", "    #", "#### "}},
    {"T", {"#####", "  #  ", "  #  ", "  #  ", "  #  "}},
    {"U", {"#   #", "#   #", "#   #", "#   #", " ### "}},
    {"V", {"#   #", "#   #", "#   #", " # # ", "  #  "}},
    {"W", {"#   #", "#   #", "# # #", "## ##", "#   #"}},
    {"X", {"#   #", " # # ", "  #  ", " # # ", "#   #"}},
    {"Y", {"#   #", " # # ", "  #  ", "  #  ", "  #  "}},
    {"Z", {"#####", "   # ", "  #  ", " #   ", "#####"}},
    {"0", {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {"1", {"  #  ", " ##  ", "  #  ", "  #  ", " ### "}},
    {"2", {"#### ", "    #", " ### ", "#    ", "#####"}},
    {"3", {"#### ", "    #", " ### ", "    #", "#### "}},
    {"4", {"#   #", "#   #", "#####", "    #", "    #"}},
    {"5", {"#####", "#    ", "#### ", "    #", "#### "}},
    {"6", {" ### ", "#    ", "#### ", "#   #", " ### "}},
    {"7", {"#####", "    #", "   # ", "  #  ", "  #  "}},
    {"8", {" ### ", "#   #", " ### ", "#   #", " ### "}},
    {"9", {" ### ", "#   #", " ####", "    #", " ### "}},
    {":", {" ", "#", " ", "#", " "}},
    // The words of the Chinese translation.
    {"左",
     {"    #      ", "    #      ", "###########", "   #       ", "   #       ", "  #########", "  #   #    ",
      " #    #    ", " #    #    ", "#     #    ", "  #########"}},
    {"右",
     {"    #      ", "    #      ", "###########", "   #       ", "   #       ", "  #########", " ###      #",
      "# #       #", "  #       #", "  #       #", "  #########"}},
    {"双",
     {"##### #####", "    #     #", "#   # #   #", " # #   # # ", " # #   # # ", "  #     #  ", "  #     #  ",
      " # #   # # ", " # #   # # ", "#   # #   #", "#   # #   #"}},
    {"侧",
     {"  # #####   #", "  # #   #   #", " #  # # # # #", " #  # # # # #", "##  # # # # #", " #  # # # # #",
      " #  # # # # #", " #    #   # #", " #   # #    #", " #  #   #   #", " # #     # ##"}},
    {"准",
     {"     #  #   ", "#    #  #   ", " #  ########", "    ##  #   ", "   # #  #   ", " #   #######", " #   #  #   ",
      " #   #######", "#    #  #   ", "#    #  #   ", "     #######"}},
    {"备",
     {"    #      ", "   ######  ", "  #    #   ", " # #  #    ", "    ##     ", "####  #####", "  #######  ",
      "  #  #  #  ", "  #######  ", "  #  #  #  ", "  #######  "}},
    {"暂",
     {" #       ## ", "##### ###   ", " # #  #     ", "##### ######", "   #  #  #  ", "##### #  #  ", "  ########  ",
      "  #      #  ", "  ########  ", "  #      #  ", "  ########  "}},
    {"停",
     {"  #     #    ", "  # #########", " #           ", " #   ####### ", "##   #     # ", " #   ####### ",
      " #  #########", " #  #       #", " #    #####  ", " #      #    ", " #     ##    "}},
}};

const Glyph* find_glyph(std::string_view letter) {
  const auto found = std::ranges::find(kGlyphs, letter, &Glyph::letter);
  return found == kGlyphs.end() ? nullptr : &*found;
}

std::vector<const Glyph*> glyphs_of(std::string_view text) {
  std::vector<const Glyph*> glyphs;
  while (!text.empty()) {
    const std::string letter = first_character(text);
    glyphs.push_back(find_glyph(letter));
    text.remove_prefix(letter.size());
  }
  return glyphs;
}

/// Whether a text has characters that need more points than letters do.
bool is_tall(std::string_view text) {
  return std::ranges::any_of(glyphs_of(text),
                             [](const Glyph* glyph) { return glyph && !glyph->points.back().empty(); });
}

/// The size of tall characters that take about as much room as letters of this size.
Scale scale_for(std::string_view text, Scale scale) {
  if (!is_tall(text)) return scale;
  return scale.rows > 1 ? Scale{2, 1} : Scale{1, 0};
}

/// The points in a row of a word, with an empty point between letters.
std::string points(std::string_view text, std::size_t row) {
  std::string line;
  for (const Glyph* glyph : glyphs_of(text)) {
    if (!glyph) continue;
    if (!line.empty()) line += ' ';
    const std::size_t width = glyph->points.front().size();
    line += row < kTall && !glyph->points[row].empty() ? std::string(glyph->points[row]) : std::string(width, ' ');
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

bool has_large(std::string_view text) {
  return std::ranges::none_of(glyphs_of(text), [](const Glyph* glyph) { return glyph == nullptr; });
}

bool uses_half_rows(std::string_view text, Scale scale) { return scale_for(text, scale).rows == 0; }

std::vector<std::string> draw_large(std::string_view text, Scale scale, std::string_view ink) {
  const std::size_t height = is_tall(text) ? kTall : kHeight;
  const Scale size = scale_for(text, scale);
  std::vector<std::string> lines;
  if (size.rows == 0) {
    for (std::size_t row = 0; row < height; row += 2)
      lines.push_back(half_row(points(text, row), points(text, row + 1), size.columns));
    return lines;
  }
  for (std::size_t row = 0; row < height; ++row)
    lines.insert(lines.end(), static_cast<std::size_t>(size.rows), full_row(points(text, row), size.columns, ink));
  return lines;
}

int large_columns(std::string_view text, Scale scale) {
  return static_cast<int>(points(text, 0).size()) * scale_for(text, scale).columns;
}

}  // namespace dropwise
