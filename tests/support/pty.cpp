#include "support/pty.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

namespace dropwise::test {
namespace {

[[noreturn]] void become(int slave, Run how) {
  ::login_tty(slave);
  how.environment["TERM"] = "xterm";
  std::vector<std::string> variables;
  for (const auto& [name, value] : how.environment) variables.push_back(name + "=" + value);
  std::vector<char*> arguments, environment;
  for (std::string& word : how.words) arguments.push_back(word.data());
  for (std::string& variable : variables) environment.push_back(variable.data());
  arguments.push_back(nullptr);
  environment.push_back(nullptr);
  ::execve(arguments.front(), arguments.data(), environment.data());
  ::_exit(127);
}

}  // namespace

Pty::Pty(const std::string& home, const std::vector<std::string>& words, unsigned short columns)
    : Pty(dropwise_in(home, words), columns) {}

Pty::Pty(Run how, unsigned short columns) {
  winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  ::openpty(&master_, &slave_, nullptr, nullptr, &size);
  ::fcntl(master_, F_SETFD, FD_CLOEXEC);
  child_ = ::fork();
  if (child_ == 0) become(slave_, std::move(how));
}

Pty::~Pty() {
  if (!ended_) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  if (master_ >= 0) ::close(master_);
  if (slave_ >= 0) ::close(slave_);
}

void Pty::type(const std::string& bytes) const {
  if (::write(master_, bytes.data(), bytes.size()) < 0) ::kill(child_, SIGKILL);
}

void Pty::signal(int number) const { ::kill(child_, number); }

bool Pty::sees(const std::string& text, int seconds) {
  for (int left = seconds * 10; left > 0;) {
    const auto found = shown_.find(text, seen_);
    if (found != std::string::npos) {
      seen_ = found + text.size();
      return true;
    }
    pollfd file{master_, POLLIN, 0};
    if (::poll(&file, 1, 100) == 0) {
      --left;
      continue;
    }
    std::array<char, 4096> buffer{};
    const auto n = ::read(master_, buffer.data(), buffer.size());
    if (n <= 0) return false;
    shown_.append(buffer.data(), static_cast<std::size_t>(n));
  }
  return false;
}

void Pty::hang_up() {
  ::close(master_);
  ::close(slave_);
  master_ = slave_ = -1;
}

void Pty::read_rest() {
  const std::string mark = "\x1b[nothing follows]";
  if (slave_ < 0 || ::write(slave_, mark.data(), mark.size()) < 0) return;
  while (shown_.find(mark) == std::string::npos) {
    pollfd file{master_, POLLIN, 0};
    std::array<char, 4096> buffer{};
    if (::poll(&file, 1, 20'000) <= 0) return;
    const auto n = ::read(master_, buffer.data(), buffer.size());
    if (n <= 0) return;
    shown_.append(buffer.data(), static_cast<std::size_t>(n));
  }
  shown_.erase(shown_.find(mark), mark.size());
}

int Pty::wait() {
  int status = 0;
  for (int left = 200; left > 0; --left) {
    if (::waitpid(child_, &status, WNOHANG) == child_) {
      ended_ = true;
      read_rest();
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    if (master_ >= 0) {
      pollfd file{master_, POLLIN, 0};
      std::array<char, 4096> buffer{};
      if (::poll(&file, 1, 100) > 0) {
        const auto n = ::read(master_, buffer.data(), buffer.size());
        if (n > 0) shown_.append(buffer.data(), static_cast<std::size_t>(n));
      }
    } else {
      ::poll(nullptr, 0, 100);
    }
  }
  return -1;
}

termios Pty::settings() const {
  termios now{};
  ::tcgetattr(slave_, &now);
  return now;
}

}  // namespace dropwise::test
