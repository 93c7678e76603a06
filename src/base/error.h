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

/// An error that prevents going on. The layers below `app` throw types of their own, without a language, such as
/// StoreError; `app` puts them into words. `what()` is for developers.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An error in words for the person at the terminal. `what()` says what is wrong: lower case, no period. `hint` is a
/// sentence that says what to do.
class UserError : public Error {
 public:
  UserError(const std::string& what, std::string hint, ExitCode exit = ExitCode::usage)
      : Error(what), hint_(std::move(hint)), exit_(exit) {}

  const std::string& hint() const { return hint_; }
  ExitCode exit() const { return exit_; }

 private:
  std::string hint_;
  ExitCode exit_;
};

}  // namespace dropwise
