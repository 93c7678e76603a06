#include <doctest/doctest.h>

#include "i18n/language.h"
#include "store/json/json.h"
#include "support/random_session.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("a text that is not a plan is not read as one") {
  CHECK(parse_stored_plan(plan_text({.protocol = "p"})) == Plan{.protocol = "p"});
  for (const char* damaged : {"", "{", "[]", R"({"protocol":"p"})"}) {
    CAPTURE(damaged);
    CHECK_FALSE(parse_stored_plan(damaged));
  }
}

TEST_CASE("a stored plan cannot reorder the text of a terminal") {
  const Plan plan{.protocol = "\u202e", .policy = Policy::clock};
  CHECK(plan_text(plan).find("\u202e") == std::string::npos);
  CHECK(parse_stored_plan(plan_text(plan)) == plan);
}

TEST_CASE("a session is written with the documented keys, and unknown values are null") {
  SessionRecord record{.id = 7, .uuid = "u"};
  record.data.began = *parse_rfc3339("2026-11-20T06:00:00+05:45");
  record.data.yield.left = {7min, Volume{150, Unit::drops}};
  record.data.yield.right = {2min + 500ms, Volume{0, Unit::trace}};
  record.data.lasted = 10min;
  record.plan = Plan{.protocol = "p",
                     .phases = {{.name = "a", .side = Side::left, .target = 7min}, {.name = "b", .side = Side::right}}};
  Session session(*record.plan);
  session.act(Action::flowing, 1min);
  session.advance(10min);
  record.log = session.log();
  CHECK(
      dump(to_json(record)) ==
      R"({"id":7,"uuid":"u","state":"finished","protocol":null,"mode":null,"kind":null,"method":"hand",)"
      R"("started":"2026-11-20T06:00:00+05:45","ended":"2026-11-20T06:10:00+05:45",)"
      R"("left":{"active_s":420,"volume_ml":0.15,"estimate":true,"trace":false},)"
      R"("right":{"active_s":120.5,"volume_ml":null,"estimate":false,"trace":true},)"
      R"("together_ml":null,"together_estimate":false,"together_trace":false,"paused_s":0,"asleep_s":0,"first_side":null,)"
      R"("pain":null,"note":null,"by":null,"pending":false,"segments":[)"
      R"({"kind":"express","side":"left","phase":"a","started":"2026-11-20T06:00:00+05:45","ended":"2026-11-20T06:07:00+05:45",)"
      R"("active_s":420,"planned_s":420,"ended_by":"clock"},)"
      R"({"kind":"express","side":"right","phase":"b","started":"2026-11-20T06:07:00+05:45","ended":"2026-11-20T06:10:00+05:45",)"
      R"("active_s":180,"planned_s":null,"ended_by":"interrupted"}],"flowing_s":[60],"updated":"1970-01-01T00:00:00+00:00"})");
}

TEST_CASE("invalid UTF-8 is replaced in JSON in every language, and a bidirectional control is escaped") {
  SessionRecord record{.id = 7, .uuid = "u"};
  record.data.note =
      "a\xff"
      "b\xe2\x80\xae";
  for (const Language& language : languages()) {
    const ScopedLanguage speaking(language);
    CHECK(to_json(record)["note"] ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
  }
  record.data.note = "b\xe2\x80\xae";
  CHECK(to_json_text(record).find(R"("note":"b\u202e")") != std::string::npos);
}

TEST_CASE("a volume is pending for a session without volumes, and for each expressed breast without one") {
  SessionRecord record;
  CHECK(record.data.yield.pending());
  record.data.yield.left.active = record.data.yield.right.active = 0ms;
  CHECK_FALSE(record.data.yield.pending());
  record.data.yield.right.active.reset();
  record.data.yield.left = {7min, Volume{1000, Unit::ml}};
  CHECK_FALSE(record.data.yield.pending());
  record.data.yield.right.active = 7min;
  CHECK(record.data.yield.pending());
  record.data.yield.left.volume.reset();
  record.data.yield.together = Volume{2000, Unit::ml};
  CHECK_FALSE(record.data.yield.pending());
}
