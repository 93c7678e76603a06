#include "store/json/line.h"

#include <doctest/doctest.h>

#include "dropwise/session.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

constexpr const char* kUuid = "6f9619ff-8b86-4011-b42d-00c04fc964ff";

/// A line with the keys that every line needs, and `more`.
std::string line(const std::string& more = "") {
  return R"({"uuid":"6F9619FF-8B86-4011-B42D-00C04FC964FF","started":"2026-11-20T06:00:00Z",)"
         R"("updated":"2026-11-20T07:00:00Z")" +
         more + "}";
}

/// The key whose value is wrong; `nothing` if the line is accepted.
std::string fault_in(const std::string& text) {
  try {
    parse_line(text);
    return "nothing";
  } catch (const FieldError& error) {
    return error.place;
  }
}

}  // namespace

TEST_CASE("a line needs the identity of the session, its start, and when it was changed") {
  const SessionRecord record = parse_line(line());
  CHECK(record.uuid == kUuid);  // in lower case
  CHECK(rfc3339(record.data.began) == "2026-11-20T06:00:00+00:00");
  CHECK(record.updated == parse_rfc3339("2026-11-20T07:00:00Z")->utc);
  CHECK(record.data == SessionData{.began = record.data.began});
  CHECK(fault_in("{}") == "uuid");
  CHECK(fault_in(R"({"uuid":"6f9619ff-8b86-4011-b42d-00c04fc964ff"})") == "started");
}

TEST_CASE("what is wrong with a line is told with its key") {
  CHECK(fault_in("[]").empty());
  CHECK(fault_in("{").empty());
  CHECK(fault_in(line(R"(,"pain":10)")) == "nothing");
  CHECK(fault_in(line(R"(,"pain":11)")) == "pain");
  CHECK(fault_in(line(R"(,"kind":"cream")")) == "kind");
  CHECK(fault_in(line(R"(,"lasted_s":-1)")) == "lasted_s");
  CHECK(fault_in(line(R"(,"left":{"volume_ml":-1})")) == "left.volume_ml");
  CHECK(fault_in(line(R"(,"first_side":"both")")) == "first_side");
  CHECK(fault_in(line(R"(,"ended":"2026-11-20T05:59:59Z")")) == "ended");
  CHECK(fault_in(line(R"(,"plan":{})")) == "plan");
}

TEST_CASE("a UUID is stored in lower case, and anything else is refused") {
  CHECK(parse_uuid("6F9619FF-8B86-4011-B42D-00C04FC964FF") == kUuid);
  CHECK(parse_uuid("6f9619ff8b864011b42d00c04fc964ff").empty());
  CHECK(parse_uuid("").empty());
}

TEST_CASE("running and interrupted are the same to another machine") {
  SessionRecord running{.uuid = kUuid, .state = State::running};
  SessionRecord interrupted = running;
  interrupted.state = State::interrupted;
  CHECK(equivalent(running, interrupted));
  interrupted.state = State::finished;
  CHECK_FALSE(equivalent(running, interrupted));
}

TEST_CASE("of two versions of a session, the one changed later wins") {
  SessionRecord older{.uuid = kUuid, .updated = UtcTime{1s}}, newer{.uuid = kUuid, .updated = UtcTime{2s}};
  older.data.lasted = 20min;
  CHECK(wins_over(newer, older));
  CHECK_FALSE(wins_over(older, newer));
}

TEST_CASE("a session that was cut off is merged with one that went on, also without further events") {
  const Plan plan{.protocol = "p", .phases = {{.name = "left", .side = Side::left, .target = 5min}}};
  Session session(plan);
  session.advance(0ms);
  SessionRecord whole{
      .uuid = kUuid, .state = State::interrupted, .plan = plan, .log = session.log(), .updated = UtcTime{1s}};
  whole.data.lasted = 8s;
  SessionRecord cut_off = whole;
  cut_off.data.lasted = 3s;
  cut_off.data.yield.left.volume = Volume{7'000};
  cut_off.updated = UtcTime{2s};
  for (const auto& both : {merge(cut_off, whole), merge(whole, cut_off)}) {
    REQUIRE(both.has_value());
    CHECK(both->data.lasted == 8s);
    CHECK(both->data.yield.left.volume == Volume{7'000});
    CHECK(both->updated == UtcTime{2s});
  }
  CHECK_FALSE(merge(whole, whole));
}
