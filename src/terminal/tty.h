#pragma once

#include <memory>
#include <string>

#include "dropwise/system_clock.h"
#include "terminal/alert_sequencer.h"
#include "terminal/console.h"
#include "terminal/frame_writer.h"
#include "terminal/signals.h"

namespace dropwise {

/// The size of a terminal; nothing when the file is none, or does not know.
Size terminal_size(int file);

/// The real console: standard input and output, each a terminal or not.
/// While it lives, keys come without Enter and without echo, and signals come as input; its end restores the terminal.
class Tty final : public Console {
 public:
  /// Redraws frames only where the output is a terminal. Where that knows ASCII only, `utf8` is false and any other
  /// character is written as `?`.
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
  void suspend() override;
  std::optional<std::string> ask(const std::string& question) override;
  bool on_terminal() const override { return terminal_; }
  bool has_keys() const override { return keys_; }
  std::string trouble() const override { return trouble_; }

 private:
  class RawMode;

  void write(const std::string& text);
  std::optional<Input> read_key();
  void ring_out();
  void keep(const std::optional<Input>& input);
  bool writable();

  int in_, out_;
  bool keys_, terminal_, utf8_;
  bool gone_ = false;
  bool stalled_ = false;  // the terminal takes nothing now
  bool titled_ = false;
  std::optional<Input> broken_off_;  // a question
  std::string trouble_;
  SystemClock clock_;
  FrameWriter frame_writer_;
  AlertSequencer alerts_;
  Signals signals_;
  std::unique_ptr<RawMode> raw_;
};

}  // namespace dropwise
