#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "commands/command.h"
#include "support/process.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

const std::filesystem::path kSource = DROPWISE_SOURCE;

/// The commands of a document: what follows `$ ` at the start of a line in a block.
std::vector<std::string> commands_in(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) found.push_back(line.substr(2));
  }
  return found;
}

/// Words as a shell would split them: blanks apart, double quotes together, a comment left out.
std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : command) {
    if (c == '#' && !quoted && words.back().empty()) break;
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

TEST_CASE("every command in the README works") {
  const auto commands = commands_in(read_file(kSource / "README.md"));
  CHECK(commands.size() >= 15);
  Tool tool;
  const std::string dev = read_file(kSource / "dev");
  for (const std::string& command : commands) {
    CAPTURE(command);
    auto words = words_of(command);
    if (words.front() == "./dev") {
      CHECK(dev.find("\n  " + words.at(1) + ")") != std::string::npos);
      if (words.at(1) != "run" || words.size() == 2) continue;
      words.erase(words.begin());
    }
    REQUIRE((words.front() == "dropwise" || words.front() == "run"));
    const auto arrow = std::find(words.begin(), words.end(), ">");
    std::vector<std::string> arguments(words.begin() + 1, arrow);
    for (std::string& word : arguments) {
      if (std::filesystem::exists(tool.home / word)) word = tool.home / word;
    }
    const Ran ran = tool.run(arguments);
    if (arrow != words.end()) tool.home.write(*(arrow + 1), ran.out);
    CHECK(ran.exit == 0);
    CHECK(ran.err.empty());
    tool.clock.pass(std::chrono::hours{2});
  }
}

TEST_CASE("every command has its section in the manual, every option its line") {
  const std::string manual = read_file(kSource / "man/dropwise.1");
  for (const CommandEntry& entry : command_table()) {
    CAPTURE(entry.name);
    CHECK(manual.find(std::string("\n.Ss ") + entry.name + "\n") != std::string::npos);
    Tool tool;
    std::istringstream help(tool.run({entry.name, "--help"}).out);
    for (std::string word; help >> word;) {
      if (!word.starts_with("--") || word.starts_with("--help")) continue;
      CAPTURE(word);
      CHECK(manual.find("Fl Fl " + word.substr(2)) != std::string::npos);
    }
  }
}

TEST_CASE("the examples of the manual work") {
  const std::string manual = read_file(kSource / "man/dropwise.1");
  Tool tool;
  int count = 0;
  std::istringstream lines(manual);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(".Dl $ dropwise ")) continue;
    std::string command = line.substr(6);
    for (auto at = command.find("\\(dq"); at != std::string::npos; at = command.find("\\(dq"))
      command.replace(at, 4, "\"");
    const auto words = words_of(command);
    CAPTURE(line);
    CHECK(tool.run({words.begin() + 1, words.end()}).exit == 0);
    tool.clock.pass(std::chrono::hours{2});
    ++count;
  }
  CHECK(count >= 6);
}

TEST_CASE("every key of a protocol file is described in its manual") {
  const std::string manual = read_file(kSource / "man/dropwise-protocol.5");
  for (const char* key :
       {"schema", "id",        "name",     "summary", "source",      "source_notes", "policy", "use_for", "not_for",
        "never",  "expect",    "stop",     "milk",    "distance_cm", "distance_in",  "mode",   "mark",    "cycle",
        "phase",  "says",      "at",       "do",      "hold",        "kind",         "side",   "min",     "max",
        "length", "published", "optional", "remark",  "prompts",     "in",           "say"}) {
    CAPTURE(key);
    CHECK(manual.find(std::string(".It Cm ") + key + "\n") != std::string::npos);
  }
}

TEST_CASE("the example of the protocol manual is a sound protocol") {
  const std::string manual = read_file(kSource / "man/dropwise-protocol.5");
  const auto begin = manual.find(".Bd -literal\n") + 13;
  const auto end = manual.find(".Ed\n", begin);
  Tool tool;
  tool.protocol("ten.toml", manual.substr(begin, end - begin));
  const Ran ran = tool.run({"protocols", "check", "ten"});
  CHECK(ran.err.empty());
  CHECK(ran.exit == 0);
}
