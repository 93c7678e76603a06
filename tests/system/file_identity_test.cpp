#include "system/file_identity.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

TEST_CASE("a file keeps its identity under another name and with other contents") {
  const Folder folder;
  const fs::path file = folder.write("log", "one");
  const auto before = identity_of(file);
  REQUIRE(before.has_value());
  fs::rename(file, folder / "moved");
  folder.write("moved", "two");
  CHECK(is_same_file(*before, identity_of(folder / "moved").value()));
  fs::create_symlink("moved", folder / "link");
  CHECK(is_same_file(*before, identity_of(folder / "link").value()));
  CHECK_FALSE(identity_of(file).has_value());
}

TEST_CASE("a file that replaces another has an identity of its own") {
  const Folder folder;
  const fs::path file = folder.write("log", "one");
  const auto before = identity_of(file).value();
  do {  // two files that are made within one tick of the clock have the same time of creation
    fs::remove(folder / "other");
    folder.write("other", "two");
  } while (before.born != 0 && identity_of(folder / "other").value().born == before.born);
  fs::rename(folder / "other", file);
  CHECK_FALSE(is_same_file(before, identity_of(file).value()));
}

TEST_CASE("the time of creation decides, and the inode only where there is none") {
  CHECK(is_same_file({.inode = 7, .born = 1000}, {.inode = 8, .born = 1000}));
  CHECK_FALSE(is_same_file({.inode = 7, .born = 1000}, {.inode = 7, .born = 1001}));
  CHECK(is_same_file({.inode = 7, .born = 0}, {.inode = 7, .born = 1000}));
  CHECK_FALSE(is_same_file({.inode = 7, .born = 0}, {.inode = 8, .born = 1000}));
}
