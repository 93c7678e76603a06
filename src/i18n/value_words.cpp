#include "i18n/value_words.h"

#include <cmath>

#include "i18n/language.h"

namespace dropwise {

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

std::string ago_text(Millis length) {
  return length < std::chrono::minutes{1} ? tr("just now") : tr("{} ago", length_text(length));
}

}  // namespace dropwise
