#pragma once

#include <span>
#include <string>
#include <vector>

#include "terminal/console.h"

namespace dropwise {

/// What to write so that a terminal shows a frame. Keeps what is shown, writes nothing itself.
/// A line frame stands under what was said; a full one has the alternate screen for itself, and of it only the rows
/// that changed are written, as one update where the terminal knows of such.
class FrameWriter {
 public:
  explicit FrameWriter(Screen screen) : screen_(screen) {}

  /// A line that stays: above a line frame; after a full one is gone.
  std::string say(const std::string& line, Size size);

  /// The frame in place of the one before; an empty one gives the screen back.
  std::string show(std::span<const std::string> frame, Size size);

  /// The next frame is written whole.
  std::string refresh(Size size);

 private:
  std::string show_line(std::span<const std::string> frame, Size size);
  std::string show_full(std::span<const std::string> frame, Size size);
  std::string leave(Size size);
  std::size_t rows(Size size, std::size_t from = 0) const;

  Screen screen_;
  bool open_ = false;  // the cursor is hidden, and the alternate screen taken
  std::vector<std::string> frame_;
  std::string said_;  // what waits for the end of a full frame
};

}  // namespace dropwise
