#include <algorithm>
#include <array>

#include "i18n/language.h"
#include "i18n/value_words.h"
#include "render/chart_text.h"

namespace dropwise {
namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::size_t kDays = 7;
constexpr std::size_t kOneLine = 9;  // columns for a day with its figure, such as `23 ▓ 512?`
constexpr std::size_t kMost = 11;

/// One of four shades; a dot for a day without a session.
std::string shade(const CalendarDay& day, std::int64_t most, bool utf8) {
  constexpr std::array<const char*, 4> kShades = {"░", "▒", "▓", "█"};
  constexpr std::array<const char*, 4> kPlain = {"-", "+", "*", "#"};
  if (!day.has_sessions) return utf8 ? "·" : ".";
  if (day.microlitres == 0 && !std::holds_alternative<Amount>(day.milk)) return "?";
  const std::int64_t index = most > 0 ? std::clamp<std::int64_t>((day.microlitres * 4 - 1) / most, 0, 3) : 0;
  return (utf8 ? kShades : kPlain).at(static_cast<std::size_t>(index));
}

/// The days of one week of a month as the lines of a row, each day `width` columns wide.
struct Week {
  std::size_t width = 0, used = 0;  // columns for each day; days so far
  bool two_lines = false;
  std::string first = {}, second = {};

  void skip_to(std::size_t place) {
    for (; used < place; ++used) add("", "");
  }
  void add(const std::string& upper, const std::string& lower) {
    first += pad(upper, static_cast<int>(width));
    second += pad(lower, static_cast<int>(width));
  }
  std::string take() {
    const auto line = [](std::string& text) {
      text.erase(text.find_last_not_of(' ') + 1);
      return std::exchange(text, "") + "\n";
    };
    used = 0;
    std::string text = first.find_first_not_of(' ') == std::string::npos ? std::exchange(first, "") : line(first);
    if (text.find_first_not_of(' ') == std::string::npos) return second.clear(), "";
    if (two_lines && second.find_first_not_of(' ') != std::string::npos) text += line(second);
    second.clear();
    return text;
  }
};

std::size_t place_of(Day day) { return std::chrono::weekday{day}.iso_encoding() - 1; }

std::string month(std::span<const CalendarDay> days, std::int64_t most, std::size_t width, const Look& look) {
  std::string text, heads;
  for (std::size_t i = 0; i < kDays; ++i)
    heads += pad(truncate_to_width(weekday_text(std::chrono::weekday{static_cast<unsigned>(i + 1)}), width - 1),
                 static_cast<int>(width));
  heads.erase(heads.find_last_not_of(' ') + 1);
  text += look.style.paint(heads, Role::dim) + "\n";
  const bool numbers = width >= 4, one_line = width >= kOneLine;
  Week week{.width = width, .two_lines = numbers && !one_line};
  for (const CalendarDay& day : days) {
    if (place_of(day.day) < week.used) text += week.take();
    week.skip_to(place_of(day.day));
    const auto number = static_cast<unsigned>(year_month_day{day.day}.day());
    const std::string mark = shade(day, most, look.style.utf8),
                      head = numbers ? formatted("{:>2} {}", number, mark) : mark;
    std::string figure = to_text(day.milk);
    // A figure that is cut off would be wrong.
    if (figure == mark || display_width(figure) + (one_line ? display_width(head) + 1 : 0) >= width) figure.clear();
    week.add(one_line && !figure.empty() ? head + " " + figure : head, figure);
    ++week.used;
  }
  return text + week.take();
}

}  // namespace

std::string to_text(const Calendar& calendar, const Look& look) {
  const std::size_t width = std::min(kMost, chart_width(look) / kDays);
  std::int64_t most = 0;
  for (const CalendarDay& day : calendar.days) most = std::max(most, day.microlitres);
  const auto month_of = [](const CalendarDay& day) {
    const year_month_day date{day.day};
    return year_month{date.year(), date.month()};
  };
  std::string text;
  for (auto day = calendar.days.begin(); day != calendar.days.end();) {
    const auto end =
        std::find_if(day, calendar.days.end(), [&](const auto& other) { return month_of(other) != month_of(*day); });
    const year_month found = month_of(*day);
    const std::string title = tr("{0} {1}: milk a day, ml", month_text(found.month()), static_cast<int>(found.year()));
    text += (text.empty() ? "" : "\n") + look.style.paint(truncate_to_width(title, chart_width(look)), Role::strong) +
            "\n" + month(std::span(day, end), most, width, look);
    day = end;
  }
  const bool utf8 = look.style.utf8;
  const std::string key = tr("{}: a quarter, a half, three quarters and all of {}. {}: no session. ?: amount missing.",
                             utf8 ? "░ ▒ ▓ █" : "- + * #", sum_text(most, false), utf8 ? "·" : ".");
  return text + wrap(key, chart_width(look)) + "\n";
}

}  // namespace dropwise
