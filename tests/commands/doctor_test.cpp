#include <doctest/doctest.h>

#include "records/rescue.h"
#include "records/store.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

/// What doctor says of one thing, a line each.
std::vector<std::string> said_of(Tool& tool, const std::string& what, const std::vector<std::string>& words = {}) {
  std::vector<std::string> all = {"doctor", "--json"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<std::string> found;
  for (const Json& finding : tool.run(all).json()) {
    if (finding["what"] == what)
      found.push_back((finding["wrong"].get<bool>() ? "wrong: " : "") + finding["said"].get<std::string>());
  }
  return found;
}

using Lines = std::vector<std::string>;

/// A session that is in a rescue file beside the log and nowhere else; the name of the file.
fs::path lose(Tool& tool) {
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  const Record record = Store(tool.log(), Store::Access::read).read(1).value();
  const std::vector<fs::path> places = {tool.home / "nowhere", tool.log().parent_path()};
  fs::path file = write_rescue(places, record).value();
  for (const char* beside : {"", "-wal", "-shm"}) fs::remove(tool.log().string() + beside);
  tool.run({"log", "--right", "7", "--at", "3h ago"});
  return file;
}

}  // namespace

TEST_CASE("doctor looks at the log, and says nothing is wrong where nothing is") {
  Tool tool;
  CHECK(said_of(tool, "log") == Lines{tool.log().string() + " does not exist yet."});
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(said_of(tool, "log") == Lines{"1 session; the file is whole."});
  CHECK(said_of(tool, "rights") == Lines{"Nobody but you may read it."});
  CHECK(said_of(tool, "sessions").empty());
  CHECK(said_of(tool, "rescued").empty());
  CHECK(said_of(tool, "mended", {"--fix"}).empty());
  CHECK_FALSE(fs::exists(tool.log().parent_path() / "backups"));
}

TEST_CASE("doctor names sessions at the same time, five at most") {
  Tool tool;
  for (int i = 0; i < 8; ++i) tool.run({"log", "--left-time", "30m", "--at", "yesterday 06:00"});
  CHECK(said_of(tool, "sessions") ==
        Lines{"wrong: At the same time as another: 1 with 2, 1 with 3, 1 with 4, 1 with 5, 1 with 6 and 2 more."});
}

TEST_CASE("doctor keeps the log to its owner, after a copy") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const fs::path folder = tool.log().parent_path();
  fs::permissions(tool.log(), fs::perms(0644));
  fs::permissions(folder, fs::perms(0755));
  CHECK(said_of(tool, "rights") == Lines{"wrong: Others may read or write " + tool.log().string() + "."});
  const Lines mended = said_of(tool, "mended", {"--fix"});
  CHECK(mended.front() == "Copied the log to " + (folder / "backups/log-2026-11-20-0600.db").string() + " first.");
  CHECK(mended.at(1) == "Nobody but you may use " + tool.log().string() + " any more.");
  CHECK(mended.back() == "Nobody but you may use " + folder.string() + " any more.");
  CHECK(fs::status(tool.log()).permissions() == fs::perms(0600));
  CHECK(fs::status(folder).permissions() == fs::perms(0700));
  CHECK(said_of(tool, "rights") == Lines{"Nobody but you may read it."});
}

TEST_CASE("doctor finds what was rescued, and takes it in") {
  Tool tool;
  const std::string file = lose(tool).string();
  CHECK(said_of(tool, "rescued") == Lines{"wrong: The session in " + file + " is not in the log."});
  CHECK(said_of(tool, "mended", {"--fix"}).at(1) ==
        "Took in 1 session from rescue files; `dropwise undo` takes that back.");
  CHECK(said_of(tool, "rescued") == Lines{"The session in " + file + " is in the log."});
  CHECK(fs::exists(file));
  CHECK(tool.run({"show", "last", "--json"}).json()["left"]["volume_ml"] == 5);
  CHECK(said_of(tool, "mended", {"--fix"}).empty());
  tool.run({"undo"});
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
}

TEST_CASE("a rescue file that holds no session is told and left as it is") {
  Tool tool;
  const fs::path file = lose(tool);
  const auto broken = tool.home.write(fs::relative(file, tool.home.path()).string(), "{\n");
  CHECK(said_of(tool, "rescued", {"--fix"}) == Lines{"wrong: " + broken.string() + " holds no session."});
  CHECK(read_file(broken) == "{\n");
}
