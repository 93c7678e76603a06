// Typed input: times, volumes, instants, ranges, notes.
#include <sstream>

#include "base/error.h"
#include "base/text.h"
#include "dropwise/duration.h"
#include "fuzz/fuzz.h"
#include "quantities/local_range.h"
#include "quantities/volume.h"
#include "support/fakes.h"

namespace dropwise::fuzz {

using namespace std::chrono_literals;

void fuzz_time(const std::string& input) {
  const auto length = parse_duration(input);
  if (!length) return;
  must(*length >= 0ms && *length <= 10'000h);
  must(parse_duration(to_text(*length)) == length);
  to_clock(*length);
}

void fuzz_volume(const std::string& input) {
  for (const Unit ounce : {Unit::oz_us, Unit::oz_imperial}) {
    const Units units{Unit::ml, ounce};
    try {
      const auto volume = parse_volume(input, units);
      if (!volume) continue;
      must(volume->microlitres >= 0 && volume->microlitres <= 5'000'000);
      const auto again = parse_volume(to_text(*volume), {Unit::ml, volume->unit == Unit::ml ? ounce : volume->unit});
      must(again && again->unit == volume->unit);
    } catch (const Error&) {
      continue;
    }
  }
}

void fuzz_zoned_time(const std::string& input) {
  test::FakeClock clock("2026-10-25T01:30:00Z");
  clock.zone = test::change("2026-10-25T01:00:00Z", 60, 0);
  try {
    const ZonedTime found = parse_zoned_time(input, clock);
    must(found.utc >= UtcTime{} && found.utc <= clock.utc());
    must(parse_rfc3339(rfc3339(found)) == found);
  } catch (const Error&) {
    return;
  }
}

void fuzz_range(const std::string& input) {
  try {
    const LocalRange range = parse_range(input, LocalTime{1'700'000'000'000ms}, 4h);
    must(!range.from || !range.to || *range.from < *range.to);
  } catch (const Error&) {
    return;
  }
}

void fuzz_text(const std::string& input) {
  find_text_problem(input);
  const std::string harmless = sanitize(input);
  must(!find_text_problem(harmless));
  must(sanitize(harmless) == harmless);
  must(display_width(truncate_to_width(harmless, 7)) <= 7);
  must(display_width(pad(harmless, 9)) == 9);
  to_ascii(harmless);
  std::istringstream lines(wrap(harmless, 20, "> "));
  for (std::string line; std::getline(lines, line);) must(display_width(line) <= 20);
}

}  // namespace dropwise::fuzz
