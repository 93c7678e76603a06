#include "dropwise/system_clock.h"

#include <algorithm>
#include <ctime>

namespace dropwise {
namespace {

Millis read(clockid_t id) {
  timespec now{};
  ::clock_gettime(id, &now);
  return Millis{static_cast<Millis::rep>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000};
}

}  // namespace

Millis SystemClock::ticks() const { return read(CLOCK_MONOTONIC); }

Millis SystemClock::asleep() const { return read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC); }

UtcTime SystemClock::utc() const { return UtcTime{read(CLOCK_REALTIME)}; }

std::chrono::minutes SystemClock::offset(UtcTime time) const {
  const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  std::tm local{};
  ::localtime_r(&seconds, &local);
  return std::chrono::duration_cast<std::chrono::minutes>(std::chrono::seconds{local.tm_gmtoff});
}

void SystemClock::wait(Millis length) const {
  const Millis rest = std::max(length, Millis{0});
  const timespec time{rest.count() / 1000, static_cast<long>(rest.count() % 1000) * 1'000'000};
  ::nanosleep(&time, nullptr);
}

}  // namespace dropwise
