#include "terminal/signals.h"

#include <algorithm>
#include <array>
#include <csignal>

#include <poll.h>

namespace dropwise {
namespace {

struct Row {
  int signal;
  Input::Kind kind;
};

constexpr std::array<Row, 9> kSignals = {{{SIGHUP, Input::Kind::hangup},
                                          {SIGTERM, Input::Kind::terminate},
                                          {SIGQUIT, Input::Kind::terminate},
                                          {SIGINT, Input::Kind::interrupt},
                                          {SIGTSTP, Input::Kind::suspend},
                                          {SIGWINCH, Input::Kind::resized},
                                          {SIGCONT, Input::Kind::resized},
                                          {kWakeSignal, Input::Kind::wake},
                                          {SIGCHLD, Input::Kind::wake}}};

std::array<volatile std::sig_atomic_t, kSignals.size()> arrived{};
std::array<struct sigaction, kSignals.size()> before{};
struct sigaction pipe_before {};
sigset_t mask_before{};

void note(int signal) {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (kSignals[i].signal == signal) arrived[i] = 1;
  }
}

std::optional<Input> take_arrived() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (!arrived[i]) continue;
    arrived[i] = 0;
    return Input{kSignals[i].kind};
  }
  return {};
}

}  // namespace

void wake_process(std::int64_t process) {
  if (process > 0) ::kill(static_cast<pid_t>(process), kWakeSignal);
}

Signals::Signals() {
  sigset_t blocked;
  sigemptyset(&blocked);
  struct sigaction action {};
  action.sa_handler = note;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    arrived[i] = 0;
    sigaddset(&blocked, kSignals[i].signal);
    ::sigaction(kSignals[i].signal, nullptr, &before[i]);
    // Signals that are already ignored stay ignored, such as under nohup or in a background job.
    const bool stays = before[i].sa_handler == SIG_IGN && kSignals[i].signal != SIGCHLD;
    if (!stays) ::sigaction(kSignals[i].signal, &action, nullptr);
  }
  ::sigprocmask(SIG_BLOCK, &blocked, &mask_before);
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, &pipe_before);
}

Signals::~Signals() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i].signal, &before[i], nullptr);
  ::sigaction(SIGPIPE, &pipe_before, nullptr);
  ::sigprocmask(SIG_SETMASK, &mask_before, nullptr);
}

std::optional<Input> Signals::wait(int file, Millis timeout, bool& readable) {
  readable = false;
  const auto millis = std::max(Millis{0}, timeout).count();
  const timespec limit{static_cast<std::time_t>(millis / 1000), static_cast<long>(millis % 1000) * 1'000'000};
  pollfd watched{file, POLLIN, 0};
  sigset_t open = mask_before;
  for (const Row& row : kSignals) sigdelset(&open, row.signal);
  if (::ppoll(&watched, file >= 0 ? 1 : 0, &limit, &open) > 0) readable = true;
  return take_arrived();
}

bool Signals::stop() {
  struct sigaction usual {};
  struct sigaction ours {};
  usual.sa_handler = SIG_DFL;
  sigset_t stop_signal, pending;
  sigemptyset(&stop_signal);
  sigaddset(&stop_signal, SIGTSTP);
  ::sigaction(SIGTSTP, &usual, &ours);
  ::sigprocmask(SIG_UNBLOCK, &stop_signal, nullptr);
  ::raise(SIGTSTP);  // ignored in an orphaned process group, unlike SIGSTOP
  ::sigprocmask(SIG_BLOCK, &stop_signal, nullptr);
  ::sigaction(SIGTSTP, &ours, nullptr);
  ::sigpending(&pending);
  return sigismember(&pending, SIGCONT) == 1;  // blocked until the next wait()
}

}  // namespace dropwise
