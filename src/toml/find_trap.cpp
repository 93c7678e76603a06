#include "toml/find_trap.h"

#include <algorithm>
#include <string>

namespace dropwise {
namespace {

constexpr std::size_t kDeepest = 32;  // ours; a configuration or protocol needs 3

/// The position of the last byte of an escape: the byte after the backslash, or the last of the spaces and line breaks
/// that a backslash at the end of a line skips.
std::size_t end_of_escape(std::string_view text, std::size_t backslash, bool several_lines) {
  const std::size_t behind = std::min(text.find_first_not_of(" \t\r\n", backslash + 1), text.size());
  const bool breaks_line = text.substr(backslash, behind - backslash).find('\n') != std::string_view::npos;
  return several_lines && breaks_line ? behind - 1 : backslash + 1;
}

/// Counts the parts of dotted keys and the brackets around values, outside of strings and comments.
class Depth {
 public:
  /// False if the text is too deep here.
  bool take(char c) {
    if (c == '.') return ++dots_ < kDeepest;
    if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) dots_ = 0;
    if (c == '[' || c == '{') return ++brackets_ <= kDeepest;
    if ((c == ']' || c == '}') && brackets_ > 0) --brackets_;
    return true;
  }

 private:
  std::size_t dots_ = 0, brackets_ = 0;
};

}  // namespace

std::optional<TomlTrap> find_trap(std::string_view text) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
  };
  const auto letter = [](std::size_t at) { return TomlTrap{at, TomlError(TomlFault::bare_letter)}; };
  Depth depth;
  std::string_view quotes;  // the quotes that end the current string; empty outside of a string
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!quotes.empty()) {
      if (c == '\\' && quotes.front() == '"') {
        i = end_of_escape(text, i, quotes.size() == 3);
        if (is_letter(i)) return letter(i);
        if (is_letter(i + 1) && text[i] <= ' ') return letter(i + 1);
      } else if (text.substr(i).starts_with(quotes) || (c == '\n' && quotes.size() == 1)) {
        i += quotes.size() - 1;
        // A multi-line string may contain one or two quotes directly before its closing quotes.
        for (int own = 0; quotes.size() == 3 && own < 2 && i + 1 < text.size() && text[i + 1] == c; ++own) ++i;
        quotes = {};
      }
    } else if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '"' || c == '\'') {
      const std::string_view thrice = c == '"' ? "\"\"\"" : "\'\'\'";
      quotes = text.substr(i).starts_with(thrice) ? thrice : thrice.substr(0, 1);
      i += quotes.size() - 1;
    } else if (is_letter(i)) {
      return letter(i);
    } else if (!depth.take(c)) {
      return TomlTrap{i, TomlError(TomlFault::too_deep, {std::to_string(kDeepest)})};
    }
  }
  return {};
}

}  // namespace dropwise
