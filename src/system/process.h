#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "dropwise/time.h"

namespace dropwise {

/// A program to run. No shell is involved: the words are passed unchanged as its arguments.
struct ProcessSpec {
  std::vector<std::string> words;  ///< The first is searched for in PATH if it has no slash.
  std::string input = {};          ///< Its standard input.
  std::vector<std::pair<std::string, std::string>> variables = {};  ///< Added to the environment.
  std::chrono::seconds limit{60};                                   ///< An alarm ends it then, even if we have exited.
};

/// The words with every `{text}` replaced by this text.
std::vector<std::string> with_text(std::vector<std::string> words, const std::string& text);

/// Whether a program with this name is in a folder of PATH, or at this path if it has a slash.
bool find_program(const std::string& name, const std::string& path);

inline constexpr int kNotFound = 127;  ///< The status of a program that could not be started.
inline constexpr int kLost = 255;      ///< The status of a program whose exit status is not known.

/// The result of running a program.
struct ProcessResult {
  int status = 0;  ///< Like Process::status().
  std::string out = {}, err = {};
  bool whole = true;  ///< False if it wrote more than a megabyte; only the start is kept.
  bool ended_at_limit = false;
};

/// Runs a program to its end. At its limit it is ended, with the status of a program ended by a signal.
ProcessResult run_process(const ProcessSpec& spec);

/// Whether this program has all rights.
bool is_root();

/// Whether this process may open so many files more. SQLite does not say when the limit was its trouble.
bool can_open_files(int count);

/// The id of our own process.
pid_t process_id();

/// Whether a process has this id, whoever owns it.
bool is_process_alive(pid_t id);

/// What a program on our terminal gets.
struct Foreground {
  std::optional<std::string> input = {};                           ///< Its standard input; absent: ours.
  std::vector<std::pair<std::string, std::string>> defaults = {};  ///< Variables of the environment, where unset.
};

/// Runs a program, such as an editor or pager, to its end on our terminal. Returns its status, like Process::status().
int run_in_foreground(const std::vector<std::string>& words, const Foreground& foreground = {});

/// A program running in the background, in its own process group, detached from the terminal. Its output goes to files
/// or is discarded. Destroying the object leaves the program running.
class Process {
 public:
  /// File descriptors for its output; -1 discards it.
  struct Output {
    int out = -1, err = -1;
  };

  /// Starts the program. If it cannot be started, it ends at once with status 127.
  explicit Process(const ProcessSpec& spec) : Process(spec, Output{}) {}
  Process(const ProcessSpec& spec, Output output);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Whether it is still running. Never waits.
  bool running();

  /// Its exit status, or 128 + N if signal N ended it. Absent while it runs.
  std::optional<int> status() const { return status_; }

  /// Kills the program and everything it has started.
  void kill();

 private:
  pid_t id_ = -1;
  std::optional<int> status_;
};

}  // namespace dropwise
