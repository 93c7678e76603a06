#pragma once

#include <stdexcept>
#include <string>

namespace dropwise {

/// What the program ends with; scripts rely on the numbers.
enum class Exit {
  done = 0,
  no = 1,
  usage = 2,
  missing = 3,
  log = 4,
  hangup = 129,
  interrupted = 130,
  terminated = 143
};

/// Something that cannot be gone on with, in words for the person at the terminal.
/// `what()` says what is wrong: lower case, no full stop. `hint` is a sentence that says what to do.
class Error : public std::runtime_error {
 public:
  Error(const std::string& what, std::string hint, Exit exit = Exit::usage)
      : std::runtime_error(what), hint_(std::move(hint)), exit_(exit) {}

  const std::string& hint() const { return hint_; }
  Exit exit() const { return exit_; }

 private:
  std::string hint_;
  Exit exit_;
};

}  // namespace dropwise
