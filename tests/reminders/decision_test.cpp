#include "reminders/decision.h"

#include <doctest/doctest.h>

#include "reminders/messages.h"
#include "support/reminders.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("a session is due three hours after the last one began") {
  ReminderInput input = at("20 09:00", {"20 06:30"});
  CHECK(decide({}, input).verdict == Verdict::not_due);
  CHECK(decide({}, input).next == DueTime{instant("20 09:30"), instant("20 09:30"), Trigger::every});
  input.now = instant("20 09:30");
  CHECK(decide({}, input).verdict == Verdict::notify);
  CHECK(message({}, input, decide({}, input)) ==
        "Time to express, if you can: 3 h since the last session started at 06:30.");
}

TEST_CASE("intervals can count from the end of a session, or from its start if the end is unknown") {
  const Rules rules{.from = Rules::From::end};
  ReminderInput input = at("20 09:00", {"20 06:30"});
  input.sessions.back().ended = instant("20 06:55");
  CHECK(decide(rules, input).next->notify_at == instant("20 09:55"));
  input.sessions.back().ended.reset();
  CHECK(decide(rules, input).next->notify_at == instant("20 09:30"));
}

TEST_CASE("each missed due time gives one reminder, and all those missed while the machine slept give one") {
  const std::vector<std::string> said = watch({}, at("20 06:30", {"20 06:30"}), "20 19:00");
  CHECK(said == std::vector<std::string>{"20 09:30", "20 12:30", "20 15:30", "20 18:30"});
  ReminderInput input = at("20 19:00", {"20 06:30"});
  CHECK(decide({}, input).verdict == Verdict::notify);
  input.notified_at = input.now;
  CHECK(decide({}, input).verdict == Verdict::already_notified);
  CHECK(decide({}, input).next->notify_at == instant("20 22:00"));
}

TEST_CASE("a running session silences reminders, and a session entered late counts from its own start") {
  ReminderInput input = at("20 10:00", {"20 06:30"});
  input.running = true;
  CHECK(decide({}, input).verdict == Verdict::running);
  input.running = false;
  input.notified_at = instant("20 09:30");
  CHECK(decide({}, input).verdict == Verdict::already_notified);
  input.sessions.push_back({instant("20 08:50")});
  CHECK(decide({}, input).verdict == Verdict::not_due);
  CHECK(decide({}, input).next->notify_at == instant("20 11:50"));
}

TEST_CASE("two reminders are at least half an hour apart, whatever is logged in between") {
  ReminderInput input = at("20 09:40", {"20 06:35"});
  input.notified_at = instant("20 09:20");  // about an earlier session
  CHECK(decide({}, input).verdict == Verdict::already_notified);
  CHECK(decide({}, input).next->notify_at == instant("20 09:50"));
}

TEST_CASE("a reminder comes when the longest gap is reached, and later ones count from there") {
  const Rules rules{.longest_gap = 5h};
  CHECK(watch(rules, at("20 06:00", {"20 06:00"}), "20 15:00") ==
        std::vector<std::string>{"20 09:00", "20 11:00", "20 14:00"});
  ReminderInput input = at("20 11:00", {"20 06:00"});
  CHECK(message(rules, input, decide(rules, input)) ==
        "5 h since the last session started at 06:00. Your limit between sessions is 5h. Express when you can.");
  CHECK(watch({.every = {}, .longest_gap = 5h}, at("20 06:00", {"20 06:00"}), "20 17:00") ==
        std::vector<std::string>{"20 11:00", "20 16:00"});
}

TEST_CASE("a reminder due shortly before the longest gap gives way to the one for the gap") {
  const Rules rules{.every = 170min, .longest_gap = 6h};
  CHECK(watch(rules, at("20 06:00", {"20 06:00"}), "20 15:00") ==
        std::vector<std::string>{"20 08:50", "20 12:00", "20 14:50"});
}

TEST_CASE("a missed night session is not asked for after the night, and its reminder is not repeated") {
  const Rules rules{.every = 24h, .longest_gap = 24h, .night = parse_window("00:00-06:00")};
  CHECK(watch(rules, at("20 20:00", {"20 20:00"}), "21 09:00") == std::vector<std::string>{"21 03:00"});
  CHECK(decide(rules, at("21 07:00", {"20 20:00"})).verdict == Verdict::not_due);
}

TEST_CASE("no reminder comes in quiet hours, and one comes when they end") {
  const Rules rules{.longest_gap = 5h, .quiet = parse_window("22:30-06:00")};
  CHECK(watch(rules, at("20 18:00", {"20 20:00"}), "21 10:00") == std::vector<std::string>{"21 06:00", "21 09:00"});
  ReminderInput input = at("21 02:00", {"20 20:00"});
  const Decision decision = decide(rules, input);
  CHECK(decision.verdict == Verdict::quiet);
  CHECK(decision.next->notify_at == instant("21 06:00"));
  CHECK(next_text(input, decision) == "Next: 06:00, after the quiet hours.");
}

