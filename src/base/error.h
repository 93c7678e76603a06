#pragma once

#include <stdexcept>
#include <string>

namespace dropwise {

/// The exit codes of the program. Scripts rely on the numbers.
enum class ExitCode {
  success = 0,
  negative = 1,
  usage = 2,
  not_found = 3,
  io = 4,
  hangup = 129,
  interrupted = 130,
  terminated = 143
};

/// An error that prevents going on, in words for the person at the terminal. `what()` says what is wrong: lower case,
/// no period. `hint` is a sentence that says what to do.
class UserError : public std::runtime_error {
 public:
  UserError(const std::string& what, std::string hint, ExitCode exit = ExitCode::usage)
      : std::runtime_error(what), hint_(std::move(hint)), exit_(exit) {}

  const std::string& hint() const { return hint_; }
  ExitCode exit() const { return exit_; }

 private:
  std::string hint_;
  ExitCode exit_;
};

}  // namespace dropwise
