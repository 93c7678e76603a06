#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "dropwise/duration.h"
#include "dropwise/session.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("the examples of the public headers do what they say") {
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

  while (const auto next = session.next_change()) session.advance(*next);
  const std::vector<Segment> done = segments(session.plan(), session.log(), session.log().back().at);
  const Millis left = active_time(done, Side::left);
  const Millis paused = total_time(done, SegmentKind::pause);
  CHECK(left == 5min);
  CHECK(paused == 0ms);
}

TEST_CASE("every public header has an example, and it is one of those that are compiled") {
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
