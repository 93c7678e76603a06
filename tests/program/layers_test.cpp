#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

#include "support/folder.h"

using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

using Arrows = std::map<std::string, std::set<std::string>>;

/// The arrows of the diagram in the README, such as `a & b --> c & d`.
Arrows drawn() {
  const std::string readme = read_file(fs::path(DROPWISE_SOURCE) / "README.md");
  const auto begin = readme.find("graph TD\n");
  std::istringstream lines(readme.substr(begin, readme.find("```", begin) - begin));
  Arrows arrows;
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> from;
    std::istringstream words(line);
    bool behind = false;
    for (std::string word; words >> word;) {
      if (word == "-->") behind = true;
      if (word == "-->" || word == "&") continue;
      if (!behind) from.push_back(word);
      for (const std::string& layer : from) {
        if (behind) arrows[layer].insert(word);
      }
    }
  }
  return arrows;
}

/// The layers that can be reached from a layer by following arrows, including itself.
std::set<std::string> below(const Arrows& arrows, const std::string& layer) {
  std::set<std::string> found = {layer};
  if (!arrows.contains(layer)) return found;
  for (const std::string& next : arrows.at(layer)) found.merge(below(arrows, next));
  return found;
}

/// The layer of an include; `timing` for the public headers, empty for other libraries.
std::string layer_of(const std::string& include) {
  if (include.front() != '"') return {};
  const std::string folder = include.substr(1, include.find('/') - 1);
  return folder == "dropwise" ? "timing" : folder;
}

std::vector<fs::path> sources(const char* below) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(DROPWISE_SOURCE) / below)) {
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  }
  return files;
}

/// The includes of a file with their opening quote or bracket, such as `"timing/names.h` or `<string`.
std::vector<std::string> includes(const fs::path& file) {
  const std::string mark = "#include ";
  std::istringstream lines(read_file(file));
  std::vector<std::string> found;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(mark)) found.push_back(line.substr(mark.size(), line.size() - mark.size() - 1));
  }
  return found;
}

/// The files below src that contain this text.
std::set<std::string> holders(const std::string& text) {
  std::set<std::string> found;
  for (const fs::path& file : sources("src")) {
    if (read_file(file).find(text) != std::string::npos)
      found.insert(file.lexically_relative(fs::path(DROPWISE_SOURCE) / "src").string());
  }
  return found;
}

}  // namespace

TEST_CASE("includes follow the arrows in the README, and every arrow is needed") {
  const Arrows arrows = drawn();
  Arrows found;
  for (const fs::path& file : sources("src")) {
    const fs::path inside = file.lexically_relative(fs::path(DROPWISE_SOURCE) / "src");
    if (!inside.has_parent_path()) continue;
    const std::string layer = inside.begin()->string();
    for (const std::string& name : includes(file)) {
      if (layer_of(name).empty()) continue;
      CAPTURE(file.string());
      CAPTURE(name);
      CHECK(below(arrows, layer).contains(layer_of(name)));
      found[layer].insert(layer_of(name));
    }
  }
  CHECK(found.size() == 18);
  for (const auto& [from, all] : arrows) {
    for (const std::string& to : all) {
      const std::string arrow = from + " --> " + to;
      CAPTURE(arrow);
      CHECK(found[from].contains(to));
    }
  }
}

TEST_CASE("the timing library includes only itself, the standard library, and one header to read and write JSON") {
  std::vector<fs::path> files = sources("include");
  for (const fs::path& file : sources("src/timing")) files.push_back(file);
  files.push_back(fs::path(DROPWISE_SOURCE) / "src/system/clock.cpp");
  for (const fs::path& file : files) {
    for (const std::string& name : includes(file)) {
      CAPTURE(file.string());
      CHECK((name.starts_with("\"dropwise/") || name.starts_with("\"timing/") ||
             name.find_first_of("/.") == std::string::npos ||
             (name == "<nlohmann/json.hpp" && file.filename() == "plan_json.cpp")));
    }
  }
}

TEST_CASE("only system, the terminal and main() use the headers of the operating system") {
  const std::set<std::string> elsewhere = {"main.cpp", "terminal/signals.cpp", "terminal/signals.h",
                                           "terminal/tty.cpp"};
  for (const char* header : {"<fcntl.h>", "<unistd.h>", "<csignal>", "<sys/", "<poll.h>", "<pwd.h>", "<cerrno>"}) {
    for (const std::string& holder : holders(header)) {
      CAPTURE(header);
      CAPTURE(holder);
      CHECK((holder.starts_with("system/") || elsewhere.contains(holder)));
    }
  }
  CHECK_FALSE(holders("<unistd.h>").empty());
}

TEST_CASE("only messages and what is shown know the language and make errors in words") {
  const std::set<std::string> layers = {"i18n", "reports", "render", "live", "app", "cli", "commands"};
  const std::set<std::string> files = {"reminders/messages.cpp", "main.cpp", "base/error.h"};
  for (const char* word : {"i18n/", "UserError"}) {
    for (const std::string& holder : holders(word)) {
      CAPTURE(word);
      CAPTURE(holder);
      CHECK((layers.contains(holder.substr(0, holder.find('/'))) || files.contains(holder)));
    }
  }
  CHECK(holders("i18n/").contains("reminders/messages.cpp"));
}

