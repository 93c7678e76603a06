#include "system/paths.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

TEST_CASE("links are followed to their target, even if it does not exist") {
  const Folder folder;
  fs::create_symlink("second", folder / "first");
  fs::create_symlink(folder / "end", folder / "second");
  CHECK(resolve_links(folder / "first") == folder / "end");
  CHECK(resolve_links(folder / "end") == folder / "end");
}

TEST_CASE("a missing permission is reported") {
  const Folder folder;
  const fs::path file = folder.write("file", "");
  fs::permissions(file, fs::perms(0600));
  CHECK_FALSE(check_permission(file, Permission::read));
  CHECK_FALSE(check_permission(file, Permission::write));
  CHECK(check_permission(file, Permission::execute) == std::errc::permission_denied);  // also for root
  CHECK(check_permission(folder / "missing", Permission::read) == std::errc::no_such_file_or_directory);
}
