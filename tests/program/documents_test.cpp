#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/format.h"
#include "cli/command.h"
#include "config/setting.h"
#include "live/key_decoder.h"
#include "support/fake_crontab.h"
#include "support/process.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

const std::filesystem::path kSource = DROPWISE_SOURCE;

/// The commands in a document: the rest of each line that starts with `$ `.
std::vector<std::string> commands_in(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) found.push_back(line.substr(2));
  }
  return found;
}

struct Transcript {
  std::string command, output;
};

/// The commands in the blocks of a document marked as `console`, each with the output shown below it.
std::vector<Transcript> transcripts_in(const std::string& text) {
  std::vector<Transcript> found;
  std::istringstream lines(text);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      found.push_back({line.substr(2), ""});
    } else if (inside) {
      found.back().output += line + "\n";
    }
  }
  return found;
}

/// The output as a document shows it: cut off where `shown` ends with the line `…`.
std::string cut_like(const std::string& shown, std::string output) {
  const std::string rest = "…\n";
  if (!shown.ends_with(rest)) return output;
  const std::size_t kept = shown.size() - rest.size();
  return output.size() > kept ? output.substr(0, kept) + rest : output;
}

/// Splits a command into words like a shell: at spaces outside double quotes, without a comment.
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

std::string page_of(const std::string& command) { return read_file(kSource / ("man/dropwise-" + command + ".1")); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) found.push_back(line);
  return found;
}

std::string replaced(std::string text, const std::string& old, const std::string& fresh) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size()))
    text.replace(at, old.size(), fresh);
  return text;
}

std::string in_mdoc(const std::string& text) { return replaced(text, "\"", "\\(dq"); }

/// The commands shown in a manual page, with their arguments.
std::vector<std::string> examples_in(const std::string& page) {
  std::vector<std::string> found;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with(".Dl $ dropwise ")) found.push_back(replaced(line.substr(6), "\\(dq", "\""));
  }
  return found;
}

bool names_option(const std::string& page, const std::string& option) {
  for (const char after : {' ', '\n'}) {
    if (page.find("Fl Fl " + option + after) != std::string::npos) return true;
  }
  return false;
}

/// The arguments of an example. A file that it reads is created with the contents `file`.
std::vector<std::string> arguments_of(const Tool& tool, const std::string& command, const std::string& file) {
  const auto words = words_of(command);
  std::vector<std::string> arguments(words.begin() + 1, std::find(words.begin(), words.end(), ">"));
  for (std::string& word : arguments) {
    if (word.ends_with(".ndjson")) word = tool.home.write(word, file).string();
    if (word.ends_with(".html")) word = (tool.home / word).string();
  }
  return arguments;
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

TEST_CASE("the README shows what the commands print") {
  Tool tool;
  tool.clock.set("2026-11-20T08:00:00Z");
  tool.term = "xterm";
  tool.environment = [](Environment& told) { told.no_color = "1"; };
  tool.locale = "en_GB.UTF-8";
  tool.columns = 80;
  const auto examples = transcripts_in(read_file(kSource / "README.md"));
  CHECK(examples.size() >= 15);
  for (const Transcript& example : examples) {
    CAPTURE(example.command);
    const auto words = words_of(example.command);
    REQUIRE(words.front() == "dropwise");
    const Ran ran = tool.run({words.begin() + 1, words.end()});
    CHECK(ran.err.empty());
    CHECK(cut_like(example.output, replaced(ran.out, tool.home.path().string(), "/home/ada")) == example.output);
    tool.clock.pass(std::chrono::minutes{1});
  }
}

TEST_CASE("the manual of the log has every column of its views, and queries that work") {
  const std::string page = read_file(kSource / "man/dropwise-log.5");
  Tool tool;
  tool.run({"start", "kaiser"});
  tool.run({"log", "--at", "1h ago", "--left", "7"});
  SQLite::Database log(tool.log().string());
  for (const char* view : {"sessions", "segments"}) {
    SQLite::Statement column(log, formatted("SELECT name FROM pragma_table_info('{}')", view));
    while (column.executeStep()) {
      CAPTURE(column.getColumn(0).getString());
      CHECK(page.find("\n.It Cm " + column.getColumn(0).getString() + "\n") != std::string::npos);
    }
  }
  std::size_t queries = 0;
  for (auto at = page.find("SELECT "); at != std::string::npos; at = page.find("SELECT ", at + 1)) {
    const std::string query = page.substr(at, page.find(';', at) - at);
    CAPTURE(query);
    CHECK(SQLite::Statement(log, query).executeStep());
    ++queries;
  }
  CHECK(queries == 5);
}

TEST_CASE("every command has a manual page, and every page belongs to a command") {
  const std::string overview = read_file(kSource / "man/dropwise.1");
  std::set<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "man")) {
    if (entry.path().extension() == ".1") pages.insert(entry.path().filename().string());
  }
  CHECK(pages.erase("dropwise.1") == 1);
  for (const CommandEntry& entry : command_table()) {
    CAPTURE(entry.name);
    CHECK(pages.erase(formatted("dropwise-{}.1", entry.name)) == 1);
    CHECK(overview.find(formatted("\n.Xr dropwise-{} 1\n", entry.name)) != std::string::npos);
  }
  CHECK(pages.empty());
}

