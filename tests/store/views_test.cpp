#include <doctest/doctest.h>

#include <cmath>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/store.h"
#include "support/folder.h"
#include "support/random_session.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace fs = std::filesystem;

namespace {

constexpr UtcTime kNow{1'763'618'400'000ms};  // 2025-11-20 06:00 UTC

struct Stretch {
  std::string kind, side, phase;
  double minutes = 0;

  bool operator==(const Stretch&) const = default;
};

double rounded(Millis length) { return std::round(static_cast<double>(length.count()) / 600.0) / 100.0; }

std::vector<Stretch> in_view(SQLite::Database& log, std::int64_t session) {
  SQLite::Statement row(log, "SELECT kind, coalesce(side, 'none'), phase, minutes FROM segments WHERE session = ?");
  row.bind(1, session);
  std::vector<Stretch> found;
  while (row.executeStep())
    found.push_back({row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString(),
                     row.getColumn(3).getDouble()});
  return found;
}

/// The result of a query on a log: columns separated by `|`, rows by line breaks, NULL as nothing.
std::string result(const fs::path& log, const std::string& query) {
  SQLite::Database database(log.string());
  SQLite::Statement row(database, query);
  std::string text;
  while (row.executeStep()) {
    for (int i = 0; i < row.getColumnCount(); ++i) text += (i == 0 ? "" : "|") + row.getColumn(i).getString();
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the view of segments agrees with the timing library, for random sessions") {
  const Folder folder;
  std::size_t compared = 0;
  Store store(folder / "log.db", Store::Access::write);
  SQLite::Database log((folder / "log.db").string());
  for (unsigned seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    const RandomSession random(seed);
    Session session(random.plan);
    random.run(session);
    const Millis lasted = session.log().empty() ? 0ms : session.log().back().at + Millis{seed % 3 * 1000};
    const auto id = store.begin({.began = {kNow, 0min}}, random.plan, kNow);
    store.add(id, 0, session.log());
    if (seed % 2 == 0) store.finish(id, random.plan, session.log(), lasted, kNow);
    std::vector<Stretch> expected;
    const Millis until = store.read(id)->data.lasted.value_or(0ms);
    for (const Segment& segment : segments(random.plan, session.log(), until))
      expected.push_back({std::string(to_text(segment.kind)), std::string(to_text(segment.side)),
                          random.plan.phases[segment.phase].name, rounded(segment.ended - segment.began)});
    compared += expected.size();
    const auto found = in_view(log, id);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CAPTURE(i);
      CHECK(found[i].kind == expected[i].kind);
      CHECK(found[i].side == expected[i].side);
      CHECK(found[i].phase == expected[i].phase);
      CHECK(found[i].minutes == doctest::Approx(expected[i].minutes).epsilon(0.002));
    }
  }
  CHECK(compared > 500);
}

TEST_CASE("the view of sessions has local times, minutes and millilitres, and NULL for what is not known") {
  const Folder folder;
  {
    Store store(folder / "log.db", Store::Access::write);
    store.log({.protocol = "lll",
               .began = {kNow, 330min},
               .lasted = 20min + 30s,
               .yield = {.left = {10min, Volume{12'000, Unit::ml}}, .right = {9min + 45s, Volume{150, Unit::drops}}},
               .pain = 2,
               .note = "calm"},
              kNow);
    store.log({.began = {kNow + 3h, 0min}, .yield = {.left = {{}, Volume{0, Unit::trace}}}}, kNow);
    store.remove(store.log({.began = {kNow + 4h, 0min}}, kNow), kNow);
  }
  const fs::path log = folder / "log.db";
  CHECK(result(log, "SELECT id, started, ended, minutes, state, protocol, mode, method, kind FROM sessions") ==
        "1|2025-11-20 11:30:00|2025-11-20 11:50:30|20.5|finished|lll||hand|\n"
        "2|2025-11-20 09:00:00|||finished|||hand|\n");
  CHECK(result(log,
               "SELECT left_minutes, right_minutes, left_ml, right_ml, together_ml, total_ml, left_unit, right_unit "
               "FROM sessions") ==
        "10.0|9.75|12.0|0.15||12.15|ml|drops\n"
        "||||||trace|\n");
  CHECK(result(log, "SELECT pain, note, by_whom FROM sessions WHERE id = 1") == "2|calm|\n");
}

TEST_CASE("the view of sessions agrees with list --json") {
  Tool tool;
  tool.run({"log", "--at", "2026-11-19 08:00", "--left", "12", "--right", "3drops", "--left-time", "8m"});
  tool.run({"log", "--at", "2026-11-19 11:00", "--together", "1oz", "--pain", "3", "--note", "calm", "--by", "Ben"});
  tool.run({"log", "--at", "2026-11-19 14:00", "--left", "trace", "--kind", "colostrum", "--method", "pump"});
  tool.run({"start", "kaiser", "--first", "right"});
  tool.run({"log", "--at", "2026-11-19 17:00"});
  tool.run({"delete", "last"});
  const Json listed = tool.run({"list", "all", "--json"}).json();
  REQUIRE(listed.size() == 4);
  SQLite::Database log(tool.log().string());
  SQLite::Statement row(log, "SELECT * FROM sessions ORDER BY started, id");
  const auto text = [&](const char* name) { return row.getColumn(name).getString(); };
  const auto same = [&](const char* name, const Json& value, double unit = 1) {
    CAPTURE(name);
    CHECK(row.getColumn(name).isNull() == value.is_null());
    if (value.is_number())
      CHECK(row.getColumn(name).getDouble() == doctest::Approx(value.get<double>() / unit).epsilon(1e-9));
    if (value.is_string()) CHECK(text(name) == value.get<std::string>());
  };
  for (const Json& session : listed) {
    REQUIRE(row.executeStep());
    CAPTURE(session.dump());
    CHECK(text("started") == session["started"].get<std::string>().replace(10, 1, " ").substr(0, 19));
    for (const char* key :
         {"id", "state", "protocol", "mode", "method", "kind", "first_side", "pain", "note", "together_ml"})
      same(key, session[key]);
    same("by_whom", session["by"]);
    same("left_ml", session["left"]["volume_ml"]);
    same("right_ml", session["right"]["volume_ml"]);
    same("left_minutes", session["left"]["active_s"], 60);
    same("right_minutes", session["right"]["active_s"], 60);
  }
  CHECK_FALSE(row.executeStep());
}
