#include "system/nonblocking_output.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace dropwise;

namespace {

/// Both ends of a pipe or of a pair of sockets.
struct Ends {
  Ends() = default;
  ~Ends() {
    if (reader >= 0) ::close(reader);
    ::close(writer);
  }
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;

  static Ends pipe() { return Ends(false); }
  static Ends sockets() { return Ends(true); }

  /// All that can be read now.
  std::string read() const {
    std::string all;
    std::array<char, 65536> buffer{};
    for (pollfd file{reader, POLLIN, 0}; ::poll(&file, 1, 0) == 1;) {
      const auto n = ::read(reader, buffer.data(), buffer.size());
      if (n <= 0) break;
      all.append(buffer.data(), static_cast<std::size_t>(n));
    }
    return all;
  }

  void close_reader() { ::close(std::exchange(reader, -1)); }

  int reader = -1, writer = -1;

 private:
  explicit Ends(bool sockets) {
    std::array<int, 2> files{};
    const int made = sockets ? ::socketpair(AF_UNIX, SOCK_STREAM, 0, files.data()) : ::pipe(files.data());
    REQUIRE(made == 0);
    reader = files[0];
    writer = files[1];
  }
};

std::string line(int number) { return std::to_string(number) + std::string(99, '.') + "\n"; }

}  // namespace

TEST_CASE("a pipe that is read gets every text, in order") {
  const Ends ends = Ends::pipe();
  NonblockingOutput output(ends.writer);
  CHECK_FALSE(output.write("one\n"));
  CHECK(ends.read() == "one\n");
  CHECK_FALSE(output.write("two\n"));
  CHECK_FALSE(output.write("three\n"));
  CHECK(ends.read() == "two\nthree\n");
  CHECK(output.finish(Millis{0}) == 0);
}

TEST_CASE("a reader that stalls costs no time, and whole texts are dropped") {
  for (const bool sockets : {false, true}) {
    CAPTURE(sockets);
    const Ends ends = sockets ? Ends::sockets() : Ends::pipe();
    NonblockingOutput output(ends.writer);
    for (int i = 0; i < 10'000; ++i) CHECK_FALSE(output.write(line(i)));
    std::string found, expected;
    for (std::string more; !(more = ends.read()).empty(); found += more) CHECK_FALSE(output.flush());
    int whole = 0;
    while (expected.size() < found.size()) expected += line(whole++);
    CHECK(found == expected);
    CHECK(whole > 600);
    CHECK_FALSE(output.write("later\n"));
    CHECK(ends.read() == "later\n");
    CHECK(output.finish(Millis{0}) == static_cast<std::size_t>(10'000 - whole));
  }
}

TEST_CASE("what nobody takes at the end is dropped, and counted") {
  const Ends ends = Ends::pipe();
  NonblockingOutput output(ends.writer);
  for (int i = 0; i < 800; ++i) CHECK_FALSE(output.write(line(i)));
  const std::size_t dropped = output.finish(Millis{0});
  const std::string found = ends.read();
  CHECK(std::count(found.begin(), found.end(), '\n') == static_cast<std::ptrdiff_t>(800 - dropped));
  CHECK(found.ends_with("\n"));
}

TEST_CASE("the pipe of the caller keeps its mode, and a reader that is gone is an error") {
  Ends ends = Ends::pipe();
  NonblockingOutput output(ends.writer);
  CHECK((::fcntl(ends.writer, F_GETFL) & O_NONBLOCK) == 0);
  ends.close_reader();
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  CHECK(output.write("x\n") == std::errc::broken_pipe);
  std::signal(SIGPIPE, before);
}

TEST_CASE("only pipes and sockets are written like this") {
  const Ends pipe = Ends::pipe(), sockets = Ends::sockets();
  CHECK(NonblockingOutput::suits(pipe.writer));
  CHECK(NonblockingOutput::suits(sockets.writer));
  const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  CHECK_FALSE(NonblockingOutput::suits(null));
  ::close(null);
}
