#include <doctest/doctest.h>

#include <algorithm>

#include "support/random_session.h"

using namespace dropwise;
using dropwise::test::RandomSession;
using dropwise::test::Step;

namespace {

constexpr unsigned kSessions = 10000;

Session lived(const RandomSession& random) {
  Session session(random.plan);
  random.run(session);
  return session;
}

}  // namespace

TEST_CASE("law: the log is sorted by time") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    const Session session = lived(RandomSession(seed));
    const auto& log = session.log();
    REQUIRE(std::is_sorted(log.begin(), log.end(), [](const Event& a, const Event& b) { return a.at < b.at; }));
  }
}

TEST_CASE("law: a session ends at most once, and its end is the last event") {
  unsigned ended = 0;
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    const Session session = lived(RandomSession(seed));
    const auto& log = session.log();
    const auto is_end = [](const Event& event) { return event.kind == EventKind::session_finished; };
    const auto ends = std::count_if(log.begin(), log.end(), is_end);
    REQUIRE(ends == (session.over() ? 1 : 0));
    if (ends == 1) REQUIRE(log.back().kind == EventKind::session_finished);
    ended += session.over() ? 1 : 0;
  }
  CHECK(ended > kSessions / 4);
}

TEST_CASE("law: expressing time never exceeds the maximum of the plan") {
  unsigned reached = 0;
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    const Session session = lived(RandomSession(seed));
    if (!session.plan().most) continue;
    const auto all = segments(session.plan(), session.log(), session.log().back().at);
    const Millis expressed = total_time(all, SegmentKind::express);
    REQUIRE(expressed <= *session.plan().most);
    reached += expressed == *session.plan().most ? 1 : 0;
  }
  CHECK(reached > kSessions / 50);
}

TEST_CASE("law: the same input gives the same log") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    REQUIRE(lived(RandomSession(seed)).log() == lived(RandomSession(seed)).log());
  }
}

TEST_CASE("law: advancing more often never changes the log") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    const Session rare = lived(random);
    Session often(random.plan);
    Millis before{0};
    for (const Step& step : random.steps) {
      for (int i = random.below(3); i > 0; --i) {
        before += Millis{random.below(static_cast<int>((step.began() - before).count()) + 1)};
        often.advance(before);
      }
      RandomSession::live(often, step);
      before = step.at;
    }
    REQUIRE(often.log() == rare.log());
  }
}

TEST_CASE("law: a session restored from its log at any point continues as if it had never stopped") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    const Session whole = lived(random);
    Session first(random.plan);
    const auto stop = static_cast<std::size_t>(random.below(static_cast<int>(random.steps.size())));
    for (std::size_t i = 0; i < stop; ++i) RandomSession::live(first, random.steps[i]);
    Session second(random.plan, first.log());
    random.run(second, stop);
    REQUIRE(second.log() == whole.log());
    REQUIRE(second.snapshot(random.steps.back().at).prompt == whole.snapshot(random.steps.back().at).prompt);
  }
}

TEST_CASE("law: a log cut off after any event is completed the same way") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    Session whole(random.plan);
    whole.advance(std::chrono::hours{4});
    auto log = whole.log();
    log.resize(static_cast<std::size_t>(random.below(static_cast<int>(log.size()) + 1)));
    Session second(random.plan, log);
    second.advance(std::chrono::hours{4});
    REQUIRE(second.log() == whole.log());
  }
}

TEST_CASE("law: the segments cover the elapsed time without gaps or overlaps") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    const Session session = lived(random);
    const Millis until = session.over() ? session.log().back().at : random.steps.back().at;
    const auto cut = segments(random.plan, session.log(), until);
    Millis reached{0};
    for (const Segment& segment : cut) {
      REQUIRE(segment.began == reached);
      REQUIRE(segment.ended > segment.began);
      reached = segment.ended;
    }
    REQUIRE(reached == until);
  }
}

TEST_CASE("law: sleep of the machine is recorded as such, and leaves the session paused") {
  unsigned asleep = 0;
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    Session session(random.plan);
    Millis slept{0};
    for (const Step& step : random.steps) {
      RandomSession::live(session, step);
      if (step.slept == Millis{0} || session.over()) continue;
      REQUIRE(session.paused());
      slept += step.slept;
    }
    const auto cut = segments(random.plan, session.log(), random.steps.back().at);
    REQUIRE(total_time(cut, SegmentKind::asleep) == slept);
    asleep += slept > Millis{0} ? 1 : 0;
  }
  CHECK(asleep > kSessions / 10);
}

TEST_CASE("law: swapping sides does not change the total expressing time") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    const Session session = lived(random);
    auto log = session.log();
    std::erase_if(log, [](const Event& event) { return event.kind == EventKind::swapped; });
    const Millis until = random.steps.back().at;
    const auto with = segments(random.plan, session.log(), until);
    const auto without = segments(random.plan, log, until);
    REQUIRE(total_time(with, SegmentKind::express) == total_time(without, SegmentKind::express));
  }
}

TEST_CASE("law: the snapshot gives each breast the same expressing time as the segments") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    const Session session = lived(random);
    const Millis until = random.steps.back().at;
    const auto cut = segments(random.plan, session.log(), until);
    const Snapshot now = session.snapshot(until);
    REQUIRE(now.left_active == active_time(cut, Side::left));
    REQUIRE(now.right_active == active_time(cut, Side::right));
    if (now.remaining) REQUIRE(*now.remaining >= Millis{0});
  }
}

TEST_CASE("law: a session interrupted anywhere and resumed keeps its log sorted and its expressing time") {
  for (unsigned seed = 0; seed < kSessions; ++seed) {
    RandomSession random(seed);
    Session first(random.plan);
    const auto stop = static_cast<std::size_t>(random.below(static_cast<int>(random.steps.size())));
    for (std::size_t i = 0; i <= stop; ++i) RandomSession::live(first, random.steps[i]);
    const Millis stood = random.steps[stop].at;
    Session second(random.plan, first.log());
    second.interrupt(stood);
    second.act(Action::resume, stood + std::chrono::hours{1});
    const auto& log = second.log();
    REQUIRE(std::is_sorted(log.begin(), log.end(), [](const Event& a, const Event& b) { return a.at < b.at; }));
    const auto before = segments(random.plan, first.log(), stood);
    const auto after = segments(random.plan, log, stood + std::chrono::hours{1});
    REQUIRE(total_time(after, SegmentKind::express) == total_time(before, SegmentKind::express));
  }
}
