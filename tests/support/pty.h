#pragma once

#include <string>
#include <vector>

#include <sys/types.h>
#include <termios.h>

#include "support/process.h"

namespace dropwise::test {

/// A program running in a real pseudo-terminal.
class Pty {
 public:
  /// Starts it in a terminal of this width, with TERM added to its environment.
  Pty(Run how, unsigned short columns);

  /// Runs the built program in this home.
  Pty(const std::string& home, const std::vector<std::string>& words, unsigned short columns = 80);
  ~Pty();
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  /// Types bytes.
  void type(const std::string& bytes) const;

  /// Sends a signal to the program.
  void signal(int number) const;

  /// Waits until the text appears in the output after the last match. False after `seconds` without output.
  bool sees(const std::string& text, int seconds = 20);

  /// Closes the terminal under the program.
  void hang_up();

  /// Waits for the program to end and returns its exit status: 128 + N if signal N ended it, -1 if it is still running
  /// after about 20 seconds.
  int wait();

  /// Everything shown so far.
  const std::string& shown() const { return shown_; }

  /// The current settings of the terminal.
  termios settings() const;

 private:
  /// Reads the rest of the output after the program has ended, up to a mark written for the purpose.
  void read_rest();

  int master_ = -1;
  int slave_ = -1;  // kept open to read the settings after the program has ended
  pid_t child_ = -1;
  bool ended_ = false;
  std::string shown_;
  std::size_t seen_ = 0;
};

}  // namespace dropwise::test
