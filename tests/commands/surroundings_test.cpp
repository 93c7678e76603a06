#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/tool.h"

// What the program says and does when its surroundings are wrong: clocks, zones, folders, numbers, settings.

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

/// A log with a session of the day before, and one that was begun while the clock was two days ahead.
struct Ahead : Tool {
  Ahead() {
    run({"log", "--left", "5", "--at", "2026-11-19 20:00"});
    clock.set("2026-11-22T06:00:00Z");
    run({"log", "--left", "7"});
    clock.set("2026-11-20T06:00:00Z");
  }
};

constexpr const char* kFuture = "Session 2 begins in the future. Check this computer's clock. If it is right,";

}  // namespace

TEST_CASE("a session that was begun while the clock was ahead can still be amended, but not moved on in the future") {
  Ahead tool;
  CHECK(tool.run({"amend", "2", "--left", "9", "--note", "a note", "--pain", "1"}).exit == 0);
  CHECK(tool.run({"show", "2", "--json"}).json()["left"]["volume_ml"] == 9);
  CHECK(tool.run({"amend", "2", "--left-time", "5m"}).err.find("the session would end in the future") !=
        std::string::npos);
  CHECK(tool.run({"amend", "2", "--at", "2026-11-20 05:00"}).exit == 0);
  CHECK(tool.run({"list"}).out.find("future") == std::string::npos);
}

TEST_CASE("a session in the future is told, and is not one of the last 24 hours") {
  Ahead tool;
  for (const char* command : {"list", "status", "summary"}) {
    CAPTURE(command);
    const Ran ran = tool.run({command});
    std::string text = ran.out;
    std::ranges::replace(text, '\n', ' ');
    CHECK(text.find(kFuture) != std::string::npos);
  }
  CHECK(tool.run({"status"}).out.starts_with("Last: session 1, 10 h ago, "));
  CHECK(tool.run({"summary", "--rolling", "--json"}).json()["all"]["sessions"] == 1);
  tool.clock.set("2026-11-22T07:00:00Z");
  tool.run({"log", "--left", "1"});
  tool.clock.set("2026-11-20T06:00:00Z");
  CHECK(tool.run({"list"}).out.find("2 sessions begin in the future, the first being session 2.") != std::string::npos);
}

TEST_CASE("a clock that is set back a little while a session begins is no news") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  tool.clock.set("2026-11-20T05:59:00Z");
  CHECK(tool.run({"list"}).out.find("future") == std::string::npos);
}

TEST_CASE("after an entry that is not the newest, log says which session `last` is") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  CHECK(tool.run({"log", "--left", "6", "--at", "yesterday 22:10"})
            .out.ends_with("`last` means session 1, which began later than this one.\n"));
  CHECK(tool.run({"log", "--left", "6"}).out.find("`last`") == std::string::npos);
}

TEST_CASE("a number with two commas is no number, not one with two readings") {
  Tool tool;
  CHECK(tool.run({"log", "--left", "1,234,5"}).err.find("could be") == std::string::npos);
  CHECK(tool.run({"log", "--left", "1,234,5"}).exit == 2);
}

TEST_CASE("a volume that could be read in two ways is refused, also as a target") {
  Tool tool;
  CHECK(
      tool.run({"log", "--left", "1,250"}).err.find("the volume `1,250` could be 1.25 or 1250\nWrite 1.25 or 1250,") !=
      std::string::npos);
  CHECK(tool.run({"log", "--left", "12,500ml"}).err.find("could be 12.5 or 12500") != std::string::npos);
  CHECK(tool.run({"config", "set", "report.target", "1,250"}).err.find("could be 1.25 or 1250") != std::string::npos);
  CHECK(tool.run({"log", "--left", "0,250", "--right", "1,25"}).out.find("left 0.25 ml, right 1.25 ml") !=
        std::string::npos);
}

TEST_CASE("more than a litre from one breast is taken only with --yes") {
  Tool tool;
  tool.config("unit = \"oz\"\n");
  const Ran ran = tool.run({"log", "--left", "90"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("`90` means 2662 ml\nThat is more than 1 litre from one breast.") != std::string::npos);
  CHECK(tool.run({"log", "--left", "90", "--yes"}).exit == 0);
  CHECK(tool.run({"amend", "--right", "1200ml"}).exit == 2);
  CHECK(tool.run({"amend", "--right", "1000ml"}).exit == 0);
  CHECK(tool.run({"log", "--together", "1200ml"}).exit == 0);
}

TEST_CASE("after a session, more than a litre from one breast is taken when it is typed twice") {
  Tool tool;
  tool.keys = true;
  tool.answers = {"1200", "120", "1200", "1200"};
  tool.run({"start", "kaiser"});
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["left"]["volume_ml"] == 120);
  CHECK(session["right"]["volume_ml"] == 1200);
}

