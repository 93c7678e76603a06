#include "reports/ward_log.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

SessionRecord session(std::int64_t id, const char* began, Yield yield, std::string note = "") {
  SessionRecord record{.id = id};
  record.data.began = *parse_rfc3339(began);
  record.data.yield = yield;
  record.data.note = std::move(note);
  return record;
}

/// From the 20th to noon of the 21st.
const SummaryPeriod kPeriod{.range = {parse_rfc3339("2026-11-20T00:00:00Z")->local(), {}},
                            .now = parse_rfc3339("2026-11-21T12:00:00Z")->local()};

const std::vector<SessionRecord> kRecords = {
    session(1, "2026-11-20T02:00:00Z",
            {.left = {10min, Volume{12'000, Unit::ml}}, .right = {9min, Volume{150, Unit::drops}}}, "sore"),
    session(2, "2026-11-20T08:30:00Z", {.left = {8min, {}}, .right = {0ms, {}}}),
    session(3, "2026-11-21T07:00:00Z", {.together = Volume{30'000, Unit::ml}})};

/// The text of the fact or sum with this name; empty if there is none.
std::string value(const std::vector<std::pair<std::string, Cell>>& facts, const std::string& name) {
  const auto found = std::ranges::find(facts, name, &std::pair<std::string, Cell>::first);
  return found == facts.end() ? "" : to_text(found->second);
}

}  // namespace

TEST_CASE("a printed log has a page for each day, with a row for each session and rows to write on") {
  const auto sheets = day_sheets(kRecords, {}, kPeriod);
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].title == "Milk expressed on Friday 2026-11-20");
  CHECK(sheets[1].title == "Milk expressed on Saturday 2026-11-21");
  const Table& day = sheets[0].tables.at(0);
  REQUIRE(day.rows.size() == 2);
  CHECK(day.blanks >= 2);
  CHECK(to_text(day.rows[1][1]) == "08:30");
  CHECK(to_text(day.rows[1][2]) == "6:30 h");
  CHECK(to_text(day.rows[0][13]) == "sore");
}

TEST_CASE("below a day, measured milk, estimated milk and what is not known are kept apart") {
  const auto sums = day_sheets(kRecords, {}, kPeriod).at(0).sums;
  CHECK(value(sums, "sessions") == "2");
  CHECK(value(sums, "night session, 00:00 to 06:00") == "yes");
  CHECK(value(sums, "total measured") == "12 ml");
  CHECK(value(sums, "total estimated, from drops") == "~0.2 ml");
  CHECK(value(sums, "amounts missing") == "1");
}

TEST_CASE("labels stand at the top, and a line to write on where none were given") {
  CHECK(value(day_sheets(kRecords, {}, kPeriod).at(0).facts, "name and number").starts_with("____"));
  const Labels labels{.mother = "Ada", .born = parse_rfc3339("2026-11-18T12:00:00Z")->local()};
  const auto facts = day_sheets(kRecords, labels, kPeriod).at(0).facts;
  CHECK(value(facts, "mother") == "Ada");
  CHECK(value(facts, "born") == "2026-11-18 12:00");
  CHECK(value(facts, "day after birth") == "2 to 3");
  CHECK(value(facts, "name and number").empty());
}

TEST_CASE("the sessions of two weeks before the range are needed, for the gap and the last 24 hours") {
  CHECK(needed_range(kPeriod).from == parse_rfc3339("2026-11-05T00:00:00Z")->local());
  CHECK(needed_range({.now = kPeriod.now}) == LocalRange{});
}
