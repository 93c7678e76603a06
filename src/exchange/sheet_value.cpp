#include "exchange/sheet_value.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <span>

#include "base/number.h"

namespace dropwise {
namespace {

using namespace std::chrono;

constexpr std::string_view kDigits = "0123456789";

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

/// Whether the digits are in groups of three between these marks, as in `1.234.567`.
bool is_grouped(std::string_view text, char mark) {
  const auto first = text.find(mark);
  if (first == 0 || first > 3 || !is_digits(text.substr(0, first))) return false;
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4)) {
    if (text.size() < 4 || text[0] != mark || !is_digits(text.substr(1, 3))) return false;
  }
  return true;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// The parts of a date or time between these marks. Empty if one of them is not a number of at most four digits, or one
/// after the first has fewer than `least` digits.
std::vector<int> numbers(std::string_view text, std::string_view marks, std::size_t least = 1) {
  std::vector<int> found;
  for (;;) {
    const auto end = text.find_first_of(marks);
    const std::string_view part = text.substr(0, end);
    if (!is_digits(part) || part.size() > 4 || (!found.empty() && part.size() < least)) return {};
    found.push_back(0);
    std::from_chars(part.data(), part.data() + part.size(), found.back());
    if (end == std::string_view::npos) return found;
    text.remove_prefix(end + 1);
  }
}

void add_day(std::vector<Day>& days, int y, int m, int d) {
  constexpr int kCentury = 2000;  // of a year with two digits
  const year_month_day day{year{y < 100 ? y + kCentury : y}, month{static_cast<unsigned>(m)},
                           std::chrono::day{static_cast<unsigned>(d)}};
  if (day.ok() && std::ranges::find(days, Day{day}) == days.end()) days.emplace_back(day);
}

/// The months as spreadsheets in English, German, French and Spanish know them, by their first letters.
bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 20> kMonths = {"jan", "feb", "mar", "apr", "may", "jun", "jul",
                                                        "aug", "sep", "oct", "nov", "dec", "mai", "okt",
                                                        "dez", "ene", "abr", "ago", "dic", "avr"};
  return word.starts_with("m\xC3\xA4r") || word.starts_with("f\xC3\xA9v") ||
         word.starts_with(
             "d\xC3\xA9"
             "c") ||
         word.starts_with("ao\xC3\xBB") || is_one_of(word.substr(0, 3), kMonths);
}

/// Whether a spreadsheet could take a text for a number, a date or a time: it has digits, and at most a month, `e`, or
/// a half of the day in letters.
bool is_like_value(const std::string& text) {
  constexpr std::array<std::string_view, 11> kWords = {
      "e", "am", "pm", "a", "p", "h", "\u5E74", "\u6708", "\u65E5", "\u4E0A\u5348", "\u4E0B\u5348"};
  if (text.size() > 40 || text.find_first_of(kDigits) == std::string::npos) return false;
  std::size_t months = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto is_letter = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return c >= 0x80 || std::isalpha(c) != 0;
    };
    if (!is_letter(at)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(end)) ++end;
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (is_month(word)) {
      ++months;
    } else if (!is_one_of(word, kWords)) {
      return false;
    }
    at = end;
  }
  return months <= 1;
}

/// Whether a spreadsheet would run or replace a text. Ignores the apostrophes that protect_text() puts in front.
bool is_changed(std::string_view text) {
  constexpr std::array<std::string_view, 8> kTruths = {"true", "false", "wahr",      "falsch",
                                                       "vrai", "faux",  "verdadero", "falso"};
  const auto first = text.find_first_not_of('\'');
  if (first == std::string_view::npos) return false;
  if (std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos) return true;
  const std::string word = lower(trimmed(text.substr(first)));
  return is_one_of(word, kTruths) || is_like_value(word);
}

}  // namespace

SheetNumber parse_sheet_number(std::string_view text, char mark) {
  const char other = mark == ',' ? '.' : ',';
  std::string number = trimmed(text);
  const auto at = number.find(mark), other_at = number.find(other);
  char decimal = mark;
  if (at == std::string::npos && other_at != std::string::npos) {
    decimal = other;
    const bool thousands = is_grouped(number, other);
    if (thousands && number.find(other, other_at + 1) == std::string::npos && !number.starts_with('0'))
      return {.two_readings = true};
  } else if (at != std::string::npos && other_at != std::string::npos) {
    decimal = number.rfind(mark) > number.rfind(other) ? mark : other;
    const char thousands = decimal == mark ? other : mark;
    if (!is_grouped(std::string_view(number).substr(0, number.find(decimal)), thousands)) return {};
    std::erase(number, thousands);
  }
  if (decimal == ',') std::ranges::replace(number, ',', '.');
  return {.value = parse_number(number)};
}

std::optional<char> decimal_mark_of(std::string_view number) {
  for (const char mark : {',', '.'}) {
    const char other = mark == ',' ? '.' : ',';
    const bool shown = number.find(mark) != std::string_view::npos && number.rfind(mark) + 1 > number.rfind(other) + 1;
    const SheetNumber found = parse_sheet_number(number, other);
    if (shown && found.value && !found.two_readings) return mark;
  }
  return {};
}

std::vector<Day> parse_sheet_days(std::string_view typed) {
  std::string text = trimmed(typed);
  for (const std::string_view midnight : {" 00:00:00", "T00:00:00", " 0:00:00", " 00:00", " 0:00"}) {
    if (text.ends_with(midnight)) text.erase(text.size() - midnight.size());
  }
  const auto parts = numbers(text, "-/.");
  if (parts.size() != 3) return {};
  std::vector<Day> days;
  const auto mark = text.find_first_of("-/.");
  if (mark == 4) {
    add_day(days, parts[0], parts[1], parts[2]);
  } else if (mark <= 2) {
    add_day(days, parts[2], parts[1], parts[0]);
    if (text[mark] != '.') add_day(days, parts[2], parts[0], parts[1]);
    if (text[mark] == '-' && parts[2] < 100) add_day(days, parts[0], parts[1], parts[2]);
  }
  return days;
}

std::optional<Millis> parse_sheet_time(std::string_view typed) {
  std::string text = lower(trimmed(typed));
  bool is_half = false, is_afternoon = false;
  for (const std::string_view half : {"am", "pm"}) {
    if (!text.ends_with(half)) continue;
    is_half = true;
    is_afternoon = half == "pm";
    text = trimmed(std::string_view(text).substr(0, text.size() - half.size()));
  }
  const auto parts = numbers(text, ":.", 2);  // a spreadsheet makes 6.3 out of 6.30
  if (parts.size() != 2 && parts.size() != 3) return {};
  int hour = parts[0];
  const int second = parts.size() == 3 ? parts[2] : 0;
  if (is_half && (hour < 1 || hour > 12)) return {};
  if (is_half) hour = hour % 12 + (is_afternoon ? 12 : 0);
  if (hour > 23 || parts[1] > 59 || second > 59) return {};
  return hours{hour} + minutes{parts[1]} + seconds{second};
}

std::string protect_text(const std::string& text) { return is_changed(text) ? "'" + text : text; }

std::string unprotect_text(const std::string& text) {
  return text.starts_with('\'') && is_changed(text) ? text.substr(1) : text;
}

}  // namespace dropwise
