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
        "  dropwise start                 begin; it asks what it is for, and needs no key\n"
        "  dropwise choose                find the way that fits, and save it\n"
        "  dropwise rehearse lll          see a session in half a minute\n\n"
        "`dropwise signs` shows the warning signs, `dropwise help` all commands.\n");
  tool.run({"log", "--left", "5", "--left-time", "10m", "--right-time", "0"});
  tool.clock.pass(1h);
  CHECK(
      tool.run({}).out.starts_with("Last: session 1, 1 h ago, 2026-11-20 05:50, hand, left 10:00 5 ml, right "
                                   "0:00.\nNext: 08:50.\n\n  dropwise start "));
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
