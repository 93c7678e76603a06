#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "dropwise/time.h"

namespace dropwise {

/// A program to be run beside a session. No shell is involved: the words are its arguments as they stand.
struct Program {
  std::vector<std::string> words;  ///< The first is looked for in PATH when it has no slash.
  std::string input = {};          ///< Its standard input.
  std::vector<std::pair<std::string, std::string>> variables = {};  ///< Added to the environment.
  std::chrono::seconds limit{60};  ///< An alarm ends it then, whether or not we are still there.
};

/// The same program running in the background, in a process group of its own, away from the terminal; what it writes
/// is thrown away. Destroying this leaves it running.
class Child {
 public:
  /// Starts it. One that cannot be started ends at once with status 127.
  explicit Child(const Program& program);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Whether it still runs. Never waits.
  bool running();

  /// How it ended: its exit status, or 128 + N when signal N ended it. Absent while it runs.
  std::optional<int> status() const { return status_; }

  /// Ends it and all it has started.
  void kill();

 private:
  pid_t id_ = -1;
  std::optional<int> status_;
};

}  // namespace dropwise
