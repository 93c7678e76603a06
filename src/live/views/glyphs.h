#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// How large a letter is drawn: so many columns and rows for each of its points, of which it is five high.
/// No rows: half a row a point, which takes UTF-8.
struct Scale {
  int columns = 1, rows = 1;

  bool operator==(const Scale&) const = default;
};

/// Draws a word or a time in large letters, a text for each row. What has no letter here is left out.
/// `ink` is what a point is filled with; half rows are drawn with blocks of their own.
std::vector<std::string> draw_large(std::string_view text, Scale scale, std::string_view ink);

/// Whether each of its characters has a large form: capital letters of ASCII, figures and the colon.
bool has_large(std::string_view text);

/// The columns that draw_large() takes for it.
int large_columns(std::string_view text, Scale scale);

}  // namespace dropwise
