#include "quantities/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

namespace dropwise {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Character {
  utf8proc_int32_t code = -1;  // negative: not UTF-8
  std::size_t size = 1;
};

Character front(std::string_view text) {
  Character c;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &c.code);
  if (read > 0) c.size = static_cast<std::size_t>(read);
  return c;
}

/// Whether it is all ASCII that a terminal shows: then bytes, characters and columns are the same.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_control(utf8proc_int32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Marks that change the direction of text, or hide it, or separate lines.
bool is_deceptive(utf8proc_int32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

/// What a terminal may not have.
bool is_harmful(utf8proc_int32_t code) { return code < 0 || is_control(code) || is_deceptive(code); }

}  // namespace

std::optional<std::string> fault_in(std::string_view text) {
  if (is_plain(text)) return {};
  std::size_t number = 1;
  for (std::size_t i = 0; i < text.size(); ++number) {
    const auto c = front(text.substr(i));
    if (c.code < 0) return fmt::format("byte {} is not UTF-8", i + 1);
    const bool allowed = c.code == '\n' || c.code == '\t';
    if (is_control(c.code) && !allowed) return fmt::format("character {} is a control character", number);
    if (is_deceptive(c.code)) return fmt::format("character {} changes the direction of the text", number);
    i += c.size;
  }
  return {};
}

std::string clean(std::string_view text) {
  std::string result = clean_lines(text);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return result;
}

std::string clean_lines(std::string_view text) {
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

std::string spell_marks(std::string json) {
  if (is_plain(json)) return json;
  std::string result;
  for (std::size_t i = 0; i < json.size();) {
    const auto c = front(std::string_view(json).substr(i));
    result += c.code >= 0x7F && is_harmful(c.code) ? fmt::format("\\u{:04x}", c.code) : json.substr(i, c.size);
    i += c.size;
  }
  return result;
}

std::size_t columns(std::string_view text) {
  if (is_plain(text)) return text.size();
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = front(text.substr(i));
    if (c.code >= 0) width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c.code)));
    i += c.size;
  }
  return width;
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

std::string cut(std::string_view text, std::size_t width) {
  if (is_plain(text.substr(0, width + 1))) return std::string(text.substr(0, width));
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const auto c = front(text.substr(end));
    used += columns(text.substr(end, c.size));
    if (used > width) break;
    end += c.size;
  }
  return std::string(text.substr(0, end));
}

std::string pad(std::string_view text, int width) {
  const auto target = static_cast<std::size_t>(width < 0 ? -width : width);
  std::string result = cut(text, target);
  const std::string fill(target - columns(result), ' ');
  return width < 0 ? fill + result : result + fill;
}

std::string wrap(std::string_view text, std::size_t width, std::string_view head) {
  const std::string indent(columns(head), ' ');
  std::string result(head);
  std::size_t used = indent.size();
  bool fresh = true;  // nothing stands on this line yet
  const auto flush = [&] {
    result += '\n' + indent;
    used = indent.size();
    fresh = true;
  };
  while (!text.empty()) {
    const auto space = text.find(' ');
    std::string_view word = text.substr(0, space);
    std::size_t length = columns(word);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (!fresh && used + 1 + length > width) flush();
    if (!fresh) {
      result += ' ';
      ++used;
    }
    while (used + length > width && width > indent.size() + 1) {
      const auto part = cut(word, width - used);
      result += part;
      word.remove_prefix(part.size());
      length -= columns(part);
      flush();
    }
    result += word;
    used += length;
    fresh = false;
  }
  return result;
}

}  // namespace dropwise
