#include "reports/totals.h"

#include "i18n/language.h"

#include <utility>

#include "quantities/date.h"

namespace dropwise {
namespace {

void add_side(SideTotals& sum, const Yield& yield, Side side) {
  const SideAmounts& breast = yield.of(side);
  if (breast.active) {
    sum.active += *breast.active;
    ++sum.timed;
  } else {
    ++sum.untimed;
  }
  const VolumeStatus status = yield.status(side);
  if (status == VolumeStatus::unknown) ++sum.milk.unknown;
  if (status != VolumeStatus::known) return;
  sum.milk.add(*breast.volume);
  if (breast.active.value_or(Millis{0}) == Millis{0} || breast.volume->trace()) return;
  sum.rated += *breast.active;
  sum.rated_microlitres += breast.volume->microlitres;
  sum.rated_estimate = sum.rated_estimate || breast.volume->estimate();
}

/// Whether the amount from a breast is known. The amount of a trace is not.
bool is_told(const Yield& yield, Side side) {
  return yield.status(side) == VolumeStatus::known ? !yield.of(side).volume->trace()
                                                   : yield.status(side) == VolumeStatus::none;
}

}  // namespace

void MilkSum::add(const Volume& volume) {
  ++known;
  microlitres += volume.microlitres;
  if (volume.estimate()) estimated += volume.microlitres;
  estimate = estimate || volume.estimate();
  trace = trace || volume.trace();
}

void MilkSum::add(const MilkSum& other) {
  microlitres += other.microlitres;
  estimated += other.estimated;
  known += other.known;
  unknown += other.unknown;
  estimate = estimate || other.estimate;
  trace = trace || other.trace;
}

void Totals::add(const SessionTotals& session, std::optional<Millis> gap) {
  ++sessions;
  const Yield& yield = session.yield;
  if (yield.pending()) ++pending;
  const LocalTime began = session.began.local();
  if (began - day_of(began) < kNightEnds) ++night;
  add_side(left, yield, Side::left);
  add_side(right, yield, Side::right);
  if (yield.together) together.add(*yield.together);
  if (gap && (!longest_gap || *longest_gap < *gap)) longest_gap = gap;
  if (yield.together || !is_told(yield, Side::left) || !is_told(yield, Side::right)) return;
  ++shared;
  for (const auto& [breast, sum] : {std::pair{&yield.left, &shared_left}, {&yield.right, &shared_right}}) {
    if (!breast->volume) continue;
    *sum += breast->volume->microlitres;
    shared_estimate = shared_estimate || breast->volume->estimate();
  }
}

MilkSum Totals::total() const {
  MilkSum sum = left.milk;
  sum.add(right.milk);
  sum.add(together);
  return sum;
}

Cell cell(const MilkSum& milk) {
  if (milk.known == 0) return milk.unknown == 0 ? Cell() : Cell(Unknown{});
  return Amount{milk.microlitres, milk.estimate, milk.trace, milk.unknown > 0, true};
}

std::string to_minutes(const SideTotals& breast) {
  if (breast.timed == 0) return breast.untimed == 0 ? "0" : "?";
  return std::to_string(std::chrono::round<std::chrono::minutes>(breast.active).count()) +
         (breast.untimed > 0 ? "?" : "");
}

Cell gap_cell(const Totals& totals) { return totals.longest_gap ? Cell(Minutes{*totals.longest_gap}) : Cell(); }

Cell night_cell(const Totals& totals) {
  return std::string(totals.sessions == 0 ? "" : totals.night > 0 ? tr("yes") : tr("no"));
}

Cell pending_cell(const Totals& totals) {
  return totals.pending > 0 ? Cell(static_cast<std::int64_t>(totals.pending)) : Cell();
}

Cell time_cell(const SideTotals& breast) {
  if (breast.timed == 0) return breast.untimed == 0 ? Cell() : Cell(Unknown{});
  return Length{breast.active, breast.untimed > 0};
}

Cell rate_cell(const SideTotals& breast) {
  if (breast.rated == Millis{0}) return {};
  return Rate{breast.rated_microlitres * 60'000 / breast.rated.count(), breast.rated_estimate};
}

std::optional<Percent> left_share(const Totals& totals) {
  const auto both = totals.shared_left + totals.shared_right;
  if (both == 0) return {};
  return Percent{static_cast<int>((totals.shared_left * 200 + both) / (2 * both)), totals.shared_estimate};
}

}  // namespace dropwise
