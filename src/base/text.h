#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// Why a text cannot be accepted, and where: `at` counts bytes for `not_utf8`, else characters, from 1.
struct TextProblem {
  enum class Kind { not_utf8, control_character, changes_direction };
  Kind kind = Kind::not_utf8;
  std::size_t at = 1;
};

/// The first problem of a text that somebody typed; absent: there is none. Line breaks and tabs are accepted; direction
/// marks, which could reorder a line on a terminal, are not.
std::optional<TextProblem> find_text_problem(std::string_view text);

/// Whether all of its bytes are UTF-8.
bool is_utf8(std::string_view text);

/// The text as a terminal may have it: one line, nothing that moves the cursor or reorders it, always valid UTF-8.
/// Line breaks and tabs become spaces, what may not pass becomes U+FFFD.
std::string sanitize(std::string_view text);

/// The same for a text of several lines: line breaks and tabs stay.
std::string sanitize_lines(std::string_view text);

/// The same JSON with what a terminal may not have written as `\u202e`.
std::string escape_bidi_controls(std::string json);

/// The text with `?` for every character that ASCII has not.
std::string to_ascii(std::string_view text);

/// How many columns a clean text takes on a terminal.
std::size_t display_width(std::string_view text);

/// The first character of a text that is not empty; a byte that is no UTF-8 counts as one.
std::string first_character(std::string_view text);

/// The text with a capital for its first letter, as a sentence begins.
std::string capitalized(std::string_view text);

/// The longest beginning that takes at most so many columns.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// Cuts or fills with spaces to exactly so many columns; a negative width fills on the left.
std::string pad(std::string_view text, int width);

/// Breaks at spaces into lines of at most `width` columns; a longer word is cut through. The first line begins with
/// `head`, the others with as many spaces.
std::string wrap(std::string_view text, std::size_t width, std::string_view head = "");

/// The same, line by line; none for an empty text.
std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width);

}  // namespace dropwise
