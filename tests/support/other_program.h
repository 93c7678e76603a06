#pragma once

#include <functional>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dropwise::test {

/// A program of its own, which uses a log at the same time as the test. It shares nothing with the test: closing a file
/// in one process would end that process's locks on it.
class OtherProgram {
 public:
  /// Returns when `work` has called its argument, which waits for end().
  explicit OtherProgram(const std::function<void(const std::function<void()>& wait)>& work) {
    REQUIRE(::pipe(ready_) == 0);
    REQUIRE(::pipe(done_) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
      work([&] {
        char byte = 'x';
        if (::write(ready_[1], &byte, 1) != 1 || ::read(done_[0], &byte, 1) != 1) ::_exit(1);
      });
      ::_exit(0);
    }
    char byte = 0;
    REQUIRE(::read(ready_[0], &byte, 1) == 1);
  }

  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;

  ~OtherProgram() {
    for (const int file : {ready_[0], ready_[1], done_[0], done_[1]}) ::close(file);
  }

  /// Lets it go on, and waits until it has ended.
  void end() {
    int status = 0;
    REQUIRE(::write(done_[1], "x", 1) == 1);
    REQUIRE(::waitpid(child_, &status, 0) == child_);
    REQUIRE(status == 0);
  }

 private:
  int ready_[2]{}, done_[2]{};
  pid_t child_ = 0;
};

}  // namespace dropwise::test
