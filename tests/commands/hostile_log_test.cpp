#include <doctest/doctest.h>

#include <limits>

#include "support/hostile.h"
#include "support/tool.h"

// Whatever a log contains, a command prints nothing that harms a terminal, and ends with one of the known exit codes.
// tests/faults tries more values in the built program.

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr const char* kTiny =
    "schema = 1\nid = \"tiny\"\nname = \"Tiny\"\nsource = \"a test\"\npolicy = \"open\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"1s\"\nprompts = [\"Now.\"]\n";

const std::vector<Words> kReading = {{"list"},
                                     {"list", "--json"},
                                     {"show", "1"},
                                     {"show", "2"},
                                     {"show", "2", "--json"},
                                     {"status"},
                                     {"status", "--json"},
                                     {"summary", "all"},
                                     {"summary", "--by", "protocol"},
                                     {"summary", "--json"},
                                     {"chart"},
                                     {"chart", "--of", "hours"},
                                     {"trend"},
                                     {"report"},
                                     {"report", "--format", "html"},
                                     {"export"},
                                     {"export", "--format", "csv"},
                                     {"undo", "--list"},
                                     {"undo", "--list", "--json"},
                                     {"doctor"},
                                     {"doctor", "--json"},
                                     {"schedule"},
                                     {"remind", "--why"}};
const std::vector<Words> kWriting = {
    {"amend", "1", "--pain", "2"}, {"delete", "2"}, {"undo"}, {"resume", "--view", "plain"}, {"log", "--left", "5"}};

/// A tool whose log has an entered session, a guided one, and one that was interrupted.
struct Home : Tool {
  Home() {
    protocol("tiny.toml", kTiny);
    run({"log", "--left", "5", "--right", "3drops", "--note", "x", "--at", "20m ago"});
    run({"start", "tiny", "--view", "plain"});
    run({"amend", "2", "--left", "4", "--right", "6"});
    run({"start", "tiny", "--view", "plain"});
    spoil(log(), "UPDATE session SET state = ?1 WHERE id = 3", "running");
    fs::rename(log(), whole);
  }

  /// A copy of this log in which the SQL was run, with `value` for `?1`.
  template <class T>
  void spoiled(const std::string& sql, const T& value) {
    database = (home / "spoiled.db").string();
    for (const char* beside : {"", "-wal", "-shm"}) fs::remove(database + beside);
    fs::copy_file(whole, database);
    spoil(database, sql, value);
  }

  fs::path whole = home / "whole.db";
};

std::string without_breaks_of_csv(std::string text) {
  for (const char* part : {"\xEF\xBB\xBF", "\r", "\nFORGED"}) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
      text.erase(at, std::string(part).size());
  }
  return text;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

void run_all(Home& home, const std::string& sql, const std::string& place, const auto& value, const auto& check) {
  for (const auto* commands : {&kReading, &kWriting}) {
    for (const Words& words : *commands) {
      if (commands == &kWriting || words == kReading.front()) home.spoiled(sql, value);
      CAPTURE(place);
      CAPTURE(joined(words));
      check(words, home.run(words));
    }
  }
}

}  // namespace

TEST_CASE("no text in any column of a log reaches a terminal as it is") {
  Home home;
  for (const auto& [table, column] : columns_of(home.whole, "TEXT")) {
    const std::string only = column == "uuid" ? " WHERE id = 1" : "";
    run_all(home, "UPDATE " + table + " SET " + column + " = ?1" + only, table + "." + column, kEvil,
            [](const Words& words, const Ran& ran) {
              std::string text = ran.out + ran.err;
              for (const std::string& line : ran.said) text += "\n" + line;
              CHECK(harm_in(words.back() == "csv" ? without_breaks_of_csv(text) : text) == "");
              CHECK(ran.exit <= 4);
            });
  }
}

TEST_CASE("no text in the plan of a session reaches a terminal as it is") {
  Home home;
  const std::string evil = Json(kEvil).dump();
  for (const std::string key : {"name", "remark", "technique"}) {
    const std::string sql = "UPDATE session SET plan = json_set(plan, '$.phases[0]." + key + "', ?1) WHERE plan <> ''";
    run_all(home, sql, key, kEvil, [](const Words& words, const Ran& ran) {
      std::string text = ran.out + ran.err;
      for (const std::string& line : ran.said) text += "\n" + line;
      CHECK(harm_in(words.back() == "csv" ? without_breaks_of_csv(text) : text) == "");
      CHECK(ran.exit <= 1);
    });
  }
}

TEST_CASE("no number in any column of a log makes a command fail in an unknown way") {
  Home home;
  using Limits = std::numeric_limits<std::int64_t>;
  for (const auto& [table, column] : columns_of(home.whole, "INTEGER")) {
    for (const std::int64_t value : {Limits::min(), std::int64_t{-1}, Limits::max()}) {
      const std::string only = table == "session" ? " WHERE id = 1"
                               : table == "event" ? " WHERE seq = 1 AND session = 2"
                                                  : "";
      if (column == "change" || column == "one" || (column == "id" && table != "session")) continue;
      run_all(home, "UPDATE OR IGNORE " + table + " SET \"" + column + "\" = ?1" + only,
              table + "." + column + " = " + std::to_string(value), value, [](const Words&, const Ran& ran) {
                CHECK(ran.exit <= 4);
                CHECK(ran.err.find("This should not happen") == std::string::npos);
              });
    }
  }
}

TEST_CASE("a session with an impossible value is refused by its number, and can be amended or deleted") {
  Home home;
  const auto spoil_left = [&] { home.spoiled("UPDATE session SET left_ul = ?1 WHERE id = 2", -1); };
  spoil_left();
  for (const Words& words : {Words{"list"}, {"show", "2"}, {"summary"}, {"export"}, {"report"}}) {
    CAPTURE(joined(words));
    const Ran refused = home.run(words);
    CHECK(refused.exit == 4);
    CHECK(refused.err.find("dropwise: session 2 in the log contains impossible values\n") == 0);
    CHECK(refused.out.find("-0.001") == std::string::npos);
  }
  for (const Words& words : {Words{"show", "1"}, {"log", "--left", "5"}, {"remind"}, {"undo", "--list"}}) {
    CAPTURE(joined(words));
    CHECK(home.run(words).exit <= 1);
  }
  CHECK(home.run({"doctor"}).out.find("impossible values: 2.") != std::string::npos);
  SUBCASE("amend forgets what it does not replace") {
    CHECK(home.run({"amend", "2", "--pain", "1"}).exit == 0);
    CHECK(home.run({"show", "2", "--json"}).json()["left"]["volume_ml"].is_null());
  }
  SUBCASE("delete removes it, also from exports") {
    CHECK(home.run({"delete", "2"}).exit == 0);
    CHECK(home.run({"list"}).exit == 0);
    CHECK(home.run({"export"}).exit == 0);
    CHECK(home.run({"undo"}).exit == 0);
    CHECK(home.run({"list"}).exit == 4);
  }
}

TEST_CASE("an amended session may not lose its start") {
  Home home;
  home.spoiled("UPDATE session SET began = ?1 WHERE id = 2", -1);
  CHECK(home.run({"amend", "2", "--pain", "1"}).exit == 4);
  CHECK(home.run({"amend", "2", "--at", "10m ago"}).exit == 0);
  CHECK(home.run({"list"}).exit == 0);
}
