#include "base/text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

#include <utf8proc.h>

#include "base/format.h"

namespace dropwise {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Character {
  utf8proc_int32_t code = -1;  // negative if the bytes are not UTF-8
  std::size_t size = 1;
};

Character front(std::string_view text) {
  Character c;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &c.code);
  if (read > 0) c.size = static_cast<std::size_t>(read);
  return c;
}

/// Whether the text is printable ASCII only, so that bytes, characters and columns are the same.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_control(utf8proc_int32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Marks that change the direction of text, hide it, or separate lines, and so can make text look like other text.
bool is_deceptive(utf8proc_int32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

/// Punctuation that must not begin a line (`closes`) or end a line (`opens`).
bool closes(utf8proc_int32_t code) {
  return std::u32string_view(
             U",.;:!?)%"
             U"\u2019\u201D\u2026\u3001\u3002\u3009\u300B\u300D\u300F\u3011\uFF01\uFF05\uFF09\uFF0C\uFF1A\uFF1B\uFF1F")
             .find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}
bool opens(utf8proc_int32_t code) {
  return std::u32string_view(U"(\u2018\u201C\u3008\u300A\u300C\u300E\u3010\uFF08").find(static_cast<char32_t>(code)) !=
         std::u32string_view::npos;
}

/// The number of bytes before the first place where the line may break: at a space, or next to a wide character in text
/// without spaces, such as Chinese.
std::size_t unbroken(std::string_view text) {
  const auto space = std::min(text.find(' '), text.size());
  if (is_plain(text.substr(0, space))) return space;
  Character here = front(text);
  for (std::size_t i = here.size; i < space; i += here.size) {
    const Character next = front(text.substr(i));
    const bool wide = utf8proc_charwidth(here.code) == 2 || utf8proc_charwidth(next.code) == 2;
    if (wide && !opens(here.code) && !closes(next.code)) return i;
    here = next;
  }
  return space;
}

/// Whether the character must not be sent to a terminal.
bool is_harmful(utf8proc_int32_t code) { return code < 0 || is_control(code) || is_deceptive(code); }

}  // namespace

std::optional<TextProblem> find_text_problem(std::string_view text) {
  using Kind = TextProblem::Kind;
  if (is_plain(text)) return {};
  std::size_t number = 1;
  for (std::size_t i = 0; i < text.size(); ++number) {
    const auto c = front(text.substr(i));
    if (c.code < 0) return TextProblem{Kind::not_utf8, i + 1};
    const bool allowed = c.code == '\n' || c.code == '\t';
    if (is_control(c.code) && !allowed) return TextProblem{Kind::control_character, number};
    if (is_deceptive(c.code)) return TextProblem{Kind::changes_direction, number};
    i += c.size;
  }
  return {};
}

bool is_utf8(std::string_view text) {
  if (is_plain(text)) return true;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = front(text.substr(i));
    if (c.code < 0) return false;
    i += c.size;
  }
  return true;
}

std::string sanitize(std::string_view text) {
  std::string result = sanitize_lines(text);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return result;
}

std::string sanitize_lines(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = front(text.substr(i));
    const bool breaks = c.code == '\n' || c.code == '\t';
    result += breaks || !is_harmful(c.code) ? text.substr(i, c.size) : kReplacement;
    i += c.size;
  }
  return result;
}

std::string escape_bidi_controls(std::string json) {
  if (is_plain(json)) return json;
  std::string result;
  for (std::size_t i = 0; i < json.size();) {
    const auto c = front(std::string_view(json).substr(i));
    result += c.code >= 0x7F && is_harmful(c.code) ? formatted("\\u{:04x}", c.code) : json.substr(i, c.size);
    i += c.size;
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  if (is_plain(text)) return text.size();
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = front(text.substr(i));
    if (c.code >= 0) width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c.code)));
    i += c.size;
  }
  return width;
}

std::string first_character(std::string_view text) { return std::string(text.substr(0, front(text).size)); }

std::string shortened(std::string_view text, std::size_t width, bool utf8) {
  if (display_width(text) <= width) return std::string(text);
  const std::string_view mark = utf8 ? "…" : "...";
  const std::size_t room = display_width(mark);
  return width < room ? truncate_to_width(text, width)
                      : trimmed(truncate_to_width(text, width - room)) + std::string(mark);
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? ""
                                         : std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

std::vector<std::string> split_words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::string capitalized(std::string_view text) {
  const auto first = front(text);
  if (text.empty() || first.code < 0) return std::string(text);
  std::array<utf8proc_uint8_t, 4> letter{};
  const auto size = utf8proc_encode_char(utf8proc_toupper(first.code), letter.data());
  return std::string(letter.begin(), letter.begin() + size) + std::string(text.substr(first.size));
}

std::string to_ascii(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) result += c;
    if (byte >= 0xC0) result += '?';
  }
  return result;
}

std::string truncate_to_width(std::string_view text, std::size_t width) {
  if (is_plain(text.substr(0, width + 1))) return std::string(text.substr(0, width));
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const auto c = front(text.substr(end));
    used += display_width(text.substr(end, c.size));
    if (used > width) break;
    end += c.size;
  }
  return std::string(text.substr(0, end));
}

std::string pad(std::string_view text, int width) {
  const auto target = static_cast<std::size_t>(width < 0 ? -width : width);
  std::string result = truncate_to_width(text, target);
  const std::string fill(target - display_width(result), ' ');
  return width < 0 ? fill + result : result + fill;
}

std::string wrap(std::string_view text, std::size_t width, std::string_view head) {
  const std::string indent(display_width(head), ' ');
  std::string result(head);
  std::size_t used = indent.size();
  bool fresh = true;  // whether the current line has no words yet
  const auto flush = [&] {
    result += '\n' + indent;
    used = indent.size();
    fresh = true;
  };
  bool spaced = false;  // whether a space precedes the next word
  while (!text.empty()) {
    std::string_view word = text.substr(0, unbroken(text));
    std::size_t length = display_width(word);
    text.remove_prefix(word.size());
    if (!fresh && used + (spaced ? 1 : 0) + length > width) flush();
    if (!fresh && spaced) {
      result += ' ';
      ++used;
    }
    spaced = text.starts_with(' ');
    if (spaced) text.remove_prefix(1);
    while (used + length > width && width > indent.size() + 1) {
      const auto part = truncate_to_width(word, width - used);
      result += part;
      word.remove_prefix(part.size());
      length -= display_width(part);
      flush();
    }
    result += word;
    used += length;
    fresh = false;
  }
  return result;
}

std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  const std::string whole = text.empty() ? std::string() : wrap(text, width);
  for (std::size_t at = 0; at < whole.size();) {
    const auto end = std::min(whole.find('\n', at), whole.size());
    lines.push_back(whole.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace dropwise
