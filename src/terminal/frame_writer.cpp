#include "terminal/frame_writer.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace dropwise {
namespace {

constexpr std::string_view kReset = "\x1b[0m";

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

/// A character on the screen, with the style sequences under which it was written.
struct ScreenCell {
  std::string style, text;

  bool operator==(const ScreenCell&) const = default;
};

/// A row as its characters, and the style in force after the last.
struct ScreenRow {
  std::vector<ScreenCell> cells = {};
  std::string style = {};

  explicit ScreenRow(std::string_view row) {
    while (!row.empty()) {
      std::string part = row.front() == '\x1b' ? std::string(row.substr(0, row.find('m') + 1)) : first_character(row);
      row.remove_prefix(part.size());
      if (part.front() != '\x1b')
        cells.push_back({style, std::move(part)});
      else
        style = part == kReset ? "" : style + part;
    }
  }
};

std::size_t columns(std::span<const ScreenCell> cells) {
  std::size_t columns = 0;
  for (const ScreenCell& cell : cells) columns += display_width(cell.text);
  return columns;
}

/// Writes the cells and what follows them. Begins and ends without a style.
std::string styled(std::span<const ScreenCell> cells, const std::string& last, const std::string& end) {
  std::string text, style;
  const auto use = [&](const std::string& wanted) {
    if (style == wanted) return;
    if (!style.empty()) text += kReset;
    text += style = wanted;
  };
  for (const ScreenCell& cell : cells) {
    use(cell.style);
    text += cell.text;
  }
  if (!end.empty()) use(last);
  text += end;
  use("");
  return text;
}

/// What turns one row into another: only what is different is written.
std::string change_of_row(std::size_t number, std::string_view before, std::string_view after) {
  const ScreenRow old(before), wanted(after);
  const std::span all(wanted.cells);
  const auto [first, old_first] = std::ranges::mismatch(all, old.cells);
  const auto from = static_cast<std::size_t>(first - all.begin());
  std::size_t same = 0;  // at the end
  const bool as_long = columns(all) == columns(old.cells) && wanted.style == old.style;
  const std::size_t most = std::min(all.size(), old.cells.size()) - from;
  while (as_long && same < most && all[all.size() - 1 - same] == old.cells[old.cells.size() - 1 - same]) ++same;
  const std::string place = formatted("\x1b[{};{}H", number, columns(all.first(from)) + 1);
  return place + styled(all.subspan(from, all.size() - from - same), wanted.style, as_long ? "" : "\x1b[K");
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
    bytes += i < frame_.size() ? change_of_row(i + 1, frame_[i], row) : formatted("\x1b[{};1H{}\x1b[K", i + 1, row);
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
