#pragma once

#include <span>
#include <string>
#include <vector>

#include "terminal/console.h"

namespace dropwise {

/// Returns what to write so that a terminal shows a frame. Remembers what is shown; writes nothing itself.
/// A line frame is below the text. A full frame uses the alternate screen, and only the characters that changed are
/// written, as one synchronized update if the terminal supports it.
class FrameWriter {
 public:
  explicit FrameWriter(Screen screen) : screen_(screen) {}

  /// A line that stays: above a line frame, or written after a full frame ends.
  std::string say(const std::string& line, Size size);

  /// Replaces the previous frame; an empty frame restores the screen.
  std::string show(std::span<const std::string> frame, Size size);

  /// Makes the next frame be written completely.
  std::string refresh(Size size);

 private:
  std::string show_line(std::span<const std::string> frame, Size size);
  std::string show_full(std::span<const std::string> frame, Size size);
  std::string leave(Size size);
  std::size_t rows(Size size, std::size_t from = 0) const;

  Screen screen_;
  bool open_ = false;  // the cursor is hidden and the alternate screen in use
  std::vector<std::string> frame_;
  std::string said_;  // lines to write after a full frame ends
};

}  // namespace dropwise
