#include "system/private_file.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

TEST_CASE("missing folders are created as private to their owner, and existing ones stay as they are") {
  const Folder folder;
  fs::create_directory(folder / "shared");
  fs::permissions(folder / "shared", fs::perms(0755));
  create_private_folders(folder / "shared" / "one" / "two");
  CHECK(fs::status(folder / "shared").permissions() == fs::perms(0755));
  CHECK(fs::status(folder / "shared" / "one").permissions() == fs::perms::owner_all);
  CHECK(fs::status(folder / "shared" / "one" / "two").permissions() == fs::perms::owner_all);
  create_private_folders(folder / "shared" / "one" / "two");
}

TEST_CASE("the error names the folder that cannot be created") {
  const Folder folder;
  folder.write("file", "in the way");
  try {
    create_private_folders(folder / "file" / "one" / "two");
    FAIL("accepted");
  } catch (const fs::filesystem_error& error) {
    CHECK(error.path1() == folder / "file");
    CHECK(error.code() == std::errc::file_exists);
  }
}

TEST_CASE("ensure_private_file keeps an existing file, create_private_file rejects it") {
  const Folder folder;
  ensure_private_file(folder / "new");
  CHECK(fs::status(folder / "new").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  ensure_private_file(folder.write("there", "text"));
  CHECK(read_file(folder / "there") == "text");
  CHECK_THROWS_AS(create_private_file(folder / "there"), fs::filesystem_error);
  CHECK_THROWS_AS(ensure_private_file(folder / "missing" / "new"), fs::filesystem_error);
}

TEST_CASE("ensure_private_file follows a link without a target, create_private_file does not") {
  const Folder folder;
  fs::create_symlink(folder / "elsewhere", folder / "link");
  CHECK_THROWS_AS(create_private_file(folder / "link"), fs::filesystem_error);
  CHECK_FALSE(fs::exists(folder / "elsewhere"));
  ensure_private_file(folder / "link");
  CHECK(fs::exists(folder / "elsewhere"));
}

TEST_CASE("a temporary file can be written and read back") {
  std::fstream file = open_temporary_file();
  file << "line\n";
  file.seekg(0);
  std::string line;
  CHECK(std::getline(file, line));
  CHECK(line == "line");
}
