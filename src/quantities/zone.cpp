#include "quantities/zone.h"

#include <algorithm>
#include <vector>

#include <absl/time/time.h>

#include "language/language.h"
#include "quantities/civil.h"
#include "quantities/error.h"
#include "quantities/text.h"

namespace dropwise {
namespace {

using std::chrono::minutes;

/// Every instant at which the wall clock showed this time: one, or none or two around a clock change.
std::vector<Moment> instants(LocalTime local, const Zone& zone) {
  std::vector<Moment> found;
  const UtcTime as_utc{local.time_since_epoch()};
  for (const auto shift : {-std::chrono::hours{24}, std::chrono::hours{24}}) {
    const minutes offset = zone(as_utc + shift);
    const Moment moment{as_utc - offset, offset};
    if (zone(moment.utc) == offset && (found.empty() || found.front() != moment)) found.push_back(moment);
  }
  return found;
}

[[noreturn]] void throw_skipped(LocalTime local, const Zone& zone) {
  const UtcTime as_utc{local.time_since_epoch()};
  const minutes before = zone(as_utc - std::chrono::hours{24});
  const minutes after = zone(as_utc + std::chrono::hours{24});
  const Moment earlier{as_utc - after, before}, later{as_utc - before, after};
  throw Error(tr("{} {} was skipped by a clock change", day_text(day_of(local)), time_of_day_text(local)),
              tr("Say \"{}\" or \"{}\".", minute_text(earlier), minute_text(later)));
}

}  // namespace

Zone read_zone(const std::string& text) {
  if (const auto fixed = read_rfc3339("2000-01-01T00:00" + text)) {
    return [offset = fixed->offset](UtcTime) { return offset; };
  }
  absl::TimeZone zone;
  const bool named = !text.empty() && text.find_first_of("./") != 0 && absl::LoadTimeZone(text, &zone);
  if (!named) {
    throw Error(tr("`{}` is not a zone that this machine knows", clean(text)),
                tr("A zone is like Europe/London, or an offset like +01:00."));
  }
  return [zone](UtcTime time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    return std::chrono::duration_cast<minutes>(std::chrono::seconds{zone.At(absl::FromUnixSeconds(seconds)).offset});
  };
}

Moment at_wall(LocalTime local, const Zone& zone) {
  const auto found = instants(local, zone);
  if (found.size() == 1) return found.front();
  if (found.empty()) throw_skipped(local, zone);
  throw Error(tr("{} {} came twice, because of a clock change", day_text(day_of(local)), time_of_day_text(local)),
              tr("Say {} for the first or {} for the second.", rfc3339(found[0]), rfc3339(found[1])));
}

UtcTime first_at(LocalTime local, UtcTime after, const Zone& zone) {
  const auto found = instants(local, zone);
  if (!found.empty()) {
    const auto [first, last] = std::minmax(found.front().utc, found.back().utc);
    return first >= after ? first : last;
  }
  const UtcTime as_utc{local.time_since_epoch()};
  UtcTime before = as_utc - zone(as_utc + std::chrono::hours{24});
  UtcTime changed = as_utc - zone(as_utc - std::chrono::hours{24});
  while (changed - before > minutes{1}) {
    const UtcTime middle = std::chrono::floor<minutes>(before + (changed - before) / 2);
    (zone(middle) == zone(changed) ? changed : before) = middle;
  }
  return changed;
}

}  // namespace dropwise
