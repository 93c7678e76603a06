#include "system/process.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("a program gets its arguments, its input and its variables unchanged") {
  const auto echo = run_process({.words = {"printf", "%s|", "a b", "$HOME", ""}});
  CHECK(echo.status == 0);
  CHECK(echo.out == "a b|$HOME||");
  CHECK(run_process({.words = {"cat"}, .input = "milk"}).out == "milk");
  CHECK(run_process({.words = {"printenv", "SIDE"}, .variables = {{"SIDE", "left"}}}).out == "left\n");
}

TEST_CASE("the status is that of the program, 127 if it cannot be started, or 128 plus its signal") {
  CHECK(run_process({.words = {"false"}}).status == 1);
  CHECK(run_process({.words = {"/no/such/program"}}).status == kNotFound);
  CHECK(run_process({.words = {}}).status == kNotFound);
  CHECK(run_process({.words = {"sh", "-c", "kill -TERM $$"}}).status == 128 + 15);
}

TEST_CASE("the errors of a program are kept apart from its output") {
  const auto result = run_process({.words = {"sh", "-c", "echo out; echo err >&2"}});
  CHECK(result.out == "out\n");
  CHECK(result.err == "err\n");
  CHECK(result.whole);
}

TEST_CASE("output of more than a megabyte is cut off") {
  CHECK_FALSE(run_process({.words = {"head", "-c", "1100000", "/dev/zero"}}).whole);
}

TEST_CASE("a killed program ends with the status of its signal") {
  Process process({.words = {"sleep", "100"}});
  CHECK(process.running());
  CHECK_FALSE(process.status().has_value());
  process.kill();
  while (process.running()) {
  }
  CHECK(process.status() == 128 + 9);
}

TEST_CASE("a program that takes too long is ended with all that it has started") {
  const Folder folder;
  const std::string file = (folder / "lock").string();
  // flock holds the lock as long as `sleep` lives.
  const auto result =
      run_process({.words = {"sh", "-c", "flock " + file + " sleep 100 & wait"}, .limit = std::chrono::seconds{1}});
  CHECK(result.ended_at_limit);
  CHECK(run_process({.words = {"flock", "-w", "20", file, "true"}}).status == 0);
}

TEST_CASE("our own process is alive, and numbers that no process has are not") {
  CHECK(is_process_alive(process_id()));
  CHECK(is_process_alive(1));  // of another user, unless the tests are run by root
  CHECK_FALSE(is_process_alive(0));
  CHECK_FALSE(is_process_alive(-1));
  CHECK_FALSE(is_process_alive(1 << 30));
}

TEST_CASE("a program is found in PATH by its name, or by its path") {
  const Folder folder;
  const auto file = folder.write("bin/tool", "");
  const std::string path = "/nowhere:" + (folder / "bin").string();
  CHECK_FALSE(find_program("tool", path));  // not executable yet
  std::filesystem::permissions(file, std::filesystem::perms(0700));
  CHECK(find_program("tool", path));
  CHECK_FALSE(find_program("tool", "/nowhere:"));
  CHECK(find_program(file.string(), ""));
}

TEST_CASE("`{text}` is replaced in every word, but not in the inserted text") {
  CHECK(with_text({"say", "{text}: {text}"}, "{text}") == std::vector<std::string>{"say", "{text}: {text}"});
  CHECK(with_text({"say", "-{text}-"}, "left") == std::vector<std::string>{"say", "-left-"});
}
