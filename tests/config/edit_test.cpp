#include "config/edit.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "app/errors/config_messages.h"
#include "base/format.h"
#include "config/setting.h"
#include "config/settings.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

std::string with_tempo(const std::string& text, const std::string& value) {
  return with_value(text, "rhythm", "gstt", "\"" + value + "\"");
}

}  // namespace

TEST_CASE("a value is set in the configuration file, and everything else stays as it was") {
  CHECK(with_tempo("", "1.8s") == "[rhythm]\ngstt = \"1.8s\"\n");
  CHECK(with_tempo("# mine\nunit = \"oz\"\n", "2s") == "# mine\nunit = \"oz\"\n\n[rhythm]\ngstt = \"2s\"\n");
  CHECK(with_tempo("unit = \"oz\"\n[rhythm]  # slow\n  lll = \"3s\"\n", "2s") ==
        "unit = \"oz\"\n[rhythm]  # slow\n  lll = \"3s\"\ngstt = \"2s\"\n");
  CHECK(with_tempo("[rhythm]\ngstt=\"1s\"  # mine\nlll = \"3s\"\n", "2s") ==
        "[rhythm]\ngstt = \"2s\"  # mine\nlll = \"3s\"\n");
  CHECK(with_tempo("[rhythm]\nlll = \"3s\"\n\n# reports\n[report]\nbaby = \"#1\"\n", "2s") ==
        "[rhythm]\nlll = \"3s\"\ngstt = \"2s\"\n\n# reports\n[report]\nbaby = \"#1\"\n");
  CHECK(with_value("[report]\nbaby = \"B\"\n", "", "unit", "\"oz\"") == "unit = \"oz\"\n\n[report]\nbaby = \"B\"\n");
  CHECK(with_value("view = \"big\"\n\n[report]\n", "", "unit", "\"oz\"") ==
        "view = \"big\"\nunit = \"oz\"\n\n[report]\n");
}

TEST_CASE("a value is removed from the configuration file, and everything else stays as it was") {
  CHECK(with_value("a = 1\n[rhythm]\ngstt = \"2s\"\nlll = \"3s\"\n", "rhythm", "gstt", {}) ==
        "a = 1\n[rhythm]\nlll = \"3s\"\n");
  CHECK(with_value("# one\nunit = \"oz\"\n\n# two\nview = \"big\"\n", "", "unit", {}) ==
        "# one\n\n# two\nview = \"big\"\n");
  CHECK(with_value("unit = \"oz\"\n", "rhythm", "gstt", {}) == "unit = \"oz\"\n");
}

TEST_CASE("line endings, a byte order mark, comments and a missing last newline stay as they were") {
  CHECK(with_tempo("[rhythm]\r\ngstt = \"1s\"\r\nlll = \"3s\"\r\n", "2s") ==
        "[rhythm]\r\ngstt = \"2s\"\r\nlll = \"3s\"\r\n");
  CHECK(with_value("view = \"big\"\r\n[report]\r\n", "", "unit", "\"oz\"") ==
        "view = \"big\"\r\nunit = \"oz\"\r\n\r\n[report]\r\n");
  CHECK(with_value("\xef\xbb\xbfunit = \"ml\"\n", "", "unit", "\"oz\"") == "\xef\xbb\xbfunit = \"oz\"\n");
  CHECK(with_value("say = ['sh', '-c', 'x # {text}']\n", "", "say", "[\"{text}\"]") == "say = [\"{text}\"]\n");
  CHECK(with_value("exec = [\"a\\\\\"] # keep me\n", "", "exec", "[\"b\"]") == "exec = [\"b\"] # keep me\n");
  CHECK(with_value("unit = \"ml\"", "rhythm", "gstt", {}) == "unit = \"ml\"");
  CHECK(with_value("unit = \"ml\"\nview = \"big\"", "", "unit", "\"oz\"") == "unit = \"oz\"\nview = \"big\"");
}

TEST_CASE("a file with errors can be fixed one change at a time, and a file that cannot be read is an error") {
  const Folder folder;
  const auto file = folder.write("c.toml", "view = \"bigger\"\n[remind]\nevery = \"6h\"\nlongest_gap = \"3h\"\n");
  change_value(file, "remind", "every", "\"3h\"");
  CHECK(read_file(file).find("every = \"3h\"") != std::string::npos);
  CHECK_THROWS_AS(change_value(file, "", "unit", "\"cups\""), InvalidChange);
  change_value(file, "", "view", {});
  CHECK(load_settings(file).remind.longest_gap == 3h);
  std::filesystem::create_directory(folder / "folder");
  CHECK_THROWS_AS(change_value(folder / "folder", "", "unit", "\"oz\""), ConfigError);
}

TEST_CASE("a changed value is saved to the file, which is created if necessary") {
  const Folder folder;
  const auto file = folder / "a/config.toml";
  change_value(file, "rhythm", "gstt", "\"1.8s\"");
  CHECK(read_file(file) == "[rhythm]\ngstt = \"1.8s\"\n");
  change_value(file, "rhythm", "lll", "\"1s\"");
  CHECK(load_settings(file).rhythm == std::map<std::string, Millis>{{"gstt", 1800ms}, {"lll", 1s}});
  change_value(file, "rhythm", "gstt", {});
  CHECK(read_file(file) == "[rhythm]\nlll = \"1s\"\n");
  CHECK(written_values(file) == std::map<std::string, std::string>{{"rhythm.lll", "1s"}});
}

