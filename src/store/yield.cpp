#include "store/yield.h"

namespace dropwise {
namespace {

bool lacks_volume(const SideAmounts& side) { return side.active > Millis{0} && !side.volume; }

}  // namespace

VolumeStatus Yield::status(Side side) const {
  if (of(side).volume) return VolumeStatus::known;
  return together || of(side).active == Millis{0} ? VolumeStatus::none : VolumeStatus::unknown;
}

MilkTotal Yield::total() const {
  MilkTotal total;
  for (const auto& volume : {left.volume, right.volume, together}) {
    if (!volume) continue;
    total.trace = total.trace || volume->trace();
    total.estimate = total.estimate || volume->estimate();
    if (!volume->trace()) total.microlitres = total.microlitres.value_or(0) + volume->microlitres;
  }
  for (const Side side : {Side::left, Side::right})
    total.partial = total.partial || status(side) == VolumeStatus::unknown;
  return total;
}

bool Yield::pending() const {
  if (together) return false;
  if (left.active == Millis{0} && right.active == Millis{0}) return false;  // nothing was expressed
  if (!left.volume && !right.volume) return true;
  return lacks_volume(left) || lacks_volume(right);
}

}  // namespace dropwise
