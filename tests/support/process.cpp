#include "support/process.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/folder.h"

namespace dropwise::test {
namespace {

constexpr unsigned kNobody = 65534;

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

[[noreturn]] void become(const Run& how, int out, int err) {
  if (!how.out_to.empty()) out = ::open(how.out_to.c_str(), O_WRONLY);
  const int in = ::open("/dev/null", O_RDONLY);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(err, 2);
  if (how.close_in) ::close(0);
  if (how.close_out) ::close(1);
  if (how.without_rights && ::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(126);
  std::vector<std::string> words = how.words, variables;
  for (const auto& [name, value] : how.environment) variables.push_back(name + "=" + value);
  ::execve(words.front().c_str(), pointers(words).data(), pointers(variables).data());
  ::_exit(127);
}

void read_all(int out, int err, Finished& finished) {
  std::array<pollfd, 2> files = {{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  std::array<std::string*, 2> texts = {&finished.out, &finished.err};
  for (int open = 2; open > 0;) {
    ::poll(files.data(), files.size(), -1);
    for (std::size_t i = 0; i < 2; ++i) {
      if (files[i].revents == 0) continue;
      std::array<char, 4096> buffer{};
      const auto n = ::read(files[i].fd, buffer.data(), buffer.size());
      if (n > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(n));
      } else {
        files[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

Finished run(const Run& wanted) {
  Run how = wanted;
  const Folder reachable;  // the build may be in a folder that only its owner may enter
  if (how.without_rights) {
    const auto copy = reachable / "program";
    std::filesystem::permissions(reachable.path(), std::filesystem::perms(0755));
    std::filesystem::copy_file(how.words.front(), copy);
    std::filesystem::permissions(copy, std::filesystem::perms(0755));
    how.words.front() = copy.string();
  }
  std::array<int, 2> out{}, err{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) become(how, out[1], err[1]);
  ::close(out[1]);
  ::close(err[1]);
  Finished finished;
  read_all(out[0], err[0], finished);
  ::close(out[0]);
  ::close(err[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  finished.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

Run dropwise_in(const std::string& home, const std::vector<std::string>& words) {
  Run how{.words = {DROPWISE_BINARY}, .environment = {{"HOME", home}, {"TZ", "Asia/Kathmandu"}, {"LANG", "C.UTF-8"}}};
  how.words.insert(how.words.end(), words.begin(), words.end());
  return how;
}

}  // namespace dropwise::test
