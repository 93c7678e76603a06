#include "store/file/rescue.h"

#include <doctest/doctest.h>

#include "store/json/line.h"
#include "support/folder.h"
#include "support/random_session.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

namespace {

SessionRecord session() {
  SessionRecord record{.uuid = "6f9619ff-8b86-4011-b42d-00c04fc964ff"};
  record.data.began = *parse_rfc3339("2026-11-20T06:00:00Z");
  record.data.yield.left.volume = Volume{7'000, Unit::ml};
  return record;
}

}  // namespace

TEST_CASE("a rescued session is written for its owner alone, and reads back") {
  const Folder folder;
  const std::vector<fs::path> folders = {folder.path()};
  const auto file = write_rescue(folders, "/logs/log.db", session());
  REQUIRE(file.has_value());
  CHECK(fs::status(*file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(equivalent(load_rescue(*file), session()));
  CHECK(rescue_files(folders, "/logs/log.db") == std::vector<fs::path>{*file});
}

TEST_CASE("the first folder that can be written is used") {
  const Folder folder;
  const std::vector<fs::path> folders = {folder / "missing", folder.path()};
  CHECK(write_rescue(folders, "/logs/log.db", session()).value().parent_path() == folder.path());
  CHECK_FALSE(write_rescue(std::span(folders).first(1), "/logs/log.db", session()).has_value());
}

TEST_CASE("a rescue file is never overwritten, and a link in its place is not followed") {
  const Folder folder;
  const std::vector<fs::path> folders = {folder.path()};
  const fs::path first = write_rescue(folders, "/logs/log.db", session()).value();
  const std::string text = read_file(first);
  CHECK(write_rescue(folders, "/logs/log.db", session()) != first);
  CHECK(read_file(first) == text);
  CHECK(rescue_files(folders, "/logs/log.db").size() == 2);
  fs::remove(first);
  fs::create_symlink(folder / "elsewhere", first);
  write_rescue(folders, "/logs/log.db", session());
  CHECK_FALSE(fs::exists(folder / "elsewhere"));
}

TEST_CASE("logs that share a folder find only their own rescue files") {
  const Folder folder;
  const std::vector<fs::path> folders = {folder.path()};
  write_rescue(folders, "/logs/log.db", session());
  CHECK(rescue_files(folders, "/logs/other.db").empty());
  CHECK(rescue_files(folders, "/logs/../logs/log.db").size() == 1);
}

TEST_CASE("a rescue file that holds no session is an error") {
  const Folder folder;
  CHECK_THROWS_AS(load_rescue(folder.write("empty", "")), FieldError);
  CHECK_THROWS_AS(load_rescue(folder.write("cut", "{\"uuid\":\"6f96")), FieldError);
  CHECK_THROWS_AS(load_rescue(folder / "missing"), FieldError);
}
