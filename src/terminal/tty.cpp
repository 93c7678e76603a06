#include "terminal/tty.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "quantities/text.h"

namespace dropwise {
namespace {

constexpr Millis kBellGap{300};
constexpr Millis kKeyRest{30};  // how long the rest of an arrow key may take

std::string erase(std::size_t lines) {
  if (lines == 0) return {};
  return (lines > 1 ? "\r\x1b[" + std::to_string(lines - 1) + "A" : "\r") + "\x1b[J";
}

/// Columns without the marks of style.
std::size_t shown_columns(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\x1b') {
      i = std::min(line.find('m', i), line.size());
    } else {
      text += line[i];
    }
  }
  return columns(text);
}

std::string joined(std::span<const std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\r\n") + line;
  return text;
}

}  // namespace

std::size_t terminal_columns(int file) {
  winsize size{};
  return ::isatty(file) == 1 && ::ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// Keys without Enter and without echo; Ctrl-C still is a signal. Gives back what it found.
class Tty::RawMode {
 public:
  explicit RawMode(int file) : file_(file) {
    if (::tcgetattr(file_, &before_) != 0) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    changed_ = ::tcsetattr(file_, TCSADRAIN, &raw) == 0;
  }
  ~RawMode() {
    if (changed_) ::tcsetattr(file_, TCSADRAIN, &before_);
  }
  RawMode(const RawMode&) = delete;
  RawMode& operator=(const RawMode&) = delete;

 private:
  int file_;
  termios before_{};
  bool changed_ = false;
};

Tty::Tty(int in, int out, bool redraw)
    : in_(in),
      out_(out),
      keys_(::isatty(in) == 1 && ::tcgetpgrp(in) == ::getpgrp()),
      screen_(::isatty(out) == 1),
      redraw_(redraw && screen_) {
  if (keys_) raw_ = std::make_unique<RawMode>(in_);
  if (redraw_) write("\x1b[?25l");
}

Tty::~Tty() {
  ring_out();
  show({});
  if (redraw_) write("\x1b[?25h");
}

int Tty::width() const {
  const std::size_t columns = screen_ ? terminal_columns(out_) : 0;
  return columns > 0 ? static_cast<int>(columns) : 80;
}

void Tty::write(const std::string& text) {
  std::size_t done = 0;
  while (done < text.size() && !gone_) {
    const auto n = ::write(out_, text.data() + done, text.size() - done);
    if (n >= 0) {
      done += static_cast<std::size_t>(n);
    } else if (errno == EPIPE || errno == EIO || errno == EBADF) {
      gone_ = true;
      trouble_ = std::strerror(errno);
    } else if (errno != EINTR) {
      trouble_ = std::strerror(errno);
      return;
    }
  }
}

/// How many rows the frame takes now: a terminal made narrower has broken its lines.
std::size_t Tty::frame_rows() const {
  std::size_t rows = 0;
  const auto width = static_cast<std::size_t>(Tty::width());
  for (const std::string& line : frame_) rows += std::max<std::size_t>(1, (shown_columns(line) + width - 1) / width);
  return rows;
}

void Tty::say(const std::string& line) { write(erase(frame_rows()) + line + "\n" + joined(frame_)); }

void Tty::show(std::span<const std::string> frame) {
  if (!redraw_ || std::equal(frame.begin(), frame.end(), frame_.begin(), frame_.end())) return;
  write(erase(frame_rows()) + joined(frame));
  frame_.assign(frame.begin(), frame.end());
}

void Tty::cue(Cue cue) {
  if (!screen_ || cue.bells == 0) return;
  write("\a");
  bells_left_ = cue.bells - 1;
  bell_wait_ = kBellGap;
}

/// Rings what is left of a cue, before nobody waits any more.
void Tty::ring_out() {
  for (bool readable = false; bells_left_ > 0 && !gone_; --bells_left_) {
    if (const auto input = signals_.wait(-1, bell_wait_, readable)) broken_off_ = input;
    write("\a");
    bell_wait_ = kBellGap;
  }
}

std::optional<Input> Tty::wait(Millis timeout) {
  if (gone_) return Input{Input::Kind::hangup};
  if (broken_off_) return std::exchange(broken_off_, std::nullopt);
  const bool ring = bells_left_ > 0 && bell_wait_ <= timeout;
  const Millis patience = ring ? bell_wait_ : timeout;
  bool readable = false;
  if (auto input = signals_.wait(keys_ ? in_ : -1, patience, readable)) return input;
  if (readable) return read_key();
  bell_wait_ -= std::min(bell_wait_, patience);
  if (ring) {
    write("\a");
    --bells_left_;
    bell_wait_ = kBellGap;
  }
  return {};
}

void Tty::suspend() {
  show({});
  raw_.reset();
  if (redraw_) write("\x1b[?25h");
  ::raise(SIGSTOP);
  if (keys_) raw_ = std::make_unique<RawMode>(in_);
  if (redraw_) write("\x1b[?25l");
}

std::optional<Input> Tty::read_key() {
  std::array<char, 256> buffer{};
  const auto n = ::read(in_, buffer.data(), buffer.size());
  if (n <= 0) return Input{Input::Kind::hangup};
  Input input{Input::Kind::key, std::string(buffer.data(), static_cast<std::size_t>(n))};
  const bool cut_off = input.bytes == "\x1b" || input.bytes == "\x1b[" || input.bytes == "\x1bO";
  bool readable = false;
  if (cut_off && !signals_.wait(in_, kKeyRest, readable) && readable) {
    const auto more = ::read(in_, buffer.data(), buffer.size());
    if (more > 0) input.bytes.append(buffer.data(), static_cast<std::size_t>(more));
  }
  return input;
}

std::optional<std::string> Tty::ask(const std::string& question) {
  if (!keys_) return {};
  ring_out();
  show({});
  ::tcflush(in_, TCIFLUSH);  // what was pressed before the question is no answer
  write(question);
  raw_.reset();
  std::string line;
  bool answered = false;
  for (bool readable = false; !answered && !gone_;) {
    const auto signal = signals_.wait(in_, std::chrono::hours{1}, readable);
    if (signal && signal->kind == Input::Kind::suspend) ::raise(SIGSTOP);
    if (signal && signal->kind != Input::Kind::resized && signal->kind != Input::Kind::suspend) {
      broken_off_ = signal;
      break;
    }
    if (!readable) continue;
    char c = 0;
    if (::read(in_, &c, 1) != 1) break;
    answered = c == '\n';
    if (!answered && line.size() < 4096) line += c;
  }
  raw_ = std::make_unique<RawMode>(in_);
  if (!answered) {
    write("\n");
    return {};
  }
  return line;
}

}  // namespace dropwise