TEST_CASE("a configuration file that is a symbolic link is changed at its target") {
  const Folder folder;
  const auto real = folder.write("real.toml", "unit = \"oz\"\n");
  std::filesystem::create_symlink(real, folder / "config.toml");
  change_value(folder / "config.toml", "", "view", "\"big\"");
  CHECK(std::filesystem::is_symlink(folder / "config.toml"));
  CHECK(read_file(real) == "unit = \"oz\"\nview = \"big\"\n");
}

TEST_CASE("a file that could only be changed by guessing stays as it was, and the hint shows the line to write") {
  const Folder folder;
  for (const char* text : {"rhythm = { lll = \"3s\" }\n", "rhythm.lll = \"3s\"\n", "[rhythm]\n\"gstt\" = \"3s\"\n",
                           "say = [\"say\", \"{text}\", '''\n[rhythm]\n''']\n"}) {
    CAPTURE(text);
    const auto file = folder.write("config.toml", text);
    const auto fault = thrown<ConfigFault>([&] { change_value(file, "rhythm", "gstt", "\"1.8s\""); }).fault();
    CHECK(fault == ConfigFault::set_by_hand_in_table);
    CHECK(read_file(file) == text);
  }
  const auto file = folder.write("config.toml", "rhythm.lll = \"3s\"\n");
  CHECK(thrown_words([&] { change_value(file, "rhythm", "gstt", "\"1.8s\""); }) ==
        "cannot change the configuration `" + file.string() +
            "` | Edit the file yourself so that [rhythm] contains: gstt = \"1.8s\"");
  const auto failed = thrown<ConfigFault>([] { change_value("/proc/config.toml", "rhythm", "gstt", "\"1s\""); });
  CHECK(failed.fault() == ConfigFault::cannot_write);
  CHECK(config_message(failed).exit() == ExitCode::io);
  CHECK(thrown<ConfigFault>([] { change_value("", "rhythm", "gstt", "\"1s\""); }).fault() == ConfigFault::no_home);
}

TEST_CASE("values that several programs set at the same time are all kept") {
  const Folder folder;
  const auto file = folder / "c.toml";
  std::vector<std::thread> programs;
  for (int i = 0; i < 4; ++i) {
    programs.emplace_back([&, i] {
      for (int n = 0; n < 10; ++n) change_value(file, "rhythm", formatted("p{}-{}", i, n), "\"2s\"");
    });
  }
  for (std::thread& program : programs) program.join();
  CHECK(load_settings(file).rhythm.size() == 40);
}

TEST_CASE("a value in a form that cannot be changed is not reported as unset") {
  const Folder folder;
  for (const char* text :
       {"remind = { every = \"3h\" }\n", "remind.every = \"3h\"\n", "[remind]\n\"every\" = \"3h\"\n"}) {
    CAPTURE(text);
    const auto file = folder.write("c.toml", text);
    CHECK(thrown<ConfigFault>([&] { change_value(file, "remind", "every", {}); }).fault() ==
          ConfigFault::unset_by_hand_in_table);
    CHECK(read_file(file) == text);
  }
  const auto file = folder.write("c.toml", "view = \"big\"\n");
  change_value(file, "remind", "every", {});  // it is not set
  CHECK(read_file(file) == "view = \"big\"\n");
}

TEST_CASE("an invalid value is rejected, and the file stays as it was") {
  const Folder folder;
  const auto file = folder.write("c.toml", "view = \"big\"\n");
  CHECK(thrown_words([&] { change_value(file, "rhythm", "gstt", "\"0.1s\""); }) ==
        "gstt must be from 0.3s to 10s | The configuration was not changed.");
  CHECK(read_file(file) == "view = \"big\"\n");
}

TEST_CASE("typed words become TOML according to the kind of the key") {
  CHECK(toml_value(find_setting("remind.every"), {"3h"}) == "\"3h\"");
  CHECK(toml_value(find_setting("remind.sessions_per_day"), {"8"}) == "8");
  CHECK(toml_value(find_setting("remind.sessions_per_day"), {"08"}) == "8");
  for (const char* path : {"rhythm.", "rhythm.a.b", "rhythm.a b", "rhythm", "remind"})
    CHECK_THROWS_AS(find_setting(path), ConfigError);
  CHECK(toml_value(find_setting("remind.sessions_per_day"), {"off"}) == "\"off\"");
  CHECK(toml_value(find_setting("night"), {"true"}) == "true");
  CHECK(toml_value(find_setting("say"), {"espeak-ng", "{text}"}) == "[\"espeak-ng\", \"{text}\"]");
  CHECK(toml_value(find_setting("report.baby"), {"a \"b\" \\"}) == "\"a \\\"b\\\" \\\\\"");
  CHECK_THROWS_AS(toml_value(find_setting("night"), {"yes"}), ConfigError);
  CHECK_THROWS_AS(toml_value(find_setting("remind.sessions_per_day"), {"eight"}), ConfigError);
  CHECK_THROWS_AS(toml_value(find_setting("unit"), {"oz", "ml"}), ConfigError);
  CHECK_THROWS_AS(toml_value(find_setting("report.baby"), {"a\nb"}), ConfigError);
}

TEST_CASE("invalid rhythms are rejected with line and column") {
  const Folder folder;
  const std::string words =
      thrown_words([&] { load_settings(folder.write("c.toml", "[rhythm]\ngstt = \"0.1s\"\nlll = 2\n")); });
  CHECK(words.find(":2:8: gstt must be from 0.3s to 10s") != std::string::npos);
  CHECK(words.find(":3:7: lll must be a length of time from") != std::string::npos);
}
