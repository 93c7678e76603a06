#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dropwise {

/// How an amount was measured or counted. Sizes from UCUM; a teaspoon is the metric one (5 mL),
/// a drop 0.05 mL by convention.
enum class Unit { ml, oz_us, oz_imperial, tsp, drops, trace };

/// An amount of milk. An unknown amount is an absent Volume; neither it nor a trace counts as zero.
struct Volume {
  std::int64_t microlitres = 0;  ///< Rounded to the nearest; 0 for a trace, whose amount is not known.
  Unit unit = Unit::ml;          ///< As it was typed.

  /// Whether the amount is counted in drops, which makes every sum that includes it an estimate.
  bool estimate() const { return unit == Unit::drops; }
  bool trace() const { return unit == Unit::trace; }
  bool operator==(const Volume&) const = default;
};

/// The configured units: for a number without a unit, and which ounce to use.
struct Units {
  Unit bare = Unit::ml;
  Unit ounce = Unit::oz_us;
};

/// Parses `12`, `12ml`, `0.4oz`, `1tsp`, `3drops`, `trace`, `0`; `oz-us` and `oz-imp` name a particular ounce.
/// `unknown` is absent. Throws ValueError for anything else, for a negative amount, for more than 5 liters, and for
/// `1,250`, which could be 1.25 or 1250.
std::optional<Volume> parse_volume(std::string_view text, const Units& units);

/// Parses an amount to aim at in a day. Throws ValueError as parse_volume() does, and for `unknown`, `trace` and 0.
Volume parse_target(std::string_view text, const Units& units);

/// Whether a volume is more than 1 liter from one breast, and so perhaps a slip of the finger or of the unit. The limit
/// is ours.
bool is_unusual(const Volume& volume);

/// The volume in the unit it was typed in, in a form that can be typed again: `12.5 ml`, `0.4 oz`, `3 drops`, `trace`.
std::string to_text(const Volume& volume);

/// A sum in milliliters for people: one decimal below 10 ml, none above; `~` before an estimate.
std::string sum_text(std::int64_t microlitres, bool estimate);

/// The size of a unit in microliters.
double microlitres_in(Unit unit);

/// The unit names stored in a log.
std::string_view to_text(Unit unit);
std::optional<Unit> parse_unit(std::string_view text);

}  // namespace dropwise
