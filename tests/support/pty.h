#pragma once

#include <string>
#include <vector>

#include <sys/types.h>
#include <termios.h>

#include "support/process.h"

namespace dropwise::test {

/// A program in a real pseudo-terminal.
class Pty {
 public:
  /// Starts it with a terminal of so many columns, and with TERM beside its environment.
  Pty(Run how, unsigned short columns);

  /// The built program, in this home.
  Pty(const std::string& home, const std::vector<std::string>& words, unsigned short columns = 80);
  ~Pty();
  Pty(const Pty&) = delete;
  Pty& operator=(const Pty&) = delete;

  /// Types bytes.
  void type(const std::string& bytes) const;

  /// Sends a signal to the program.
  void signal(int number) const;

  /// Waits until the text has been shown since the last call, at most so many seconds. False when it was not.
  bool sees(const std::string& text, int seconds = 20);

  /// Closes the terminal under the program.
  void hang_up();

  /// Waits for the end; 128 + N when signal N ended it, -1 when it did not end in 20 seconds.
  int wait();

  /// Everything shown so far.
  const std::string& shown() const { return shown_; }

  /// How the terminal is set now.
  termios settings() const;

 private:
  /// Reads what the program had written before it ended: all that comes before a mark of ours.
  void read_rest();

  int master_ = -1;
  int slave_ = -1;  // kept open so that the settings can be read after the program's end
  pid_t child_ = -1;
  bool ended_ = false;
  std::string shown_;
  std::size_t seen_ = 0;
};

}  // namespace dropwise::test
