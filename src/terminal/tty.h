#pragma once

#include <memory>
#include <string>

#include "dropwise/system_clock.h"
#include "system/nonblocking_output.h"
#include "terminal/alert_sequencer.h"
#include "terminal/console.h"
#include "terminal/frame_writer.h"
#include "terminal/signals.h"

namespace dropwise {

/// The size of a terminal; zero columns and rows if the file is not a terminal or the size is not known.
Size terminal_size(int file);

/// The real console, on standard input and output, each of which may be a terminal or not. While it lives, keys are
/// read without Enter and echo, and signals come as input; its destructor restores the terminal.
class Tty final : public Console {
 public:
  /// Redraws frames only if the output is a terminal. For a terminal that only supports ASCII, pass `utf8` false: any
  /// other character is then written as `?`.
  Tty(int in, int out, Screen screen, bool utf8 = true);
  ~Tty() override;
  Tty(const Tty&) = delete;
  Tty& operator=(const Tty&) = delete;

  Size size() const override;
  void say(const std::string& line) override;
  void show(std::span<const std::string> frame) override;
  void refresh() override;
  void cue(const Cue& cue) override;
  std::optional<Input> wait(Millis timeout) override;
  bool suspend() override;
  std::optional<std::string> ask(const std::string& question) override;
  bool on_terminal() const override { return terminal_; }
  bool has_keys() const override { return keys_; }
  std::string trouble() const override { return trouble_; }
  std::size_t finish_output() override;

 private:
  class RawMode;

  void write(const std::string& text);
  std::optional<Input> read_key();
  void ring_out();
  void keep(const std::optional<Input>& input);
  bool writable();
  void check(std::error_code fault);
  void fail(int error);

  int in_, out_;
  bool keys_, terminal_, utf8_;
  bool gone_ = false;
  bool stalled_ = false;  // the terminal accepts no output now
  bool titled_ = false;
  std::optional<Input> broken_off_;  // the input that interrupted a question
  std::string trouble_;
  std::optional<NonblockingOutput> pipe_;  // the output, if it is a pipe or a socket
  SystemClock clock_;
  FrameWriter frame_writer_;
  AlertSequencer alerts_;
  Signals signals_;
  std::unique_ptr<RawMode> raw_;
};

}  // namespace dropwise
