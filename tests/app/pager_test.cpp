#include "app/pager.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

/// A tool on a terminal of 24 lines, with a pager that writes what it gets into a file.
struct Paged : Tool {
  Paged() {
    term = "xterm";
    columns = 80;
    rows = 24;
    use("pager \"$@\"; env >> \"$0.env\"");
    run({"log", "--left", "5"});
  }

  /// Lets the script of the pager end with this line.
  void use(const std::string& line) {
    const auto file =
        home.write("pager", "#!/bin/sh\npager() { { echo \"args: $*\"; cat; } > \"$0.shown\"; }\n" + line + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    environment = [file](Environment& given) { given.pager = file.string() + " -S"; };
  }

  std::string shown() const {
    return std::filesystem::exists(home / "pager.shown") ? read_file(home / "pager.shown") : "";
  }
};

}  // namespace

TEST_CASE("what is longer than the screen is shown in the pager, and is not printed too") {
  Paged tool;
  const Ran ran = tool.run({"chart"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.empty());
  const std::string shown = tool.shown();
  CHECK(shown.starts_with("args: -S\nEach line is a day of 24 hours"));
  CHECK(shown.find("Milk, ml:") != std::string::npos);
  CHECK(read_file(tool.home / "pager.env").find("\nLESS=FRX\n") != std::string::npos);
}

TEST_CASE("what fits on the screen is printed, and so is everything in a pipe, with --no-pager and with cat") {
  Paged tool;
  CHECK(tool.run({"list"}).says("5 ml"));
  CHECK(tool.run({"--no-pager", "chart"}).says("Milk, ml:"));
  CHECK(tool.run({"chart", "--no-pager"}).says("Milk, ml:"));
  tool.rows = 200;
  CHECK(tool.run({"chart"}).says("Milk, ml:"));
  tool.rows = 24;
  tool.term.reset();
  CHECK(tool.run({"chart"}).says("Milk, ml:"));
  tool.term = "xterm";
  CHECK(tool.shown().empty());
  tool.environment = [](Environment& given) { given.pager = "cat"; };
  CHECK(tool.run({"chart"}).says("Milk, ml:"));
  tool.environment = [](Environment& given) { given.pager = "/no/such/pager"; };
  CHECK(tool.run({"chart"}).says("Milk, ml:"));
}

TEST_CASE("a pager that ends early is no error, and what a failing command printed is not lost") {
  Paged tool;
  tool.use("exit 1");
  CHECK(tool.run({"chart"}).exit == 0);
  const Ran ran = tool.run({"chart", "--of", "nothing"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.starts_with("dropwise: --of: invalid value `nothing`"));
}
