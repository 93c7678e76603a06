#include "terminal/child.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dropwise {
namespace {

constexpr int kNotFound = 127;

/// A file that holds the text and nothing else, to be read from its beginning.
int file_with(const std::string& text) {
  const int file = ::memfd_create("input", MFD_CLOEXEC);
  if (file < 0) return file;
  for (std::size_t done = 0; done < text.size();) {
    const auto n = ::write(file, text.data() + done, text.size() - done);
    if (n <= 0) break;
    done += static_cast<std::size_t>(n);
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

/// Our ways with signals are not the program's.
void forget_signals() {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  for (const int signal : {SIGPIPE, SIGINT, SIGQUIT, SIGCHLD}) ::sigaction(signal, &action, nullptr);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void become(const Program& program, int input, std::vector<char*>& words) {
  ::setsid();
  forget_signals();
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(input >= 0 ? input : nothing, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(nothing, STDERR_FILENO);
  for (const auto& [name, value] : program.variables) ::setenv(name.c_str(), value.c_str(), 1);
  ::alarm(static_cast<unsigned>(program.limit.count()));
  ::execvp(words.front(), words.data());
  ::_exit(kNotFound);
}

}  // namespace

Child::Child(const Program& program) {
  std::vector<std::string> texts = program.words;
  std::vector<char*> words;
  for (std::string& text : texts) words.push_back(text.data());
  words.push_back(nullptr);
  const int input = file_with(program.input);
  id_ = texts.empty() ? -1 : ::fork();
  if (id_ == 0) become(program, input, words);
  if (input >= 0) ::close(input);
  if (id_ < 0) status_ = kNotFound;
}

bool Child::running() {
  int status = 0;
  if (status_) return false;
  const pid_t ended = ::waitpid(id_, &status, WNOHANG);
  if (ended == id_) status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (ended < 0 && errno == ECHILD) status_ = 0;  // gone, and nobody can say how
  return !status_;
}

void Child::kill() {
  if (status_) return;
  ::kill(-id_, SIGKILL);  // its group, which is its own once it has got so far
  ::kill(id_, SIGKILL);
}

}  // namespace dropwise
