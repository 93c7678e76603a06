#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dropwise {

/// How an amount was measured or counted. Sizes from UCUM; a teaspoon is the metric one (5 mL),
/// a drop 0.05 mL by convention.
enum class Unit { ml, oz_us, oz_imperial, tsp, drops, trace };

/// An amount of milk. An amount that is not known is no Volume at all: it is not zero, and neither is a trace.
struct Volume {
  std::int64_t microlitres = 0;  ///< Rounded to the nearest; 0 for a trace, whose amount nobody can say.
  Unit unit = Unit::ml;          ///< As it was typed.

  /// Whether the amount is counted in drops, so that every sum that holds it is an estimate.
  bool estimate() const { return unit == Unit::drops; }
  bool trace() const { return unit == Unit::trace; }
  bool operator==(const Volume&) const = default;
};

/// What a person has configured: the unit of a bare number, and which ounce is meant.
struct Units {
  Unit bare = Unit::ml;
  Unit ounce = Unit::oz_us;
};

/// Reads `12`, `12ml`, `0.4oz`, `1tsp`, `3drops`, `trace`, `0`; `oz-us` and `oz-imp` name their ounce.
/// `unknown` is absent. Throws UserError for anything else, for a negative amount and for more than 5 litres.
std::optional<Volume> parse_volume(std::string_view text, const Units& units);

/// Writes it in the unit it was typed in, as it can be typed again: `12.5 ml`, `0.4 oz`, `3 drops`, `trace`.
std::string to_text(const Volume& volume);

/// The same for a reader, in her language.
std::string shown_text(const Volume& volume);

/// Millilitres of a sum for people: one decimal below 10 ml, none above; `~` before an estimate.
std::string sum_text(std::int64_t microlitres, bool estimate);

/// The size of a unit.
double microlitres_in(Unit unit);

/// The names kept in a log.
std::string_view to_text(Unit unit);
std::optional<Unit> parse_unit(std::string_view text);

}  // namespace dropwise