TEST_CASE("each library and each clock is used only in the places meant for it") {
  using Set = std::set<std::string>;
  CHECK(holders("CLI/CLI.hpp") == Set{"cli/command.cpp"});
  CHECK(holders("<SQLiteCpp/") == Set{"store/file/backup.cpp", "store/store_replace.cpp", "store/bind.h",
                                      "store/undo/change.h", "store/sqlite_error.h", "store/statement.h",
                                      "store/live_channel.cpp", "store/checked_row.cpp", "store/undo/undo_log.cpp"});
  CHECK(holders("<toml++/") == Set{"protocols/safety_notes.cpp", "protocols/situations.cpp", "config/presets.h",
                                   "toml/toml_library.cpp", "toml/toml_reader.h"});
  CHECK(holders("<rapidjson/") == Set{"store/json/parse_line.cpp", "store/json/record_json.cpp"});
  CHECK(holders("<fmt/") == Set{"base/format.cpp", "base/format.h"});
  CHECK(holders("getenv") == Set{"main.cpp", "quantities/timezone.cpp"});  // there to put TZ back
  CHECK(holders("clock_gettime") == Set{"system/clock.cpp"});
  CHECK(holders("_clock::now").empty());
  CHECK(holders("\\x1b[1m") == Set{"terminal/style.cpp"});
  CHECK(holders("std::system(").empty());
  CHECK(holders("popen").empty());
}

TEST_CASE("no two headers define types of the same name, which the linker would mix up silently") {
  const std::regex definition("^(struct|class|enum class) ([A-Za-z]+)[^;(]*\\{");
  std::map<std::string, std::string> where;
  for (const char* below : {"src", "include"}) {
    for (const fs::path& file : sources(below)) {
      if (file.extension() != ".h") continue;
      std::istringstream lines(read_file(file));
      for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (!std::regex_search(line, found, definition)) continue;
        CAPTURE(line);
        CAPTURE(file.string());
        CHECK(where.emplace(found[2], file.string()).second);
      }
    }
  }
  CHECK(where.size() > 100);
}

TEST_CASE("no title of a test contains a semicolon, which would split it in ctest") {
  const std::regex title("TEST_CASE\\(\\s*\"([^\"]*)");
  std::size_t titles = 0;
  for (const fs::path& file : sources("tests")) {
    const std::string text = read_file(file);
    for (auto found = std::sregex_iterator(text.begin(), text.end(), title); found != std::sregex_iterator(); ++found) {
      ++titles;
      CAPTURE((*found)[1].str());
      CHECK((*found)[1].str().find(';') == std::string::npos);
    }
  }
  CHECK(titles > 400);
}

TEST_CASE("no code runs a shell, starts a thread or opens a socket") {
  const std::regex asks(
      R"((^|[^\w.>])(popen|system|socket|connect|getaddrinfo|pthread_create)\(|std::j?thread|/bin/sh)");
  for (const char* below : {"src", "include"}) {
    for (const fs::path& file : sources(below)) {
      CAPTURE(file.string());
      CHECK_FALSE(std::regex_search(read_file(file), asks));
    }
  }
}

TEST_CASE("values are bound to SQL statements, and only our own constants are formatted into them") {
  const std::regex calls(R"(\bformatted\(((?:"(?:[^"\\]|\\.)*"|[^;])*?)\)[),;])");
  const std::regex statement("(SELECT|INSERT|UPDATE|DELETE|PRAGMA) ");
  const std::regex literal(R"("(?:[^"\\]|\\.)*")"), name(R"([A-Za-z_]\w*)"),
      constant(
          R"(k[A-Z]\w*|part|deleted|id_|version|select|recorded|left|assignments|column_(names|places)|ColumnSet|all|entered|journal_expression)");
  std::size_t statements = 0;
  for (const fs::path& file : sources("src")) {
    const std::string text = read_file(file);
    for (auto call = std::sregex_iterator(text.begin(), text.end(), calls); call != std::sregex_iterator(); ++call) {
      const std::string all = (*call)[1].str();
      if (!std::regex_search(all, statement)) continue;
      ++statements;
      const std::string given = std::regex_replace(all, literal, "");
      CAPTURE(all);
      for (auto word = std::sregex_iterator(given.begin(), given.end(), name); word != std::sregex_iterator(); ++word)
        CHECK(std::regex_match(word->str(), constant));
    }
  }
  CHECK(statements >= 8);
}

TEST_CASE("source files have at most 300 lines") {
  for (const char* below : {"src", "include"}) {
    for (const fs::path& file : sources(below)) {
      const std::string text = read_file(file);
      CAPTURE(file.string());
      CHECK(std::count(text.begin(), text.end(), '\n') <= 300);
    }
  }
}
