#include "system/process.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "system/paths.h"

namespace dropwise {
namespace {

constexpr std::size_t kMost = 1 << 20;  // bytes of output; longer output is cut off

/// Returns an unnamed file that holds only this text, positioned at its beginning.
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

/// Restores the default handling of signals. The child would otherwise inherit the signals that Dropwise ignores or
/// blocks.
void forget_signals() {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  for (const int signal : {SIGPIPE, SIGINT, SIGQUIT, SIGCHLD, SIGALRM, SIGXFSZ}) ::sigaction(signal, &action, nullptr);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// Reads and closes a file. Returns at most kMost + 1 bytes: the extra byte tells the caller that there is more.
std::string text_of(int file) {
  std::string text(kMost + 1, '\0');
  const auto size = ::pread(file, text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  ::close(file);
  return text;
}

[[noreturn]] void become(const ProcessSpec& spec, int input, Process::Output output, std::vector<char*>& words) {
  ::setsid();
  forget_signals();
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(input >= 0 ? input : nothing, STDIN_FILENO);
  ::dup2(output.out >= 0 ? output.out : nothing, STDOUT_FILENO);
  ::dup2(output.err >= 0 ? output.err : nothing, STDERR_FILENO);
  for (const auto& [name, value] : spec.variables) ::setenv(name.c_str(), value.c_str(), 1);
  ::alarm(static_cast<unsigned>(spec.limit.count()));
  ::execvp(words.front(), words.data());
  ::_exit(kNotFound);
}

/// The array of arguments that exec() takes. It points into `words`, which must outlive it.
std::vector<char*> arguments_of(std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  return arguments;
}

int status_of(int ended) { return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended); }

}  // namespace

std::vector<std::string> with_text(std::vector<std::string> words, const std::string& text) {
  for (std::string& word : words) {
    for (auto at = word.find("{text}"); at != std::string::npos; at = word.find("{text}", at + text.size()))
      word.replace(at, 6, text);
  }
  return words;
}

bool find_program(const std::string& name, const std::string& path) {
  const auto is_program = [](const std::filesystem::path& file) {
    std::error_code none;
    return std::filesystem::is_regular_file(file, none) && !check_permission(file, Permission::execute);
  };
  if (name.find('/') != std::string::npos) return is_program(name);
  std::istringstream folders(path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (!folder.empty() && is_program(std::filesystem::path(folder) / name)) return true;
  return false;
}

ProcessResult run_process(const ProcessSpec& spec) {
  const Process::Output output{file_with(""), file_with("")};
  Process process(spec, output);
  constexpr int kLook = 5;  // milliseconds
  bool ended = false;
  for (Millis waited{0}; process.running(); waited += Millis{kLook}) {
    if (waited > spec.limit) {
      ended = true;
      process.kill();
    }
    ::poll(nullptr, 0, kLook);
  }
  ProcessResult result{process.status().value_or(kLost), text_of(output.out), text_of(output.err)};
  result.whole = result.out.size() <= kMost;
  result.ended_at_limit = ended || result.status == 128 + SIGALRM;
  return result;
}

bool can_open_files(int count) {
  std::vector<int> files;
  bool reached = false;
  for (int i = 0; i < count && !reached; ++i) {
    const int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    reached = file < 0 && (errno == EMFILE || errno == ENFILE);
    if (file >= 0) files.push_back(file);
  }
  for (const int file : files) ::close(file);
  return !reached;
}

bool is_root() { return ::geteuid() == 0; }

pid_t process_id() { return ::getpid(); }

bool is_process_alive(pid_t id) { return id > 0 && (::kill(id, 0) == 0 || errno == EPERM); }

int run_in_foreground(const std::vector<std::string>& words, const Foreground& foreground) {
  std::vector<std::string> texts = words;
  std::vector<char*> arguments = arguments_of(texts);
  struct sigaction ignore {
  }, before{};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGINT, &ignore, &before);  // Ctrl+C is meant for the child
  const int input = foreground.input ? file_with(*foreground.input) : -1;
  const pid_t id = ::fork();
  if (id == 0) {
    forget_signals();
    if (input >= 0) ::dup2(input, STDIN_FILENO);
    for (const auto& [name, value] : foreground.defaults) ::setenv(name.c_str(), value.c_str(), 0);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(kNotFound);
  }
  if (input >= 0) ::close(input);
  int status = 0;
  const bool ended = id > 0 && ::waitpid(id, &status, 0) == id;
  ::sigaction(SIGINT, &before, nullptr);
  return ended ? status_of(status) : kLost;
}

Process::Process(const ProcessSpec& spec, Output output) {
  std::vector<std::string> texts = spec.words;
  std::vector<char*> words = arguments_of(texts);
  const int input = file_with(spec.input);
  id_ = texts.empty() ? -1 : ::fork();
  if (id_ == 0) become(spec, input, output, words);
  if (input >= 0) ::close(input);
  if (id_ < 0) status_ = kNotFound;
}

bool Process::running() {
  int status = 0;
  if (status_) return false;
  siginfo_t info{};
  // As long as the child is not waited for, no other group can have its number.
  if (::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == id_ &&
      info.si_code == CLD_KILLED && info.si_status == SIGALRM)
    ::kill(-id_, SIGKILL);  // alarm() ended the child alone
  const pid_t ended = ::waitpid(id_, &status, WNOHANG);
  if (ended == id_) status_ = status_of(status);
  if (ended < 0 && errno == ECHILD) status_ = kLost;
  return !status_;
}

void Process::kill() {
  if (status_) return;
  ::kill(-id_, SIGKILL);  // the child's group exists once the child has called setsid()
  ::kill(id_, SIGKILL);
}

}  // namespace dropwise
