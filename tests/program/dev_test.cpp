#include <doctest/doctest.h>

#include "support/folder.h"
#include "support/process.h"

using namespace dropwise::test;

namespace {

/// A checkout that holds only `dev`, with fake programs that come first in PATH.
struct Checkout : Folder {
  Checkout() {
    write("dev", read_file(DROPWISE_SOURCE "/dev"));
    program("dpkg-query", "echo 'install ok installed'");
    program("apt-get", "[ $1 = update ] || { echo 'E: Unable to fetch some archives' >&2; exit 100; }");
    program("sudo", "exit 1");
    program("cmake", "echo 'cmake version 3.25.1'");
    program("id", "echo 0");
  }
  void program(const std::string& name, const std::string& script) const {
    const auto file = write("bin/" + name, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }
  Finished dev(std::vector<std::string> words, const std::string& compiler = "/bin/true") const {
    words.insert(words.begin(), {"/bin/sh", (path() / "dev").string()});
    return run(
        {.words = words, .environment = {{"PATH", (path() / "bin").string() + ":/usr/bin:/bin"}, {"CXX", compiler}}});
  }
};

}  // namespace

TEST_CASE("dev names the missing packages if it cannot install them") {
  const Checkout checkout;
  checkout.program("dpkg-query", "exit 1");
  checkout.program("id", "echo 1000");
  const Finished refused = checkout.dev({"run"});
  CHECK(refused.exit == 2);
  CHECK(refused.err.starts_with(
      "dev: packages are missing, and installing them needs root. Ask an administrator to run:\n"
      "  apt-get install --no-install-recommends cmake g++ ninja-build "));
  CHECK_FALSE(std::filesystem::exists(checkout / ".build"));
}

TEST_CASE("dev asks about the network if packages cannot be downloaded") {
  const Checkout checkout;
  checkout.program("dpkg-query", "exit 1");
  const Finished refused = checkout.dev({"run"});
  CHECK(refused.exit == 2);
  CHECK(
      refused.err.starts_with("E: Unable to fetch some archives\n"
                              "dev: the packages could not be installed. Is the network up? As root:\n"
                              "  apt-get update && apt-get install --no-install-recommends cmake g++ "));
}

TEST_CASE("dev rejects a cmake that is too old and a compiler that does not exist") {
  const Checkout checkout;
  CHECK(checkout.dev({"run"}, "/nowhere/c++").exit == 2);
  CHECK(checkout.dev({"run"}, "/nowhere/c++").err ==
        "dev: compiler `/nowhere/c++` not found. Install g++ 12 or clang 14, or newer, or name one with CXX=…\n");
  checkout.program("cmake", "echo 'cmake version 3.18.4'");
  const Finished old = checkout.dev({"test"});
  CHECK(old.exit == 2);
  CHECK(old.err == "dev: cmake 3.25 or newer is required; found 3.18.4. Debian 12 and later provide it.\n");
}

TEST_CASE("dev says that the disk is full if that stops a build") {
  const Checkout checkout;
  checkout.program(
      "cmake",
      "case $1 in --version) echo 'cmake version 4.0.0' ;; *) echo 'fatal error: No space left on device'; exit "
      "1 ;; esac");
  const Finished full = checkout.dev({"run"});
  CHECK(full.exit == 2);
  CHECK(full.err ==
        "dev: the disk is full, so the build stopped.\n"
        "Free some space (a build takes 400 MB) and run this again; the build will resume.\n");
}

TEST_CASE("dev shows the compiler errors and names the file with all output") {
  const Checkout checkout;
  checkout.program("cmake",
                   "case $1 in --version) echo 'cmake version 4.0.0' ;; *) echo 'x.cpp:1: error: odd'; exit 1 ;; esac");
  const Finished failed = checkout.dev({"run"});
  CHECK(failed.exit == 1);
  CHECK(failed.err == "x.cpp:1: error: odd\ndev: the build failed. All of its output is in " +
                          std::filesystem::canonical(checkout.path()).string() + "/.build/release-true.log\n");
}

TEST_CASE("dev reports a build folder that is not writable") {
  const Checkout checkout;
  checkout.write(".build", "a file where the folder would be");
  const Finished refused = checkout.dev({"run"});
  CHECK(refused.exit == 2);
  CHECK(refused.err.starts_with("dev: " + std::filesystem::canonical(checkout.path()).string() +
                                "/.build is not writable.\nClone the project into a folder of your own, or "));
}

TEST_CASE("dev rejects a prefix it cannot write to, unknown commands and unknown architectures") {
  const Checkout checkout;
  const Finished refused = checkout.dev({"install", "/dev/null/dropwise"});
  CHECK(refused.exit == 2);
  CHECK(refused.err ==
        "dev: /dev/null/dropwise is not writable.\n"
        "Run sudo ./dev install, or name a folder of your own: ./dev install ~/.local\n");
  CHECK(checkout.dev({"wash"}).err == "dev: unknown command `wash`; ./dev help lists them\n");
  CHECK(checkout.dev({"static", "mips"}).err == "dev: unknown architecture `mips`; expected amd64 or arm64\n");
}
