#include "quantities/volume.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "base/format.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

struct UnitFact {
  Unit unit;
  std::string_view name;         // in the log
  std::string_view shown;        // to the user
  std::int64_t half_picolitres;  // a whole number for every unit
};

constexpr std::array<UnitFact, 6> kUnits = {{{Unit::ml, "ml", "ml", 2'000'000'000},
                                             {Unit::oz_us, "oz-us", "oz", 59'147'059'125},
                                             {Unit::oz_imperial, "oz-imp", "oz-imp", 56'826'125'000},
                                             {Unit::tsp, "tsp", "tsp", 10'000'000'000},
                                             {Unit::drops, "drops", "drops", 100'000'000},
                                             {Unit::trace, "trace", "trace", 0}}};

constexpr std::int64_t kMost = 5'000'000;  // microliters

const UnitFact& fact(Unit unit) { return kUnits[static_cast<std::size_t>(unit)]; }

std::optional<Unit> unit_named(std::string_view name, const Units& units) {
  if (name.empty()) return units.bare;
  if (name == "oz") return units.ounce;
  if (name == "drop") return Unit::drops;
  if (name == "trace") return {};
  return parse_unit(name);
}

/// Takes a number with at most three decimals off the front of the text. Returns it in thousandths.
std::optional<std::int64_t> take_thousandths(std::string_view& text) {
  const auto digits = text.find_first_not_of("0123456789");
  const auto whole = text.substr(0, digits);
  if (whole.empty() || whole.size() > 7) return {};
  std::string number(whole);
  text.remove_prefix(whole.size());
  std::string_view decimals;
  if (!text.empty() && (text.front() == '.' || text.front() == ',')) {
    decimals = text.substr(1, text.find_first_not_of("0123456789", 1) - 1);
    if (decimals.empty() || decimals.size() > 3) return {};
    text.remove_prefix(1 + decimals.size());
  }
  number += decimals;
  number.append(3 - decimals.size(), '0');
  return std::stoll(number);
}

/// Refuses a number such as `1,250`, in which the comma may stand before decimals or separate thousands.
void refuse_two_readings(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma > 3 || text.front() == '0') return;
  const auto end = std::min(text.find_first_not_of("0123456789", comma + 1), text.size());
  if (end - comma != 4 || (end < text.size() && (text[end] == ',' || text[end] == '.'))) return;
  const std::string whole(text.substr(0, comma)), three(text.substr(comma + 1, 3));
  std::string decimal = whole + "." + three;
  decimal.erase(decimal.find_last_not_of('0') + 1);
  if (decimal.ends_with('.')) decimal.pop_back();
  throw ValueError(ValueFault::ambiguous_volume, {std::string(text), decimal, whole + three});
}

}  // namespace

std::optional<Volume> parse_volume(std::string_view typed, const Units& units) {
  std::string text(typed);  // in lower case, because phone keyboards capitalize the first word
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (text.starts_with('.')) text.insert(0, 1, '0');
  if (text == "unknown") return {};
  if (text == "trace") return Volume{0, Unit::trace};
  const auto wrong = [&] { return ValueError(ValueFault::not_volume, {text}); };
  if (text.starts_with('-')) throw ValueError(ValueFault::negative_volume, {text});
  refuse_two_readings(text);
  std::string_view rest = text;
  const auto thousandths = take_thousandths(rest);
  if (!thousandths) throw wrong();
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const auto unit = unit_named(rest, units);
  if (!unit) throw wrong();
  if (*unit == Unit::drops && *thousandths % 1000 != 0) throw ValueError(ValueFault::fractional_drops, {text});
  constexpr std::int64_t kPerMicrolitre = 1000 * 2'000'000LL;
  const auto too_much = [&] { return ValueError(ValueFault::too_much, {text}); };
  if (*thousandths / 1000 > kMost / 50) throw too_much();  // too much even in drops; keeps the product below in range
  const auto microlitres = (*thousandths * fact(*unit).half_picolitres + kPerMicrolitre / 2) / kPerMicrolitre;
  if (microlitres > kMost) throw too_much();
  return Volume{microlitres, *unit};
}

Volume parse_target(std::string_view text, const Units& units) {
  const auto volume = parse_volume(text, units);
  if (!volume || volume->microlitres == 0) throw ValueError(ValueFault::no_target, {std::string(text)});
  return *volume;
}

bool is_unusual(const Volume& volume) { return volume.microlitres > 1'000'000; }

std::string to_text(const Volume& volume) {
  if (volume.trace()) return "trace";
  const UnitFact& unit = fact(volume.unit);
  const double amount = static_cast<double>(volume.microlitres) * 2e6 / static_cast<double>(unit.half_picolitres);
  if (volume.unit == Unit::drops) {
    const auto count = std::llround(amount);
    return formatted("{} {}", count, count == 1 ? "drop" : "drops");
  }
  std::string number = formatted("{:.3f}", amount);
  while (number.back() == '0') number.pop_back();
  if (number.back() == '.') number.pop_back();
  return number + " " + std::string(unit.shown);
}

std::string sum_text(std::int64_t microlitres, bool estimate) {
  const auto tenths = (microlitres + 50) / 100;
  const auto whole = (microlitres + 500) / 1000;
  const std::string_view mark = estimate ? "~" : "";
  if (tenths == 0 && microlitres > 0) return formatted("{}<0.1 ml", mark);
  if (tenths == 0 || tenths >= 100) return formatted("{}{} ml", mark, whole);
  return formatted("{}{}.{} ml", mark, tenths / 10, tenths % 10);
}

double microlitres_in(Unit unit) { return static_cast<double>(fact(unit).half_picolitres) / 2e6; }

std::string_view to_text(Unit unit) { return fact(unit).name; }

std::optional<Unit> parse_unit(std::string_view text) {
  const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const UnitFact& f) { return f.name == text; });
  if (found == kUnits.end()) return {};
  return found->unit;
}

}  // namespace dropwise