TEST_CASE("a home folder that does not exist is reported, and not made") {
  Tool tool;
  const fs::path home = tool.home / "gone";
  tool.environment = [&](Environment& environment) { environment.home = home.string(); };
  for (const char* command : {"status", "log", "doctor"}) {
    const Ran ran = command == std::string("log") ? tool.run({"log", "--left", "5"}) : tool.run({command});
    CHECK(ran.exit == 2);
    CHECK(ran.err.find("the home folder `" + home.string() + "` does not exist\nSet HOME to") != std::string::npos);
  }
  CHECK_FALSE(fs::exists(home));
}

TEST_CASE("a time zone that does not exist is not copied into a crontab") {
  Tool tool;
  tool.environment = [](Environment& environment) { environment.zone = "Foo/Bar"; };
  CHECK(tool.run({"crontab"}).out.find("TZ=Foo/Bar") != std::string::npos);
  tool.environment = [](Environment& environment) {
    environment.zone = "Foo/Bar";
    environment.zone_is_known = false;
  };
  CHECK(tool.run({"crontab"}).out.find("TZ=") == std::string::npos);
}

TEST_CASE("a program and its arguments in a single word are refused with the right form") {
  Tool tool;
  const Ran ran = tool.run({"config", "set", "say", "prog {text}"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.find(
            "say: the program and its arguments were given as one word\nGive each one separately: on the command "
            "line prog \"{text}\", in the file [\"prog\", \"{text}\"].") != std::string::npos);
  CHECK(tool.run({"config", "set", "exec", "prog -x"}).err.find("[\"prog\", \"-x\"]") != std::string::npos);
  CHECK(tool.run({"config", "set", "say", "prog", "{text}"}).exit == 0);
}

TEST_CASE("doctor reports a log with a second name") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  fs::create_hard_link(tool.log(), tool.home / "second.db");
  const Ran ran = tool.run({"doctor"});
  CHECK(ran.exit == 1);
  CHECK(ran.out.find("The log has more than one name (hard links).") != std::string::npos);
}

TEST_CASE("doctor and every other command say that a log was emptied") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  std::ofstream(tool.log(), std::ios::trunc).close();
  CHECK(tool.run({"list"}).exit == 4);
  const Ran ran = tool.run({"doctor", "--json"});
  CHECK(ran.exit == 1);
  CHECK(ran.json()[0]["said"] == "the log `" + tool.log().string() + "` is empty, but it was not before");
}

TEST_CASE("the plain backup folder as a file name means a copy in it") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const fs::path folder = tool.log().parent_path() / "backups";
  CHECK(tool.run({"backup", folder.string()}).exit == 0);
  CHECK(fs::is_directory(folder));
  CHECK(fs::exists(folder / "log-2026-11-20-060000.db"));
}

TEST_CASE("nothing is recorded at a time that the log cannot hold") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  for (const char* wrong : {"1969-12-31T23:59:00Z", "2200-01-01T00:00:00Z"}) {
    CAPTURE(wrong);
    tool.clock.set(wrong);
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"log", "--left", "5"}, {"start", "kaiser"}, {"amend", "1", "--left", "6"}})
      CHECK(tool.run(words).err ==
            "dropwise: this computer's clock is set to a year before 1970 or after 2199\n"
            "Set the clock, then run the same command again. Nothing was recorded.\n");
  }
  tool.clock.set("2026-11-20T07:00:00Z");
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
}

TEST_CASE("reminders say so when every session lies in the future") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  tool.clock.set("2026-11-20T05:00:00Z");
  CHECK(tool.run({"remind", "--why"}).out.find("\nAll sessions begin in the future, so there is") != std::string::npos);
}

