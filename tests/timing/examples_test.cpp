#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "dropwise/duration.h"
#include "dropwise/plan_json.h"
#include "dropwise/run.h"
#include "dropwise/session.h"
#include "dropwise/system_clock.h"
#include "support/fakes.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("the examples in the public headers do what they say") {
  std::vector<Event> stored;
  const auto store = [&](const Event& event) { stored.push_back(event); };
  std::ostringstream out;
  const auto shown = [&](std::ostream& std_cout) {
    const std::optional<Millis> length = parse_duration("9m30s");
    std_cout << to_text(*length) << " is " << to_clock(*length) << '\n';  // 9m30s is 9:30
  };
  shown(out);
  CHECK(out.str() == "9m30s is 9:30\n");

  const Millis length = std::chrono::minutes{5};
  const UtcTime began = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{6};
  const UtcTime over = began + length;
  CHECK(over.time_since_epoch().count() == 1'795'154'700'000);

  Plan plan{.protocol = "mine", .policy = Policy::clock};
  plan.phases.push_back({.name = "one", .side = Side::left, .minimum = 3min, .maximum = 5min, .target = 5min});
  plan.phases.push_back({.name = "two", .side = other(Side::left), .target = 5min});

  Session session(plan);
  session.advance(0ms);                     // it begins
  session.act(Action::next, 40s);           // what she does
  session.advance(*session.next_change());  // what comes of itself
  for (const Event& event : session.log()) store(event);
  CHECK(stored == session.log());

  {
    const FakeClock clock;
    session.act(Action::pause, session.log().back().at);
    run(session, clock, store);
    CHECK(session.log().back().kind == EventKind::paused);
    session.act(Action::resume, session.log().back().at + 20s);  // if it has paused
    run(session, clock, store);
    CHECK(session.over());
  }
  {
    static std::ostringstream std_cout;
    const SystemClock clock;
    run(session, clock, [](const Event& event) { std_cout << to_clock(event.at) << '\n'; });
    CHECK(std_cout.str().empty());  // the session was already over
  }
  const std::vector<Segment> done = segments(session.plan(), session.log(), session.log().back().at);
  const Millis left = active_time(done, Side::left);
  const Millis paused = total_time(done, SegmentKind::pause);
  CHECK(left == 5min);
  CHECK(paused == 20s);
}

TEST_CASE("the example of a custom loop does what it says") {
  const FakeClock clock;
  std::vector<Event> stored;
  const auto store = [&](const Event& event) { stored.push_back(event); };
  Session session({.protocol = "mine", .phases = {{.name = "one", .side = Side::left, .target = 5min}}});
  SessionRunner runner(session, clock);
  for (const Event& event : runner.advance()) store(event);
  if (const auto next = session.next_change()) clock.wait(runner.wait_for(*next));
  CHECK(stored.size() == 2);
  CHECK(runner.now() == 5min - 5s);  // the end is announced
}

TEST_CASE("a plan comes from JSON") {
  std::istringstream in(to_json({.protocol = "mine", .policy = Policy::clock}));
  const std::string json(std::istreambuf_iterator<char>(in), {});
  const Plan plan = parse_plan(json);
  CHECK(plan.protocol == "mine");
}

TEST_CASE("every public header has an example, and every line of it is compiled in these tests") {
  const std::filesystem::path source = DROPWISE_SOURCE;
  const auto without_blanks = [](std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
    return text;
  };
  std::string compiled = without_blanks(read_file(source / "tests/timing/examples_test.cpp"));
  for (auto at = compiled.find("std_cout"); at != std::string::npos; at = compiled.find("std_cout"))
    compiled.replace(at, 8, "std::cout");
  for (const auto& entry : std::filesystem::directory_iterator(source / "include/dropwise")) {
    CAPTURE(entry.path().filename().string());
    std::istringstream lines(read_file(entry.path()));
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("///     ")) continue;
      ++count;
      CAPTURE(line);
      CHECK(compiled.find(without_blanks(line.substr(8))) != std::string::npos);
    }
    CHECK(count >= 2);
  }
}