TEST_CASE("what fell due before quiet hours while the machine slept waits until they end") {
  const Rules rules{.quiet = parse_window("22:30-06:00")};
  const Decision decision = decide(rules, at("20 23:10", {"20 18:00"}));
  CHECK(decision.verdict == Verdict::quiet);
  CHECK(decision.next->notify_at == instant("21 06:00"));
}

TEST_CASE("with break_quiet set, only the longest gap breaks quiet hours") {
  const Rules rules{.longest_gap = 5h, .quiet = parse_window("22:30-06:00"), .break_quiet = true};
  CHECK(watch(rules, at("20 20:00", {"20 20:00"}), "21 09:00") == std::vector<std::string>{"21 01:00", "21 06:00"});
}

TEST_CASE("with count_after_quiet set, the interval starts again when quiet hours end") {
  const Rules rules{.quiet = parse_window("18:00-08:00"), .count_after_quiet = true};
  CHECK(watch(rules, at("20 15:30", {"20 15:30"}), "21 15:00") == std::vector<std::string>{"21 11:00", "21 14:00"});
}

TEST_CASE("with count_after_quiet set, what was due before quiet hours and not announced is dropped") {
  const Rules rules{.quiet = parse_window("18:00-08:00"), .count_after_quiet = true};
  CHECK(decide(rules, at("20 19:40", {"20 14:40"})).next->notify_at == instant("21 11:00"));
  CHECK(decide(rules, at("21 08:40", {"20 14:40"})).next->notify_at == instant("21 11:00"));
  CHECK(decide(rules, at("21 11:00", {"20 14:40"})).verdict == Verdict::notify);
}

TEST_CASE("no reminder is planned for later than three days after the last session") {
  CHECK_FALSE(decide({}, at("22 23:00", {"20 00:00"})).next);
  CHECK(decide({}, at("22 20:00", {"20 00:00"})).next->notify_at == instant("22 23:00"));
  ReminderInput input = at("24 00:00", {"20 00:00"});
  CHECK(decide({}, input).verdict == Verdict::resting);
  CHECK(explain({}, input, decide({}, input)).back() ==
        "No session since 2026-11-20 00:00. There are no reminders until one is recorded.");
}

TEST_CASE("a snooze postpones a reminder until the snooze ends, even a reminder already given") {
  ReminderInput input = at("20 09:40", {"20 06:30"});
  input.notified_at = instant("20 09:30");
  input.snoozed_until = instant("20 09:55");
  CHECK(decide({}, input).verdict == Verdict::snoozed);
  CHECK(decide({}, input).next->notify_at == instant("20 09:55"));
  input.now = instant("20 09:55");
  CHECK(decide({}, input).verdict == Verdict::notify);
  input.notified_at = input.now;
  CHECK(decide({}, input).verdict == Verdict::already_notified);
  CHECK(decide({}, input).next->notify_at == instant("20 12:55"));
}

TEST_CASE("a night without a session gets a reminder in the middle of its time outside quiet hours") {
  const Rules rules{.every = 12h, .night = parse_window("00:00-06:00")};
  const auto night = [&](const Rules& asked, const char* last) {
    return decide(asked, at("20 23:00", {last})).next.value_or(DueTime{}).notify_at;
  };
  CHECK(night(rules, "20 21:00") == instant("21 03:00"));
  Rules quiet = rules;
  quiet.quiet = parse_window("23:00-04:00");
  CHECK(night(quiet, "20 21:00") == instant("21 05:00"));
  ReminderInput input = at("21 02:00", {"20 21:00", "21 00:30"});
  CHECK(decide(rules, input).next->notify_at == instant("21 12:30"));
  CHECK(night({.every = 3h, .night = parse_window("00:00-06:00")}, "20 21:30") == instant("21 00:30"));
  CHECK(due_times({.every = 3h, .night = parse_window("00:00-06:00")}, at("20 23:00", {"20 22:50"})).size() == 24);
}

TEST_CASE("two sessions per night are spread over the night") {
  const Rules rules{.every = 24h, .night = parse_window("22:00-04:00"), .night_sessions = 2};
  const auto found = due_times(rules, at("20 20:00", {"20 19:00"}));
  CHECK(found.at(0) == DueTime{instant("21 00:00"), instant("21 00:00"), Trigger::night});
  CHECK(found.at(1) == DueTime{instant("21 02:00"), instant("21 02:00"), Trigger::night});
}

TEST_CASE("when a day has all its sessions, only the longest gap makes another one due") {
  const Rules rules{.sessions_per_day = 3, .longest_gap = 10h};
  const ReminderInput input = at("20 13:10", {"19 20:00", "20 05:00", "20 09:00", "20 13:00"});
  CHECK(decide(rules, input).next == DueTime{instant("20 23:00"), instant("20 23:00"), Trigger::gap});
}

