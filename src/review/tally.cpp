#include "review/tally.h"

#include "quantities/civil.h"

namespace dropwise {
namespace {

void add_breast(BreastSum& sum, const Breast& breast, const std::optional<Volume>& together) {
  if (breast.active) {
    sum.active += *breast.active;
    ++sum.timed;
  } else {
    ++sum.untimed;
  }
  const Known known_as = known(breast, together);
  if (known_as == Known::unknown) ++sum.milk.unknown;
  if (known_as != Known::amount) return;
  sum.milk.add(*breast.volume);
  if (breast.active.value_or(Millis{0}) == Millis{0} || breast.volume->trace()) return;
  sum.rated += *breast.active;
  sum.rated_microlitres += breast.volume->microlitres;
  sum.rated_estimate = sum.rated_estimate || breast.volume->estimate();
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

void Tally::add(const Figures& session, std::optional<Millis> gap) {
  ++sessions;
  if (dropwise::pending(session.left, session.right, session.together)) ++pending;
  const LocalTime began = session.began.local();
  if (began - day_of(began) < kNightEnds) ++night;
  add_breast(left, session.left, session.together);
  add_breast(right, session.right, session.together);
  if (session.together) together.add(*session.together);
  if (gap && (!longest_gap || *longest_gap < *gap)) longest_gap = gap;
  const bool both =
      !session.together && known(session.left, {}) != Known::unknown && known(session.right, {}) != Known::unknown;
  if (!both) return;
  ++shared;
  if (session.left.volume) shared_left += session.left.volume->microlitres;
  if (session.right.volume) shared_right += session.right.volume->microlitres;
}

MilkSum Tally::total() const {
  MilkSum sum = left.milk;
  sum.add(right.milk);
  sum.add(together);
  return sum;
}

Cell cell(const MilkSum& milk) {
  if (milk.known == 0) return milk.unknown == 0 ? Cell() : Cell(Unknown{});
  return Amount{milk.microlitres, milk.estimate, milk.trace, milk.unknown > 0, true};
}

std::string to_minutes(const BreastSum& breast) {
  if (breast.timed == 0) return breast.untimed == 0 ? "0" : "?";
  return std::to_string(std::chrono::round<std::chrono::minutes>(breast.active).count()) +
         (breast.untimed > 0 ? " +?" : "");
}

Cell time_cell(const BreastSum& breast) {
  if (breast.timed == 0) return breast.untimed == 0 ? Cell() : Cell(Unknown{});
  return Length{breast.active, breast.untimed > 0};
}

Cell rate_cell(const BreastSum& breast) {
  if (breast.rated == Millis{0}) return {};
  return Rate{breast.rated_microlitres * 60'000 / breast.rated.count(), breast.rated_estimate};
}

std::optional<int> left_share(const Tally& tally) {
  const auto both = tally.shared_left + tally.shared_right;
  if (both == 0) return {};
  return static_cast<int>((tally.shared_left * 200 + both) / (2 * both));
}

}  // namespace dropwise
