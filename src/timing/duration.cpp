#include "dropwise/duration.h"

#include <array>
#include <cstdint>

namespace dropwise {
namespace {

constexpr Millis kLongest = std::chrono::hours{10000};

struct Number {
  std::int64_t thousandths = 0;
  bool whole = true;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a number with at most three decimals off the front of the text.
std::optional<Number> take_number(std::string_view& text) {
  Number number;
  std::size_t i = 0;
  for (; i < text.size() && is_digit(text[i]); ++i) {
    if (i == 9) return {};
    number.thousandths = number.thousandths * 10 + (text[i] - '0');
  }
  if (i == 0) return {};
  number.thousandths *= 1000;
  if (i < text.size() && text[i] == '.') {
    number.whole = false;
    std::int64_t place = 100;
    const std::size_t first = ++i;
    for (; i < text.size() && is_digit(text[i]); ++i, place /= 10) number.thousandths += place * (text[i] - '0');
    if (i == first || i - first > 3) return {};
  }
  text.remove_prefix(i);
  return number;
}

std::optional<Millis> checked(std::int64_t thousandths, Millis unit) {
  const auto length = Millis{thousandths * unit.count() / 1000};
  if (thousandths > 1000 * (kLongest / unit)) return {};
  return length;
}

std::optional<Millis> parse_colon(const Number& minutes, std::string_view rest) {
  const auto seconds = take_number(rest);
  if (!seconds || !rest.empty() || !minutes.whole || seconds->thousandths >= 60000) return {};
  const Millis length{minutes.thousandths * 60 + seconds->thousandths};
  if (length > kLongest) return {};
  return length;
}

}  // namespace

std::optional<Millis> parse_duration(std::string_view text) {
  constexpr std::array<std::pair<char, Millis>, 3> kUnits = {
      {{'h', std::chrono::hours{1}}, {'m', std::chrono::minutes{1}}, {'s', std::chrono::seconds{1}}}};
  Millis total{0};
  std::size_t unit = 0;
  bool first = true;
  while (first || !text.empty()) {
    const auto number = take_number(text);
    if (!number) return {};
    if (first && text.empty()) return checked(number->thousandths, std::chrono::minutes{1});
    if (first && text.front() == ':') return parse_colon(*number, text.substr(1));
    while (unit < kUnits.size() && (text.empty() || kUnits[unit].first != text.front())) ++unit;
    if (unit == kUnits.size()) return {};
    const auto part = checked(number->thousandths, kUnits[unit].second);
    text.remove_prefix(1);
    if (!part || (!number->whole && !text.empty())) return {};
    total += *part;
    ++unit;
    first = false;
  }
  if (total > kLongest) return {};
  return total;
}

std::string to_text(Millis length) {
  using namespace std::chrono;
  if (length < Millis{0}) return to_text(-length).insert(0, 1, '-');
  std::string text;
  if (const auto h = duration_cast<hours>(length); h.count() > 0) text += std::to_string(h.count()) + "h";
  if (const auto m = duration_cast<minutes>(length % 1h); m.count() > 0) text += std::to_string(m.count()) + "m";
  const auto s = length % 1min;
  if (s.count() == 0 && !text.empty()) return text;
  text += std::to_string(s.count() / 1000);
  if (auto rest = s.count() % 1000; rest > 0) {
    std::string decimals = std::to_string(1000 + rest).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    text += "." + decimals;
  }
  return text + "s";
}

std::string to_clock(Millis length) {
  const auto seconds = std::max<std::int64_t>(0, length.count() / 1000);
  const auto two = [](std::int64_t n) { return std::to_string(100 + n).substr(1); };
  const auto minutes = seconds / 60;
  if (minutes < 60) return std::to_string(minutes) + ":" + two(seconds % 60);
  return std::to_string(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
}

}  // namespace dropwise
