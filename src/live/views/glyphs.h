#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// The size of large letters: columns and rows for each point of a letter, which is five points high.
/// 0 rows: half a row per point, which needs UTF-8.
struct Scale {
  int columns = 1, rows = 1;

  bool operator==(const Scale&) const = default;
};

/// Draws a word or a time in large letters, one string per row. Characters without a large form are left out.
/// `ink` fills each point; half rows use their own block characters.
std::vector<std::string> draw_large(std::string_view text, Scale scale, std::string_view ink);

/// Whether every character has a large form: ASCII capital letters, digits, the colon, and the characters of the
/// Chinese words for what she does. Those are eleven points high and choose their own size near the one given.
bool has_large(std::string_view text);

/// Whether it is drawn in half rows, which need UTF-8 and full ink.
bool uses_half_rows(std::string_view text, Scale scale);

/// The width of draw_large() in columns.
int large_columns(std::string_view text, Scale scale);

}  // namespace dropwise
