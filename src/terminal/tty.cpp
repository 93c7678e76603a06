#include "terminal/tty.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/text.h"

namespace dropwise {
namespace {

constexpr int kStall = 200;          // milliseconds
constexpr std::size_t kChunk = 256;  // a terminal that is ready accepts this many bytes
constexpr Millis kKeyRest{30};       // how long the rest of an escape sequence may take

}  // namespace

Size terminal_size(int file) {
  winsize size{};
  if (::isatty(file) != 1 || ::ioctl(file, TIOCGWINSZ, &size) != 0) return {0, 0};
  return {size.ws_col, size.ws_row};
}

/// Delivers keys without Enter and without echo; Ctrl+C still raises a signal. The destructor restores the old mode.
class Tty::RawMode {
 public:
  explicit RawMode(int file) : file_(file) {
    if (::tcgetattr(file_, &before_) != 0) return;
    termios raw = before_;
    raw.c_iflag &= ~static_cast<tcflag_t>(IXON);  // Ctrl+S would stop all output, including the bell
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

Tty::Tty(int in, int out, Screen screen, bool utf8)
    : in_(in),
      out_(out),
      keys_(::isatty(in) == 1 && ::tcgetpgrp(in) == ::getpgrp()),
      terminal_(::isatty(out) == 1),
      utf8_(utf8 || !terminal_),
      frame_writer_(terminal_ ? screen : Screen::none) {
  if (NonblockingOutput::suits(out)) pipe_.emplace(out);
  if (keys_) raw_ = std::make_unique<RawMode>(in_);
}

Tty::~Tty() {
  ring_out();
  show({});
  if (titled_) write("\x1b[23;2t");
}

Size Tty::size() const {
  const Size found = terminal_size(out_);
  const Size otherwise;
  return {found.columns > 0 ? found.columns : otherwise.columns, found.rows > 0 ? found.rows : otherwise.rows};
}

void Tty::write(const std::string& given) {
  const std::string text = utf8_ ? given : to_ascii(given);
  if (pipe_) return check(pipe_->write(text));
  std::size_t done = 0;
  while (done < text.size() && !gone_) {
    if (!writable()) return;
    const auto n = ::write(out_, text.data() + done, std::min(text.size() - done, kChunk));
    if (n >= 0) {
      done += static_cast<std::size_t>(n);
    } else if (errno != EINTR) {
      fail(errno);
      if (!gone_) return;
    }
  }
}

void Tty::check(std::error_code fault) {
  if (fault && !gone_) fail(fault.value());
}

void Tty::fail(int error) {
  gone_ = error == EPIPE || error == EIO || error == EBADF || error == ECONNRESET;
  trouble_ = std::strerror(error);
}

std::size_t Tty::finish_output() {
  constexpr Millis kPatience{500};
  return pipe_ ? pipe_->finish(gone_ ? Millis{0} : kPatience) : 0;
}

/// Whether the terminal accepts more output now. A session does not wait for a terminal that is stopped or hangs.
bool Tty::writable() {
  if (!terminal_) return true;
  pollfd terminal{out_, POLLOUT, 0};
  const bool ready = ::poll(&terminal, 1, stalled_ ? 0 : kStall) != 0;
  if (std::exchange(stalled_, !ready) && ready) frame_writer_.refresh(size());
  return ready;
}

void Tty::say(const std::string& line) { write(frame_writer_.say(line, size())); }

void Tty::show(std::span<const std::string> frame) { write(frame_writer_.show(frame, size())); }

void Tty::refresh() { write(frame_writer_.refresh(size())); }

void Tty::cue(const Cue& cue) {
  if (!terminal_) return;
  if (!cue.title.empty() && !std::exchange(titled_, true)) write("\x1b[22;2t");  // the destructor restores the old one
  write(alerts_.start(cue));
}

/// Finishes the current cue, because nothing calls wait() for a while.
void Tty::ring_out() {
  for (bool readable = false; alerts_.wait() && !gone_; write(alerts_.step())) {
    keep(signals_.wait(-1, *alerts_.wait(), readable));
  }
}

/// Remembers an input that ends the program, so that the next wait() returns it.
void Tty::keep(const std::optional<Input>& input) {
  if (input && ends(*input) && !broken_off_) broken_off_ = input;
}

std::optional<Input> Tty::wait(Millis timeout) {
  if (gone_) return Input{Input::Kind::hangup};
  if (broken_off_) return std::exchange(broken_off_, std::nullopt);
  if (pipe_) check(pipe_->flush());
  const auto pulse = alerts_.wait();
  const Millis patience = std::min(timeout, pulse.value_or(timeout));
  bool readable = false;
  const Millis began = clock_.ticks();
  auto input = signals_.wait(keys_ ? in_ : -1, patience, readable);
  alerts_.pass(clock_.ticks() - began);
  if (alerts_.wait() == Millis{0}) write(alerts_.step());
  if (input) return input;
  return readable ? read_key() : std::nullopt;
}

bool Tty::suspend() {
  ring_out();
  show({});
  raw_.reset();
  const bool stopped = signals_.stop();
  if (keys_) raw_ = std::make_unique<RawMode>(in_);
  return stopped;
}

std::optional<Input> Tty::read_key() {
  std::array<char, 256> buffer{};
  const auto n = ::read(in_, buffer.data(), buffer.size());
  if (n <= 0) return Input{Input::Kind::hangup};
  Input input{Input::Kind::key, std::string(buffer.data(), static_cast<std::size_t>(n))};
  const bool cut_off = input.bytes == "\x1b" || input.bytes == "\x1b[" || input.bytes == "\x1bO";
  bool readable = false;
  if (cut_off) keep(signals_.wait(in_, kKeyRest, readable));
  if (readable) {
    const auto more = ::read(in_, buffer.data(), buffer.size());
    if (more > 0) input.bytes.append(buffer.data(), static_cast<std::size_t>(more));
  }
  return input;
}

std::optional<std::string> Tty::ask(const std::string& question) {
  if (!keys_) return {};
  ring_out();
  show({});
  if (broken_off_) return {};
  ::tcflush(in_, TCIFLUSH);  // keys pressed before the question do not answer it
  write(question);
  raw_.reset();
  std::string line;
  bool answered = false;
  for (bool readable = false; !answered && !gone_;) {
    const auto signal = signals_.wait(in_, std::chrono::hours{1}, readable);
    if (signal && signal->kind == Input::Kind::suspend) signals_.stop();
    keep(signal);
    if (broken_off_) break;
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
