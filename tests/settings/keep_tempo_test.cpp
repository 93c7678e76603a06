#include "settings/keep_tempo.h"

#include <doctest/doctest.h>

#include "quantities/error.h"
#include "settings/settings.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("a tempo takes its place in the configuration, and all else stays as it was") {
  CHECK(with_tempo("", "gstt", 1800ms) == "[rhythm]\ngstt = \"1.8s\"\n");
  CHECK(with_tempo("# mine\nunit = \"oz\"\n", "gstt", 2s) == "# mine\nunit = \"oz\"\n\n[rhythm]\ngstt = \"2s\"\n");
  CHECK(with_tempo("unit = \"oz\"\n[rhythm]  # slow\n  lll = \"3s\"\n", "gstt", 2s) ==
        "unit = \"oz\"\n[rhythm]  # slow\n  lll = \"3s\"\ngstt = \"2s\"\n");
  CHECK(with_tempo("[rhythm]\ngstt=\"1s\"\nlll = \"3s\"\n", "gstt", 2s) == "[rhythm]\ngstt = \"2s\"\nlll = \"3s\"\n");
}

TEST_CASE("a tempo is kept in the file, which is made where there is none") {
  const Folder folder;
  const auto file = folder / "a/config.toml";
  keep_tempo(file, "gstt", 1800ms);
  CHECK(read_file(file) == "[rhythm]\ngstt = \"1.8s\"\n");
  keep_tempo(file, "lll", 1s);
  CHECK(read_settings(file).rhythm == std::map<std::string, Millis>{{"gstt", 1800ms}, {"lll", 1s}});
}

TEST_CASE("a file that is a link elsewhere is changed where it lies") {
  const Folder folder;
  const auto real = folder.write("real.toml", "unit = \"oz\"\n");
  std::filesystem::create_symlink(real, folder / "config.toml");
  keep_tempo(folder / "config.toml", "gstt", 1s);
  CHECK(std::filesystem::is_symlink(folder / "config.toml"));
  CHECK(read_file(real) == "unit = \"oz\"\n\n[rhythm]\ngstt = \"1s\"\n");
}

TEST_CASE("where it cannot be kept, or only by guessing, the file stays, and the line to write is said") {
  const Folder folder;
  for (const char* text : {"rhythm = { lll = \"3s\" }\n", "rhythm.lll = \"3s\"\n", "broken = [\n"}) {
    const auto file = folder.write("config.toml", text);
    try {
      keep_tempo(file, "gstt", 1800ms);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(std::string(error.what()) == "your tempo could not be kept in `" + file.string() + "`");
      CHECK(error.hint() == "Write it there, under [rhythm]: gstt = \"1.8s\"");
    }
    CHECK(read_file(file) == text);
  }
  CHECK_THROWS_AS(keep_tempo("/proc/config.toml", "gstt", 1s), Error);
  CHECK_THROWS_AS(keep_tempo("", "gstt", 1s), Error);
}

TEST_CASE("a tempo out of its bounds is refused with its place") {
  const Folder folder;
  try {
    read_settings(folder.write("c.toml", "[rhythm]\ngstt = \"0.1s\"\nlll = 2\n"));
    FAIL("no error");
  } catch (const Error& error) {
    const std::string what = error.what();
    CHECK(what.find(":2:8: gstt must be from 0.3s to 10s") != std::string::npos);
    CHECK(what.find(":3:7: lll must be a time in quotes") != std::string::npos);
  }
}