TEST_CASE("a day that would end with too few sessions makes the next one due sooner, after at least two hours") {
  const Rules rules{.sessions_per_day = 8};
  const auto next = [&](std::vector<const char*> sessions) { return decide(rules, at("20 23:00", sessions)).due; };
  CHECK(next({"19 20:00", "20 01:00", "20 07:00", "20 12:00"}) ==
        DueTime{instant("20 14:20"), instant("20 14:20"), Trigger::count});
  CHECK(next({"19 20:00", "20 18:00"}) == DueTime{instant("20 20:00"), instant("20 20:00"), Trigger::count});
  CHECK(next({"20 12:00"})->notify_at == instant("20 15:00"));  // the log begins today
}

TEST_CASE("reminders stop after three days without a session, and the last one says so") {
  ReminderInput input = at("20 06:00", {"20 06:00"});
  const auto said = watch({.every = 10h}, input, "25 00:00");
  CHECK(said ==
        std::vector<std::string>{"20 16:00", "21 02:00", "21 12:00", "21 22:00", "22 08:00", "22 18:00", "23 04:00"});
  input.now = instant("23 04:00");
  input.notified_at = instant("22 18:00");
  CHECK(message({.every = 10h}, input, decide({.every = 10h}, input)) ==
        "Time to express, if you can: 2 days since the last session started at 2026-11-20 06:00. This is the last "
        "reminder until a session is recorded.");
  input.now = instant("23 05:00");
  input.notified_at = instant("23 04:00");
  CHECK(decide({.every = 10h}, input).verdict == Verdict::resting);
  input.notified_at.reset();
  input.now = instant("23 06:01");
  CHECK(decide({.every = 10h}, input).verdict == Verdict::resting);
  CHECK(forecast({.every = 10h}, input, instant("25 00:00")).empty());
}

TEST_CASE("without a session or a rule there is nothing to announce") {
  CHECK(decide({}, at("20 06:00", {})).verdict == Verdict::no_history);
  CHECK(decide({.every = {}}, at("20 06:00", {"19 06:00"})).verdict == Verdict::disabled);
}

TEST_CASE("a reminder that seems to be in the future, because the clock was set back, is ignored") {
  ReminderInput input = at("20 10:00", {"20 06:30"});
  input.notified_at = instant("21 09:30");
  CHECK(decide({}, input).verdict == Verdict::notify);
}

TEST_CASE("the forecast assumes a session at each due time") {
  const Rules rules{.longest_gap = 5h, .quiet = parse_window("22:30-06:00")};
  const auto plan = [&](ReminderInput input) {
    std::vector<std::string> found;
    for (const DueTime& due_time : forecast(rules, input, input.now + 24h)) found.push_back(wall(due_time.notify_at));
    return found;
  };
  CHECK(plan(at("20 09:00", {"20 08:00"})) ==
        std::vector<std::string>{"20 11:00", "20 14:00", "20 17:00", "20 20:00", "21 06:00", "21 09:00"});
  CHECK(plan(at("20 20:00", {"20 08:00"})) ==
        std::vector<std::string>{"20 20:00", "21 06:00", "21 09:00", "21 12:00", "21 15:00", "21 18:00"});
  CHECK(plan(at("20 23:00", {"20 08:00"})).front() == "21 06:00");
}

TEST_CASE("quiet hours skipped by a clock change delay nothing") {
  ReminderInput input{.now = parse_rfc3339("2026-03-28T22:00:00Z")->utc};
  input.sessions.push_back({parse_rfc3339("2026-03-28T18:00:00Z")->utc});
  input.zone = parse_zone("Europe/Berlin");
  const Rules rules{.every = 24h, .night = parse_window("00:00-06:00"), .quiet = parse_window("02:00-03:00")};
  CHECK(decide(rules, input).next->notify_at == parse_rfc3339("2026-03-29T03:30:00+02:00")->utc);
}

TEST_CASE("quiet hours end by the local clock after a clock change, and three hours stay three hours") {
  const Rules rules{.quiet = parse_window("22:30-06:00")};
  ReminderInput input = at("24 23:00", {"24 20:00"});
  input.zone = [](UtcTime time) { return time < instant("25 01:00") ? 60min : 0min; };
  input.sessions.back().began = instant("24 19:00");  // 20:00 on the wall
  CHECK(decide(rules, input).next->notify_at == instant("25 06:00"));
  CHECK(decide({}, input).due->notify_at == instant("24 22:00"));
  input.zone = [](UtcTime time) { return time < instant("25 01:00") ? 0min : 60min; };
  CHECK(decide(rules, input).next->notify_at == instant("25 05:00"));
}
