#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "i18n/language.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) most = std::max(most, display_width(line));
  return most;
}

}  // namespace

TEST_CASE("without a command, dropwise shows the last session, what is due, and useful commands") {
  Tool tool;
  CHECK(tool.run({}).out ==
        "No session yet.\n\n"
        "  dropwise start                 start a session; it asks what it is for and\n"
        "                                 needs no keys\n"
        "  dropwise choose                find the method that suits you, and save it\n"
        "  dropwise rehearse lll          see a session in half a minute\n\n"
        "`dropwise signs` shows the warning signs, `dropwise help` lists all commands.\n");
  tool.run({"log", "--left", "5", "--right", "3", "--left-time", "10m", "--right-time", "4m"});
  tool.clock.pass(1h);
  CHECK(
      tool.run({}).out.starts_with("Next   08:46, in 1 h 46 min\n"
                                   "Last   today 05:46 to 06:00   left 5 ml   right 3 ml   8.0 ml\n"
                                   "Today  1 session   8.0 ml   .....8..................\n\n  dropwise start "));
}

TEST_CASE("the page to glance at has a row of blocks for the milk, the sessions and the balance of the days before") {
  Tool tool;
  tool.locale = "en_GB.UTF-8";
  tool.config("day_start = \"04:00\"\n");
  for (const auto& [at, left, right] :
       {std::tuple{"2026-11-15 05:00", "10", "10"}, std::tuple{"2026-11-15 22:00", "5", "5"},
        std::tuple{"2026-11-18 02:00", "30", "10"}, std::tuple{"2026-11-19 12:00", "80", "unknown"}})
    tool.run({"log", "--at", at, "--left", left, "--right", right});
  CHECK(
      tool.run({}).out.starts_with("Next      due since 2026-11-19 15:00\n"
                                   "Last      yesterday 12:00   left 80 ml   right ?\n"
                                   "Today     no session yet\n"
                                   "Milk      ·········▃·▄·█   14 days, highest 80 ml a day\n"
                                   "Sessions  ·········█·▄·▄   highest 2 a day\n"
                                   "Left      ·········▄·▆··   64% of the milk\n\n"));
}

TEST_CASE("the page to glance at proposes to record the amount that is missing, and never to replace one") {
  Tool tool;
  tool.run({"log", "--left", "5", "--left-time", "9m", "--right-time", "9m"});
  CHECK(tool.run({}).out.find("  dropwise amend --right 12      record how much") != std::string::npos);
  tool.run({"amend", "--left", "unknown", "--right", "3"});
  CHECK(tool.run({}).out.find("  dropwise amend --left 12       record how much") != std::string::npos);
  tool.run({"amend", "--left", "5"});
  CHECK(tool.run({}).out.find("amend") == std::string::npos);
  CHECK(tool.run({}).out.find("  dropwise log --left 12 ") != std::string::npos);
}

TEST_CASE("the page to glance at says with which breast to begin") {
  Tool tool;
  tool.protocol("tiny.toml",
                "schema = 1\nid = \"tiny\"\nname = \"Tiny\"\nsource = \"a test\"\npolicy = \"open\"\n[[phase]]\n"
                "name = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"60s\"\nprompts = [\"Now.\"]\n");
  tool.run({"start", "tiny", "--first", "right"});
  CHECK(tool.run({}).out.starts_with("Next   09:00, in 2 h 58 min   LEFT breast first\n"));
}

TEST_CASE("the help fits on a screen, names every command, and is the same as --help") {
  Tool tool;
  const std::string text = tool.run({"help"}).out;
  CHECK(std::ranges::count(text, '\n') <= 24);
  CHECK(widest(text) <= 80);
  CHECK(tool.run({"--help"}).out == text);
  for (const CommandEntry& entry : command_table()) {
    CAPTURE(entry.name);
    CHECK(text.find(entry.name) != std::string::npos);
  }
}

TEST_CASE("the help of a command starts with its synopsis, has an example, and fits in 80 columns") {
  Tool tool;
  CHECK(tool.run({"snooze", "--help"}).out ==
        "dropwise snooze TIME\n\n"
        "Keep reminders silent for a while.\n\n"
        "  dropwise snooze 45m\n\n"
        "  TIME                    How long reminders are silent, such as 45m, up to 24\n"
        "                          hours; 0 ends it.\n\n"
        "`dropwise help snooze` shows its page of the manual.\n");
  const std::string shown = tool.run({"help", "snooze"}).out;  // no manual is installed
  CHECK(shown + "\n`dropwise help snooze` shows its page of the manual.\n" == tool.run({"snooze", "--help"}).out);
  for (const CommandEntry& entry : command_table()) {
    CAPTURE(entry.name);
    const Ran ran = tool.run({entry.name, "--help"});
    CHECK(ran.exit == 0);
    CHECK(widest(ran.out) <= 80);
    CHECK(ran.out.find("\n  dropwise ") != std::string::npos);
  }
  CHECK(tool.run({"protocols", "new", "--help"}).out.starts_with("dropwise protocols new ID [OPTIONS]\n\nMake a"));
  CHECK(tool.run({"help", "amned"}).err ==
        "dropwise: unknown command `amned`\n`dropwise --help` lists them all. Did you mean `amend`?\n");
}

TEST_CASE("in every language the help fits on a screen, and that of each command in 80 columns") {
  Tool tool;
  for (const Language& language : languages()) {
    CAPTURE(language.code);
    const std::string code(language.code);
    const std::string text = tool.run({"--lang", code, "--help"}).out;
    CHECK(std::ranges::count(text, '\n') <= 24);
    CHECK(widest(text) <= 80);
    for (const CommandEntry& entry : command_table()) {
      CAPTURE(entry.name);
      CHECK(widest(tool.run({"--lang", code, entry.name, "--help"}).out) <= 80);
    }
  }
}
