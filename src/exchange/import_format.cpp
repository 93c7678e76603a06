#include "exchange/import_format.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "exchange/sheet_value.h"

namespace dropwise {
namespace {

constexpr std::size_t kShown = 60;
constexpr double kMostMicrolitres = 5e6;

}  // namespace

const std::string& Row::cell(std::string_view column) const {
  static const std::string kNone;
  const auto at = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), column) - names_.begin());
  return at < cells_.size() ? cells_[at] : kNone;
}

void Row::refuse(std::string_view column, Expected expected, const std::string& detail,
                 std::optional<TextProblem> problem) const {
  throw FieldError{std::string(column), truncate_to_width(sanitize(cell(column)), kShown), expected, detail, problem};
}

std::string Row::note(std::string_view column) const {
  std::string text = cell(column);
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) text.erase(at, 1);
  if (const auto problem = find_text_problem(text)) refuse(column, Expected::plain_text, {}, problem);
  if (text.size() > 100'000) refuse(column, Expected::plain_text);
  return text;
}

std::optional<double> Row::number(std::string_view column, Expected expected) const {
  if (cell(column).empty()) return {};
  const SheetNumber found = parse_sheet_number(cell(column), mark_);
  if (found.two_readings) refuse(column, Expected::one_reading, std::string(1, mark_));
  if (!found.value) refuse(column, expected);
  return found.value;
}

std::optional<Volume> Row::amount(std::string_view column, Unit unit) const {
  const auto found = number(column, Expected::amount);
  if (!found) return {};
  const auto volume = volume_of(*found, unit);
  if (!volume) refuse(column, Expected::amount);
  return volume;
}

std::optional<Volume> volume_of(double number, Unit unit) {
  const double microlitres = number * microlitres_in(unit);
  if (number < 0 || microlitres > kMostMicrolitres) return {};
  if (number > 0 && std::llround(microlitres) == 0) return {};  // it would become nothing
  return Volume{std::llround(microlitres), unit};
}

bool has(std::span<const std::string> columns, std::initializer_list<std::string_view> wanted) {
  return std::ranges::all_of(wanted,
                             [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); });
}

}  // namespace dropwise
