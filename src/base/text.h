#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// Why a text is not accepted, and where: `at` counts bytes for `not_utf8`, else characters, from 1.
struct TextProblem {
  enum class Kind { not_utf8, control_character, changes_direction };
  Kind kind = Kind::not_utf8;
  std::size_t at = 1;
};

/// The first problem in a typed text; absent if it has none. Line breaks and tabs are accepted; direction marks, which
/// could reorder a line on a terminal, are not.
std::optional<TextProblem> find_text_problem(std::string_view text);

/// Whether the text is valid UTF-8.
bool is_utf8(std::string_view text);

/// Makes a text safe for a terminal: one line, nothing that moves the cursor or reorders text, always valid UTF-8.
/// Line breaks and tabs become spaces; other unsafe characters become U+FFFD.
std::string sanitize(std::string_view text);

/// The same for a text of several lines: line breaks and tabs are kept.
std::string sanitize_lines(std::string_view text);

/// The JSON with characters that are unsafe for a terminal escaped, such as `\u202e`.
std::string escape_bidi_controls(std::string json);

/// The text with every non-ASCII character replaced by `?`.
std::string to_ascii(std::string_view text);

/// The width of a sanitized text on a terminal, in columns.
std::size_t display_width(std::string_view text);

/// The first character of a non-empty text; a byte that is not UTF-8 counts as a character.
std::string first_character(std::string_view text);

/// The text without white space at its ends.
std::string trimmed(std::string_view text);

/// The words of the text, which white space separates.
std::vector<std::string> split_words(const std::string& text);

/// The text with its first letter in upper case.
std::string capitalized(std::string_view text);

/// The longest start of the text that takes at most `width` columns.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// The text, cut with an ellipsis if it takes more than `width` columns.
std::string shortened(std::string_view text, std::size_t width, bool utf8);

/// Cuts the text or fills it with spaces to exactly `width` columns; a negative width fills on the left.
std::string pad(std::string_view text, int width);

/// Wraps at spaces into lines of at most `width` columns; a longer word is split. The first line begins with `head`,
/// the others with the same width of spaces.
std::string wrap(std::string_view text, std::size_t width, std::string_view head = "");

/// The same as a list of lines; empty for an empty text.
std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width);

}  // namespace dropwise
