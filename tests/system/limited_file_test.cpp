#include "system/limited_file.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

std::error_code fault_of(const std::filesystem::path& file) {
  try {
    load_limited_file(file, 10);
    return {};
  } catch (const std::filesystem::filesystem_error& error) {
    CHECK(error.path1() == file);
    return error.code();
  }
}

}  // namespace

TEST_CASE("a file within the limit is read whole, and a longer one is refused") {
  const Folder folder;
  CHECK(load_limited_file(folder.write("most", "0123456789"), 10) == "0123456789");
  CHECK(load_limited_file("/dev/null", 10).empty());
  CHECK(fault_of(folder.write("more", "0123456789a")) == std::errc::file_too_large);
  CHECK(fault_of("/dev/zero") == std::errc::file_too_large);
}

TEST_CASE("what is not a file is refused without waiting") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(fault_of(folder / "pipe") == std::errc::not_supported);
  CHECK(fault_of(folder.path()) == std::errc::is_a_directory);
  CHECK(fault_of(folder / "nothing") == std::errc::no_such_file_or_directory);
  CHECK_FALSE(try_load_limited_file(folder / "pipe", 10));
}
