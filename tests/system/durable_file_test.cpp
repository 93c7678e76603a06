#include "system/durable_file.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

namespace {

constexpr fs::perms kOwnerOnly = fs::perms::owner_read | fs::perms::owner_write;

std::size_t files_in(const Folder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("a new durable file is private to its owner") {
  const Folder folder;
  create_durable_file(folder / "new", "text\n");
  CHECK(read_file(folder / "new") == "text\n");
  CHECK(fs::status(folder / "new").permissions() == kOwnerOnly);
}

TEST_CASE("creating a durable file overwrites nothing and follows no link") {
  const Folder folder;
  folder.write("there", "old");
  fs::create_symlink(folder / "elsewhere", folder / "link");
  for (const char* name : {"there", "link"}) {
    CAPTURE(name);
    try {
      create_durable_file(folder / name, "new");
      FAIL("accepted");
    } catch (const fs::filesystem_error& error) {
      CHECK(error.code() == std::errc::file_exists);
      CHECK(error.path1() == folder / name);
    }
  }
  CHECK(read_file(folder / "there") == "old");
  CHECK_FALSE(fs::exists(folder / "elsewhere"));
}

TEST_CASE("a file that cannot be replaced leaves no partial file behind") {
  const Folder folder;
  fs::create_directory(folder / "taken");
  CHECK_THROWS_AS(replace_durable_file(folder / "taken", "text"), fs::filesystem_error);
  CHECK(files_in(folder) == 1);
}

TEST_CASE("a replaced file keeps its permissions, and no temporary file is left") {
  const Folder folder;
  folder.write("config", "old");
  folder.write("config.new", "somebody else's file");
  fs::permissions(folder / "config", fs::perms(0640));
  replace_durable_file(folder / "config", "new");
  CHECK(read_file(folder / "config") == "new");
  CHECK(fs::status(folder / "config").permissions() == fs::perms(0640));
  CHECK(read_file(folder / "config.new") == "somebody else's file");
  CHECK(files_in(folder) == 2);
  replace_durable_file(folder / "other", "text");
  CHECK(fs::status(folder / "other").permissions() == kOwnerOnly);
}

TEST_CASE("a file is renamed only to a name that is free") {
  const Folder folder;
  folder.write("a", "first");
  folder.write("b", "second");
  CHECK_FALSE(rename_to_new(folder / "b", folder / "a"));
  CHECK(read_file(folder / "a") == "first");
  CHECK(rename_to_new(folder / "b", folder / "c"));
  CHECK(read_file(folder / "c") == "second");
  CHECK_THROWS_AS(rename_to_new(folder / "b", folder / "d"), fs::filesystem_error);
}

TEST_CASE("a link stays and its target is replaced, even if the target does not exist yet") {
  const Folder folder;
  fs::create_directory(folder / "real");
  fs::create_symlink("real/config", folder / "config");
  for (const char* text : {"first", "second"}) {
    replace_durable_file(folder / "config", text);
    CHECK(fs::is_symlink(folder / "config"));
    CHECK(read_file(folder / "real" / "config") == text);
  }
}

TEST_CASE("syncing a file that does not exist is an error") {
  const Folder folder;
  sync_file(folder.write("there", "text"));
  CHECK_THROWS_AS(sync_file(folder / "missing"), fs::filesystem_error);
}
