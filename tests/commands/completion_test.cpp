#include <doctest/doctest.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

/// The completions offered for these words, without their descriptions.
std::vector<std::string> offered(Tool& tool, std::vector<std::string> words) {
  words.insert(words.begin(), {"completion", "words"});
  std::vector<std::string> found;
  std::istringstream lines(tool.run(words).out);
  for (std::string line; std::getline(lines, line);) found.push_back(line.substr(0, line.find('\t')));
  return found;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("completion offers commands, subcommands and options that match what was typed") {
  Tool tool;
  CHECK(offered(tool, {"re"}) == Words{"resume", "rehearse", "restore", "redo", "report", "remind"});
  CHECK(offered(tool, {""}).size() == command_table().size());
  CHECK(offered(tool, {"--c"}) == Words{"--config", "--color"});
  CHECK(offered(tool, {"protocols", ""}) == Words{"list", "show", "check", "new"});
  CHECK(offered(tool, {"amend", "--left"}) == Words{"--left-time", "--left"});
  CHECK(offered(tool, {"protocols", "new", "mine", "--"}) ==
        Words{"--from", "--db", "--config", "--color", "--lang", "--wide", "--no-pager", "--help"});
  CHECK(offered(tool, {"nothing", ""}).empty());
  CHECK(tool.run({"completion", "words", "undo", "--li"}).out ==
        "--list\tShow what would be taken back, the next one first; the newest 20.\n");
}

TEST_CASE("completion offers values for options and arguments") {
  Tool tool;
  CHECK(offered(tool, {"start", "m"}) == Words{"marmet"});
  CHECK(offered(tool, {"start", "--view", "p"}) == Words{"plain"});
  CHECK(offered(tool, {"start", "--view=p"}) == Words{"--view=plain"});
  CHECK(offered(tool, {"start", "--cue", "bell,fl"}) == Words{"bell,flash"});
  CHECK(offered(tool, {"start", "--cue", "title,bell,"}) ==
        Words{"title,bell,flash", "title,bell,say", "title,bell,exec", "title,bell,tick"});
  tool.protocol("bad.toml", "x=[");
  CHECK(offered(tool, {"start", "--mode", ""}) == Words{"relief", "antenatal", "little", "established"});
  CHECK(offered(tool, {"choose", "n"}) == Words{"neonatal"});
  CHECK(offered(tool, {"start", "kaiser", ""}).empty());
  CHECK(offered(tool, {"list", "to"}) == Words{"today"});
  CHECK(offered(tool, {"config", "set", "remind.q"}) == Words{"remind.quiet"});
  CHECK(offered(tool, {"config", "set", "remind.quiet", ""}).empty());
  CHECK(offered(tool, {"ctl", "p"}) == Words{"pause", "pain"});
  CHECK(offered(tool, {"backup", ""}) == Words{":file"});
  CHECK(offered(tool, {"--db", ""}) == Words{":file"});
  CHECK(offered(tool, {"completion", ""}) == Words{"bash", "zsh", "fish"});
}

TEST_CASE("completion offers the sessions of the named log, and none if it cannot be read") {
  Tool tool;
  CHECK(offered(tool, {"show", ""}) == Words{"last"});
  CHECK_FALSE(std::filesystem::exists(tool.log()));
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  tool.run({"log", "--left", "6", "--at", "10m ago", "--note", "a\tb"});
  CHECK(tool.run({"completion", "words", "show", ""}).out ==
        "last\tthe newest\n2\t2026-11-20 05:50, hand, left 6 ml, right ?\n1\t2026-11-20 05:40, hand, left 5 ml, right "
        "?\n");
  const std::string other = (tool.home / "other.db").string();
  tool.run({"--db", other, "log", "--left", "7"});
  CHECK(offered(tool, {"--db", other, "show", "1"}) == Words{"1"});
  CHECK(offered(tool, {"show", "--db=" + other, "2"}).empty());
  tool.home.write(".local/share/dropwise/log.db", "rubbish");
  CHECK(offered(tool, {"show", ""}).empty());
}

TEST_CASE("completion prints a script for each shell, and rejects other shells") {
  Tool tool;
  for (const char* shell : {"bash", "zsh", "fish"})
    CHECK(tool.run({"completion", shell}).out.find("completion words") != std::string::npos);
  CHECK(tool.run({"completion", "tcsh"}).err == "dropwise: unknown shell `tcsh`\nExpected bash, zsh or fish.\n");
  CHECK(tool.run({"completion"}).exit == 2);
}
