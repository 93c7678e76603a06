#include "quantities/local_range.h"

#include <cctype>

#include "quantities/date.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

struct Days {
  Day first, last;
};

std::optional<Days> parse_month(std::string_view text) {
  const auto first = parse_day(std::string(text) + "-01");
  if (text.size() != 7 || !first) return {};
  const year_month_day ymd{*first};
  return Days{*first, Day{ymd.year() / ymd.month() / std::chrono::last}};
}

std::optional<Days> parse_count(std::string_view text, Day today) {
  if (text.size() < 2 || text.size() > 5 || text.back() != 'd') return {};
  const auto number = text.substr(0, text.size() - 1);
  if (number.find_first_not_of("0123456789") != std::string_view::npos) return {};
  const int count = std::stoi(std::string(number));
  if (count < 1) return {};
  return Days{today - days{count - 1}, today};
}

std::optional<Days> parse_named(std::string_view text, Day today) {
  if (text == "today") return Days{today, today};
  if (text == "yesterday") return Days{today - days{1}, today - days{1}};
  if (text == "week") return Days{today - (std::chrono::weekday{today} - std::chrono::Monday), today};
  if (text == "month") {
    const year_month_day ymd{today};
    return Days{Day{ymd.year() / ymd.month() / 1}, today};
  }
  return {};
}

std::optional<Days> parse_span(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto day = parse_day(text);
    if (!day) return {};
    return Days{*day, *day};
  }
  const auto first = parse_day(text.substr(0, dots)), last = parse_day(text.substr(dots + 2));
  if (!first || !last) return {};
  if (*last < *first) throw ValueError(ValueFault::reversed_range, {std::string(text)});
  return Days{*first, *last};
}

}  // namespace

LocalRange parse_range(std::string_view typed, LocalTime now, Millis day_start) {
  std::string text(typed);
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (text == "all") return {};
  const Day today = day_of(now - day_start);
  auto found = parse_named(text, today);
  if (!found) found = parse_count(text, today);
  if (!found) found = parse_month(text);
  if (!found) found = parse_span(text);
  if (!found) throw ValueError(ValueFault::not_range, {text});
  return {LocalTime{found->first} + day_start, LocalTime{found->last} + days{1} + day_start};
}

}  // namespace dropwise
