#pragma once

#include <memory>
#include <string>
#include <vector>

#include "terminal/console.h"
#include "terminal/signals.h"

namespace dropwise {

/// The columns of a terminal; 0 when the file is none, or does not know.
std::size_t terminal_columns(int file);

/// The real console: standard input and output, each a terminal or not.
/// While it lives, keys come without Enter and without echo, and signals come as input; its end restores the terminal.
class Tty final : public Console {
 public:
  /// Redraws frames only where `redraw` is asked for and the output is a terminal.
  Tty(int in, int out, bool redraw);
  ~Tty() override;
  Tty(const Tty&) = delete;
  Tty& operator=(const Tty&) = delete;

  int width() const override;
  void say(const std::string& line) override;
  void show(std::span<const std::string> frame) override;
  void cue(Cue cue) override;
  std::optional<Input> wait(Millis timeout) override;
  void suspend() override;
  std::optional<std::string> ask(const std::string& question) override;
  bool has_keys() const override { return keys_; }
  std::string trouble() const override { return trouble_; }

 private:
  class RawMode;

  void write(const std::string& text);
  std::optional<Input> read_key();
  void ring_out();
  std::size_t frame_rows() const;

  int in_, out_;
  bool keys_, screen_, redraw_;
  bool gone_ = false;
  int bells_left_ = 0;
  Millis bell_wait_{0};              // until the next of them
  std::optional<Input> broken_off_;  // a question
  std::vector<std::string> frame_;
  std::string trouble_;
  Signals signals_;
  std::unique_ptr<RawMode> raw_;
};

}  // namespace dropwise
