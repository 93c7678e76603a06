#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "dropwise/time.h"

namespace dropwise {

/// A program to be run beside a session. No shell is involved: the words are its arguments as they stand.
struct ProcessSpec {
  std::vector<std::string> words;  ///< The first is looked for in PATH when it has no slash.
  std::string input = {};          ///< Its standard input.
  std::vector<std::pair<std::string, std::string>> variables = {};  ///< Added to the environment.
  std::chrono::seconds limit{60};  ///< An alarm ends it then, whether or not we are still there.
};

/// The words with this text in the place of every `{text}`.
std::vector<std::string> with_text(std::vector<std::string> words, const std::string& text);

/// Whether a program of this name stands in a folder of PATH, or at this path when it has a slash.
bool find_program(const std::string& name, const std::string& path);

inline constexpr int kNotFound = 127;  ///< The status of a program that cannot be started.
inline constexpr int kLost = 255;      ///< Of one whose end nobody can tell.

/// What a program has answered.
struct ProcessResult {
  int status = 0;  ///< As Process::status().
  std::string out = {}, err = {};
  bool whole = true;  ///< False when it wrote more than a megabyte, of which the beginning is here.
};

/// Runs it to its end. Past its limit it is ended, and the status is that of an end by a signal.
ProcessResult run_process(const ProcessSpec& spec);

/// Runs it to its end in our place, with our terminal: an editor, a pager. Its status, as Process::status().
int run_in_foreground(const std::vector<std::string>& words);

/// The same program running in the background, in a process group of its own, away from the terminal; what it writes
/// goes to files, or nowhere. Destroying this leaves it running.
class Process {
 public:
  /// Where its output goes: files, of which -1 is nowhere.
  struct Output {
    int out = -1, err = -1;
  };

  /// Starts it. One that cannot be started ends at once with status 127.
  explicit Process(const ProcessSpec& spec) : Process(spec, Output{}) {}
  Process(const ProcessSpec& spec, Output output);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

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
