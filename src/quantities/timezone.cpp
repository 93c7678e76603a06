#include "quantities/timezone.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "quantities/date.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

using std::chrono::minutes;

/// Every instant at which local clocks show this time: usually one, but none or two near a clock change.
std::vector<ZonedTime> instants(LocalTime local, const Zone& zone) {
  std::vector<ZonedTime> found;
  const UtcTime as_utc{local.time_since_epoch()};
  for (const auto shift : {-std::chrono::hours{24}, std::chrono::hours{24}}) {
    const minutes offset = zone(as_utc + shift);
    const ZonedTime moment{as_utc - offset, offset};
    if (zone(moment.utc) == offset && (found.empty() || found.front() != moment)) found.push_back(moment);
  }
  return found;
}

std::string local_text(LocalTime time) { return day_text(day_of(time)) + " " + time_of_day_text(time); }

[[noreturn]] void throw_skipped(LocalTime local, const Zone& zone) {
  const UtcTime as_utc{local.time_since_epoch()};
  const minutes before = zone(as_utc - std::chrono::hours{24});
  const minutes after = zone(as_utc + std::chrono::hours{24});
  const ZonedTime earlier{as_utc - after, before}, later{as_utc - before, after};
  throw ValueError(ValueFault::skipped_time, {local_text(local), minute_text(earlier), minute_text(later)});
}

/// The offset from UTC that applies from this instant on.
struct OffsetChange {
  std::time_t from;
  minutes offset;
};

constexpr std::time_t kFirst = 0, kLast = 4'102'444'800;      // 1970 and 2100: all sessions lie between them
constexpr std::time_t kStep = std::time_t{3} * 24 * 60 * 60;  // two changes are at least a week apart

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Switches the local time of the C library to another zone, and back again in the destructor.
class ScopedZone {
 public:
  explicit ScopedZone(const std::string& name) : before_(variable("TZ")) {
    ::setenv("TZ", (":" + name).c_str(), 1);
    ::tzset();
  }
  ~ScopedZone() {
    before_ ? ::setenv("TZ", before_->c_str(), 1) : ::unsetenv("TZ");
    ::tzset();
  }
  ScopedZone(const ScopedZone&) = delete;
  ScopedZone& operator=(const ScopedZone&) = delete;

 private:
  std::optional<std::string> before_;
};

minutes local_offset(std::time_t time) {
  std::tm local{};
  ::localtime_r(&time, &local);
  return std::chrono::duration_cast<minutes>(std::chrono::seconds{local.tm_gmtoff});
}

/// Finds every change of the zone's offset, to the second, by asking the C library.
std::vector<OffsetChange> offset_changes(const std::string& name) {
  const ScopedZone zone(name);
  std::vector<OffsetChange> changes = {{kFirst, local_offset(kFirst)}};
  for (std::time_t time = kFirst + kStep; time < kLast; time += kStep) {
    const minutes offset = local_offset(time);
    if (offset == changes.back().offset) continue;
    std::time_t before = time - kStep, changed = time;
    while (changed - before > 1) {
      const std::time_t middle = before + (changed - before) / 2;
      (local_offset(middle) == changes.back().offset ? before : changed) = middle;
    }
    changes.push_back({changed, offset});
  }
  return changes;
}

std::filesystem::path zone_folder() {
  const std::string told = variable("TZDIR").value_or("");
  return told.empty() ? "/usr/share/zoneinfo" : told;
}

bool is_zone_file(const std::filesystem::path& file) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none)) return false;
  std::string magic(4, '\0');
  std::ifstream(file, std::ios::binary).read(magic.data(), 4);
  return magic == "TZif";
}

/// Whether the system has a file for a zone of this name.
bool is_zone(const std::string& name) {
  return !name.empty() && name.front() != '/' && name.find("..") == std::string::npos &&
         is_zone_file(zone_folder() / name);
}

/// Whether TZ holds a rule instead of the name of a zone, such as `UTC0`, `EST5EDT` or `<+0545>-5:45`.
bool is_rule(const std::string& tz) {
  if (tz.starts_with('<')) return true;
  const auto digit = tz.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  return digit != std::string::npos && digit >= 3 &&
         std::string_view("+-0123456789").find(tz[digit]) != std::string_view::npos;
}

}  // namespace

Zone parse_zone(const std::string& text) {
  if (const auto fixed = parse_rfc3339("2000-01-01T00:00" + text)) {
    return [offset = fixed->offset](UtcTime) { return offset; };
  }
  if (!is_zone(text)) throw ValueError(ValueFault::unknown_zone, {text});
  return [changes = offset_changes(text)](UtcTime time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const auto next = std::ranges::upper_bound(changes, seconds, {}, &OffsetChange::from);
    return next == changes.begin() ? next->offset : std::prev(next)->offset;
  };
}

bool is_local_zone_known(const std::optional<std::string>& tz) {
  std::error_code none;
  if (!tz) {
    const bool chosen = std::filesystem::exists(std::filesystem::symlink_status("/etc/localtime", none));
    return chosen ? is_zone_file("/etc/localtime") : std::filesystem::exists(zone_folder(), none);
  }
  const std::string name = tz->substr(tz->starts_with(':') ? 1 : 0);
  if (name.starts_with('/')) return is_zone_file(name);
  return name == "UTC" || name == "Etc/UTC" || name == "GMT" || is_zone(name) || is_rule(name);
}

ZonedTime at_wall(LocalTime local, const Zone& zone) {
  const auto found = instants(local, zone);
  if (found.size() == 1) return found.front();
  if (found.empty()) throw_skipped(local, zone);
  throw ValueError(ValueFault::repeated_time, {local_text(local), rfc3339(found[0]), rfc3339(found[1])});
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
