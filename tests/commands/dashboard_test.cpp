#include <doctest/doctest.h>

#include <filesystem>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr fs::perms kPrivate = fs::perms::owner_read | fs::perms::owner_write;
constexpr const char* kTiny =
    "schema = 1\nid = \"tiny\"\nname = \"Tiny\"\nsource = \"a test\"\npolicy = \"open\"\n[[phase]]\n"
    "name = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"60s\"\nprompts = [\"Now.\"]\n";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the dashboard is a private page of the last 14 days, without names") {
  Tool tool;
  tool.config("[report]\nmother = \"Ada\"\n");
  tool.run({"log", "--left", "12", "--right", "8", "--at", "2026-11-19 06:00"});
  const auto file = tool.home / "milk.html";
  CHECK(tool.run({"dashboard", file.string()}).exit == 0);
  const std::string page = read_file(file);
  CHECK(holds(page, "<h2 id=\"p1\">Overview, 2026-11-07 to 2026-11-20</h2>"));
  CHECK(holds(page, "<dt>Updated</dt><dd><bdi>2026-11-20 06:00</bdi></dd>"));
  CHECK(holds(page, "<dt>Last</dt><dd><bdi>yesterday 06:00   left 12 ml   right 8 ml   20 ml</bdi></dd>"));
  CHECK(holds(page, "<li>Average milk a day<b>20 ml</b><small>1 whole day, fully known</small></li>"));
  CHECK_FALSE(holds(page, "Ada"));
  CHECK(fs::status(file).permissions() == kPrivate);
  fs::permissions(file, fs::perms::all);
  CHECK(tool.run({"dashboard", file.string()}).exit == 0);
  CHECK(fs::status(file).permissions() == kPrivate);
}

TEST_CASE("the dashboard does not replace a file that is something else") {
  Tool tool;
  const auto file = tool.home.write("notes.html", "<p>mine");
  const Ran refused = tool.run({"dashboard", file.string()});
  CHECK(refused.exit == 4);
  CHECK(refused.err == "dropwise: cannot write `" + file.string() +
                           "`: it is not an earlier dashboard\nIt was not changed. Choose another file.\n");
  CHECK(read_file(file) == "<p>mine");
  CHECK(tool.run({"dashboard", (tool.home / "none/milk.html").string()}).exit == 4);
}

TEST_CASE("the dashboard in the configuration is written after each session, and trouble with it loses nothing") {
  Tool tool;
  tool.protocol("tiny.toml", kTiny);
  const auto file = tool.home / "milk.html";
  tool.config("dashboard = \"" + file.string() + "\"\n");
  CHECK(tool.run({"start", "tiny"}).exit == 0);
  CHECK(holds(read_file(file), "<dt>Last</dt><dd><bdi>today 06:00 to 06:01"));
  tool.home.write("milk.html", "<p>mine");
  const Ran ran = tool.run({"start", "tiny"});
  CHECK(ran.exit == 0);
  CHECK(ran.says("Saved as session 2"));
  CHECK(holds(ran.err, "it is not an earlier dashboard"));
  const Ran refused = tool.run({"config", "set", "dashboard", "milk.html"});
  CHECK(refused.exit == 2);
  CHECK(refused.err ==
        "dropwise: dashboard: `milk.html` is not a full path\nGive a path that begins with /, such as "
        "/home/ada/milk.html. The configuration was not changed.\n");
}

TEST_CASE("a PDF is made by a browser, goes to a file, and says what is missing") {
  Tool tool;
  tool.run({"log", "--left", "12"});
  tool.environment = [&](Environment& environment) { environment.path = (tool.home / "bin").string(); };
  const Ran none = tool.run({"report", "--format", "pdf"});
  CHECK(none.exit == 3);
  CHECK(
      none.err ==
      "dropwise: no browser was found that can make a PDF\nInstall Chromium, or use --format html, open the file in a "
      "browser and print it there.\n");
  tool.term = "xterm";
  tool.columns = 200;
  CHECK(tool.run({"report", "--format", "pdf"}).err ==
        "dropwise: a PDF cannot be shown in a terminal\nWrite it to a file: add > log.pdf.\n");
}
