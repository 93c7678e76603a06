#include "app/progress.h"

#include <doctest/doctest.h>

#include <sstream>

#include "support/fakes.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

/// What the error output gets when so much of 200 is done after each second.
std::string shown(std::size_t columns, const char* term, const std::vector<std::uintmax_t>& done) {
  std::istringstream in;
  std::ostringstream out, err;
  FakeClock clock;
  Context context(in, out, err, clock);
  context.error_columns = columns;
  if (term) context.environment.term = term;
  {
    Progress progress(context, "Importing", 200);
    for (const std::uintmax_t part : done) {
      clock.pass(500ms);
      progress.at(part);
    }
  }
  return err.str();
}

}  // namespace

TEST_CASE("long work says what it does, how far it is and how long it will take, and then nothing is left of it") {
  CHECK(shown(80, "xterm", {10, 20, 50, 100}) ==
        "\rImporting: 10%, about 0:09 left\x1b[K\rImporting: 25%, about 0:05 left\x1b[K"
        "\rImporting: 50%, about 0:02 left\x1b[K\r\x1b[K");
  CHECK(shown(20, "xterm", {10, 20}) == "\rImporting: 10%, abo\x1b[K\r\x1b[K");
}

TEST_CASE("short work, a pipe and a terminal that cannot erase show no progress") {
  CHECK(shown(80, "xterm", {10}).empty());
  CHECK(shown(0, "xterm", {10, 20, 50}).empty());
  CHECK(shown(80, "dumb", {10, 20, 50}).empty());
  CHECK(shown(80, nullptr, {10, 20, 50}).empty());
  CHECK(shown(80, "xterm", {0, 300, 0}).empty());
}
