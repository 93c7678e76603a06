#include "terminal/frame_writer.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace dropwise {
namespace {

std::string erase(std::size_t lines) {
  if (lines == 0) return {};
  return (lines > 1 ? formatted("\r\x1b[{}A", lines - 1) : "\r") + "\x1b[J";
}

/// The columns that a line takes on the screen, without its style sequences.
std::size_t shown_columns(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\x1b') {
      i = std::min(line.find('m', i), line.size());
    } else {
      text += line[i];
    }
  }
  return display_width(text);
}

std::string join(std::span<const std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\r\n") + line;
  return text;
}

}  // namespace

/// How many rows the frame takes on the screen, from line `from` on. Lines wrap if the terminal has become narrower.
std::size_t FrameWriter::rows(Size size, std::size_t from) const {
  std::size_t rows = 0;
  const auto width = static_cast<std::size_t>(std::max(size.columns, 1));
  for (const std::string& line : std::span(frame_).subspan(from))
    rows += std::max<std::size_t>(1, (shown_columns(line) + width - 1) / width);
  return rows;
}

std::string FrameWriter::say(const std::string& line, Size size) {
  if (screen_ != Screen::full || !open_) return erase(rows(size)) + line + "\n" + join(frame_);
  said_ += line + "\n";
  return {};
}

std::string FrameWriter::show(std::span<const std::string> frame, Size size) {
  if (frame.empty()) return open_ ? leave(size) : "";
  if (screen_ == Screen::none || std::equal(frame.begin(), frame.end(), frame_.begin(), frame_.end())) return {};
  return screen_ == Screen::line ? show_line(frame, size) : show_full(frame, size);
}

std::string FrameWriter::refresh(Size size) {
  std::string bytes;
  if (open_) bytes = screen_ == Screen::full ? "\x1b[2J" : erase(rows(size));
  frame_.clear();
  return bytes;
}

std::string FrameWriter::show_line(std::span<const std::string> frame, Size size) {
  std::size_t same = 0;  // the number of unchanged lines at the top
  while (frame.size() == frame_.size() && same + 1 < frame.size() && frame[same] == frame_[same]) ++same;
  std::string bytes = (open_ ? "" : "\x1b[?25l") + erase(rows(size, same)) + join(frame.subspan(same));
  open_ = true;
  frame_.assign(frame.begin(), frame.end());
  return bytes;
}

std::string FrameWriter::show_full(std::span<const std::string> frame, Size size) {
  std::string bytes = "\x1b[?2026h";
  if (!open_) bytes += "\x1b[?1049h\x1b[?25l\x1b[2J";
  open_ = true;
  const std::size_t count = std::min(frame.size(), static_cast<std::size_t>(std::max(size.rows, 1)));
  for (std::size_t i = 0; i < std::max(count, frame_.size()); ++i) {
    const std::string& row = i < count ? frame[i] : std::string();
    if (i < frame_.size() && frame_[i] == row) continue;
    bytes += formatted("\x1b[{};1H{}\x1b[K", i + 1, row);
  }
  frame_.assign(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(count));
  return bytes + "\x1b[?2026l";
}

std::string FrameWriter::leave(Size size) {
  // Clears the screen first, because not every terminal has an alternate screen.
  std::string bytes = screen_ == Screen::full ? "\x1b[0m\x1b[2J\x1b[H\x1b[?1049l" : erase(rows(size));
  bytes += "\x1b[?25h";
  open_ = false;
  frame_.clear();
  bytes += said_;
  said_.clear();
  return bytes;
}

}  // namespace dropwise