TEST_CASE("a session says which volume it lacks") {
  Tool tool;
  tool.run({"log", "--left", "12", "--left-time", "8m", "--right-time", "8m"});
  CHECK(tool.run({"show", "1"})
            .out.find("The amount of the right breast is missing. To add it, run `dropwise amend 1 "
                      "--right VOL`.\n") != std::string::npos);
  tool.run({"amend", "1", "--left", "unknown", "--right", "3"});
  CHECK(tool.run({"show", "1"})
            .out.find("of the left breast is missing. To add it, run `dropwise amend 1 --left VOL`.\n") !=
        std::string::npos);
  tool.run({"amend", "1", "--right", "unknown"});
  CHECK(tool.run({"show", "1"})
            .out.find("The amount is missing. To add it, run `dropwise amend 1 --left VOL --right "
                      "VOL`.\n") != std::string::npos);
}

TEST_CASE("a table that lacks a column of ours is not taken for one about something else") {
  Tool tool;
  const auto file = tool.home.write("table.csv", "date,time,left_ml,note\n2026-06-05,06:30,12,x\n");
  const Ran ran = tool.run({"import", file.string()});
  CHECK(ran.err.find("Dropwise does not recognise these columns: date,time,left_ml,note\n") != std::string::npos);
  CHECK(ran.err.find("needs the columns left_ml, right_ml, date and time") != std::string::npos);
}

TEST_CASE("an amount too small to be kept is refused, not taken for nothing") {
  Tool tool;
  const auto import = [&](const char* amount) {
    const std::string text = std::string("date,time,left_ml,right_ml\n2026-06-05,06:30,") + amount + ",1\n";
    return tool.run({"import", tool.home.write("table.csv", text).string(), "--zone", "UTC"});
  };
  CHECK(import("0.0004").exit == 2);
  CHECK(import("0").exit == 0);
  CHECK(import("0.001").exit == 0);
}

TEST_CASE("a backup of a log that does not exist says so") {
  Tool tool;
  const Ran ran = tool.run({"backup"});
  CHECK(ran.exit == 3);
  CHECK(ran.err.starts_with("dropwise: there is no log `" + tool.log().string() + "`\n"));
  CHECK_FALSE(fs::exists(tool.log().parent_path()));
}

TEST_CASE("a HOME that is no folder with a full path is refused, also by what changes settings") {
  Tool tool;
  const fs::path file = tool.home.write("file", "");
  const std::pair<std::string, std::string> wrong[] = {
      {"h", "HOME is `h`, which is not a full path"},
      {file.string(), "HOME is `" + file.string() + "`, which is not a folder"},
      {(tool.home / "none").string(), "the home folder `" + (tool.home / "none").string() + "` does not exist"}};
  for (const auto& [home, said] : wrong) {
    tool.environment = [&home = home](Environment& told) { told.home = home; };
    for (const std::vector<std::string>& words : {std::vector<std::string>{"log", "--left", "5"},
                                                  {"config", "set", "night", "true"},
                                                  {"protocols", "new", "mine"}})
      CHECK(tool.run(words).err.starts_with("dropwise: " + said + "\n"));
  }
  CHECK_FALSE(fs::exists(tool.home / "none"));
  CHECK_FALSE(fs::exists("h"));
}

TEST_CASE("a file too short to be a log is not written over") {
  Tool tool;
  for (const char* text : {"x", "xy", "hers\n"}) {
    const fs::path file = tool.home.write("short.db", text);
    tool.database = file.string();
    CHECK(tool.run({"log", "--left", "5"}).exit == 4);
    CHECK(read_file(file) == text);
  }
}

TEST_CASE("what is set as a program but is none is reported as that") {
  Tool tool;
  const fs::path file = tool.home.write("text", "no program");
  tool.run({"config", "set", "say", file.string(), "{text}"});
  CHECK(tool.run({"doctor", "--json"}).out.find("is not a program that you may run.") != std::string::npos);
  tool.run({"config", "set", "say", tool.home.path().string(), "{text}"});
  CHECK(tool.run({"doctor", "--json"}).out.find("is not a program that you may run.") != std::string::npos);
}

TEST_CASE("a session keeps any offset that a zone can have") {
  Tool tool;
  const auto line =
      tool.home.write("in.ndjson", R"({"uuid":"6f9619ff-8b86-4011-b42d-00c04fc964ff",)"
                                   R"("started":"2026-07-01T05:00:00-19:00","updated":"2026-07-02T00:00:00Z"})"
                                   "\n");
  CHECK(tool.run({"import", line.string()}).exit == 0);
  CHECK(tool.run({"show", "1", "--json"}).json()["started"] == "2026-07-01T05:00:00-19:00");
}
