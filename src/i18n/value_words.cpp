#include "i18n/value_words.h"

#include <array>
#include <cmath>

#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::array<const char*, 7> kWeekdays = {
    mark_for_translation("Sun"), mark_for_translation("Mon"), mark_for_translation("Tue"), mark_for_translation("Wed"),
    mark_for_translation("Thu"), mark_for_translation("Fri"), mark_for_translation("Sat")};

constexpr std::array<const char*, 12> kMonths = {
    mark_for_translation("Jan"), mark_for_translation("Feb"), mark_for_translation("Mar"), mark_for_translation("Apr"),
    mark_for_translation("May"), mark_for_translation("Jun"), mark_for_translation("Jul"), mark_for_translation("Aug"),
    mark_for_translation("Sep"), mark_for_translation("Oct"), mark_for_translation("Nov"), mark_for_translation("Dec")};

/// Two columns wide, so that the days of a table stand below each other.
std::string number_text(const std::chrono::year_month_day& date) {
  return formatted("{:>2}", static_cast<unsigned>(date.day()));
}

}  // namespace

std::string shown_text(const Volume& volume) {
  if (volume.trace()) return tr("trace");
  if (volume.unit != Unit::drops) return to_text(volume);
  return plural(
      static_cast<std::size_t>(std::llround(static_cast<double>(volume.microlitres) / microlitres_in(Unit::drops))),
      "{} drop", "{} drops");
}

std::string length_text(Millis length) {
  const auto whole = std::chrono::duration_cast<std::chrono::minutes>(length).count();
  if (whole < 60) return tr("{} min", whole);
  if (whole >= 48L * 60) return tr("{} days", whole / (24L * 60));
  return whole % 60 == 0 ? tr("{} h", whole / 60) : tr("{} h {} min", whole / 60, whole % 60);
}

std::string weekday_text(std::chrono::weekday weekday) { return tr(kWeekdays.at(weekday.c_encoding())); }

std::string month_text(std::chrono::month month) { return tr(kMonths.at(static_cast<unsigned>(month) - 1)); }

std::string date_text(Day day, Day today) {
  const std::chrono::year_month_day date{day}, now{today};
  const std::string weekday = weekday_text(std::chrono::weekday{day});
  return date.year() == now.year() ? tr("{0} {1} {2}", weekday, number_text(date), month_text(date.month()))
                                   : tr("{0} {1} {2} {3}", weekday, number_text(date), month_text(date.month()),
                                        static_cast<int>(date.year()));
}

std::string short_date_text(Day day) {
  const std::chrono::year_month_day date{day};
  return tr("{0} {1}", number_text(date), month_text(date.month()));
}

std::string ago_text(Millis length) {
  return length < std::chrono::minutes{1} ? tr("just now") : tr("{} ago", length_text(length));
}

}  // namespace dropwise