TEST_CASE("a manual page names every option of its command, and no unknown option") {
  std::set<std::string> known = {"db", "config", "color", "lang", "wide", "no-pager", "version", "help"};
  const std::string overview = read_file(kSource / "man/dropwise.1");
  std::string all = overview;
  for (const CommandEntry& entry : command_table()) {
    const std::string page = page_of(entry.name);
    all += page;
    describe(entry, [&](const Command& command) {
      std::vector<Parameter> takes(command.parameters().begin(), command.parameters().end());
      for (const Command& sub : command.subs())
        takes.insert(takes.end(), sub.parameters().begin(), sub.parameters().end());
      for (const Parameter& word : takes) {
        if (!word.is_option()) continue;
        CAPTURE(command.name() + " " + word.name);
        CHECK(names_option(page, word.name.substr(2)));
        CHECK(names_option(overview, word.name.substr(2)));
        known.insert(word.name.substr(2));
      }
    });
  }
  std::size_t named = 0;
  for (auto at = all.find("Fl Fl "); at != std::string::npos; at = all.find("Fl Fl ", at + 1), ++named) {
    const std::string option = all.substr(at + 6, all.find_first_of(" \n", at + 6) - at - 6);
    CAPTURE(option);
    CHECK(known.contains(option));
  }
  CHECK(named > 100);
}

TEST_CASE("the examples in the help are in the manual, and the examples in the manual work") {
  const std::set<std::string> need_something_before = {"watch", "ctl", "resume", "restore", "redo"};
  for (const CommandEntry& entry : command_table()) {
    const std::string page = page_of(entry.name);
    Tool tool;
    write_fake_crontab(tool.home);
    tool.run({"log", "--at", "20m ago", "--left", "5"});
    tool.run({"log", "--at", "10m ago", "--left", "6"});
    const std::string exported = tool.run({"export"}).out;
    for (const std::string& example : lines_of(entry.examples)) {
      CAPTURE(example);
      CHECK(page.find(formatted("\n.Dl $ {}\n", in_mdoc(example))) != std::string::npos);
    }
    for (const std::string& command : examples_in(page)) {
      CAPTURE(command);
      const Ran ran = tool.run(arguments_of(tool, command, exported));
      CHECK(ran.exit != 2);
      if (!need_something_before.contains(entry.name)) CHECK(ran.exit == 0);
      tool.clock.pass(std::chrono::hours{2});
    }
  }
}

TEST_CASE("the examples of the overview page work") {
  Tool tool;
  const auto examples = examples_in(read_file(kSource / "man/dropwise.1"));
  CHECK(examples.size() >= 6);
  for (const std::string& command : examples) {
    CAPTURE(command);
    CHECK(tool.run(arguments_of(tool, command, "")).exit == 0);
    tool.clock.pass(std::chrono::hours{2});
  }
}

TEST_CASE("the manual page of start names every key of a session") {
  const std::string page = page_of("start");
  for (const KeyHelp& row : key_help(false)) {
    const std::string& key = row.keys;
    CAPTURE(key);
    const bool named = page.find("\n.It " + key + "\n") != std::string::npos ||
                       page.find("\n.It \\&" + key + "\n") != std::string::npos;
    CHECK(named);
  }
}

TEST_CASE("every configuration key is described in the manual, and the example there is valid") {
  const std::string manual = read_file(kSource / "man/dropwise-config.5");
  for (const Setting& setting : setting_table()) {
    CAPTURE(std::string(setting.path));
    CHECK(manual.find(formatted("\n.It Cm {} No = ", setting.path)) != std::string::npos);
  }
  const auto begin = manual.find(".Bd -literal\n") + 13;
  Tool tool;
  tool.config(manual.substr(begin, manual.find(".Ed\n", begin) - begin));
  CHECK(tool.run({"config", "get", "remind.quiet"}).out == "23:00-05:00\n");
}

TEST_CASE("the library example in the README and the manual is the program that is built and run as a test") {
  const std::string program = read_file(kSource / "tests/consumer/intervals.cpp");
  const std::string code = program.substr(program.find("#include"));
  CHECK(read_file(kSource / "README.md").find("```cpp\n" + code + "```\n") != std::string::npos);
  std::string page = read_file(kSource / "man/dropwise-timing.3");
  for (auto at = page.find("\\e"); at != std::string::npos; at = page.find("\\e")) page.replace(at, 2, "\\");
  CHECK(page.find(".Bd -literal\n" + code + ".Ed\n") != std::string::npos);
}

TEST_CASE("every key of a protocol file is described in the manual") {
  const std::string manual = read_file(kSource / "man/dropwise-protocol.5");
  for (const char* key :
       {"schema",    "id",        "name",     "summary", "source",      "source_notes", "policy", "use_for", "not_for",
        "never",     "expect",    "stop",     "milk",    "distance_cm", "distance_in",  "mode",   "mark",    "cycle",
        "phase",     "says",      "at",       "do",      "hold",        "kind",         "side",   "min",     "max",
        "length",    "published", "optional", "remark",  "prompts",     "in",           "say",    "gently",  "question",
        "reminders", "technique", "clock",    "facts",   "role",        "stay",         "pair",   "change"}) {
    CAPTURE(key);
    CHECK(manual.find(std::string(".It Cm ") + key + "\n") != std::string::npos);
  }
}

TEST_CASE("the example in the protocol manual is a valid protocol") {
  const std::string manual = read_file(kSource / "man/dropwise-protocol.5");
  const auto begin = manual.find(".Bd -literal\n") + 13;
  const auto end = manual.find(".Ed\n", begin);
  Tool tool;
  tool.protocol("ten.toml", manual.substr(begin, end - begin));
  const Ran ran = tool.run({"protocols", "check", "ten"});
  CHECK(ran.err.empty());
  CHECK(ran.exit == 0);
}
