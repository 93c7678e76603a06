#include "system/nonblocking_output.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dropwise {
namespace {

constexpr std::size_t kMostWaiting = std::size_t{64} * 1024;

bool is_ready(int file, Millis patience) {
  pollfd reader{file, POLLOUT, 0};
  return ::poll(&reader, 1, static_cast<int>(patience.count())) == 1;
}

}  // namespace

bool NonblockingOutput::suits(int file) {
  struct stat found {};
  return ::fstat(file, &found) == 0 && (S_ISFIFO(found.st_mode) || S_ISSOCK(found.st_mode));
}

NonblockingOutput::NonblockingOutput(int file) : file_(file) {
  struct stat found {};
  socket_ = ::fstat(file, &found) == 0 && S_ISSOCK(found.st_mode);
  const std::string again = "/proc/self/fd/" + std::to_string(file);
  if (!socket_) own_ = ::open(again.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
}

NonblockingOutput::~NonblockingOutput() {
  if (own_ >= 0) ::close(own_);
}

std::error_code NonblockingOutput::write(std::string text) {
  if (!waiting_.empty() && size_ + text.size() > kMostWaiting) {
    ++dropped_;
    return flush();
  }
  size_ += text.size();
  waiting_.push_back(std::move(text));
  return flush();
}

std::error_code NonblockingOutput::flush() {
  while (!waiting_.empty()) {
    const std::string& text = waiting_.front();
    const auto taken = write_some(text.data() + begun_, text.size() - begun_);
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return {};
    if (taken < 0) return {errno, std::generic_category()};
    begun_ += static_cast<std::size_t>(taken);
    if (begun_ < text.size()) continue;
    size_ -= text.size();
    begun_ = 0;
    waiting_.pop_front();
  }
  return {};
}

std::size_t NonblockingOutput::finish(Millis patience) {
  constexpr Millis kStep{50};
  for (Millis waited{0}; !flush() && !waiting_.empty() && waited < patience; waited += kStep) is_ready(file_, kStep);
  dropped_ += waiting_.size();
  waiting_.clear();
  size_ = begun_ = 0;
  return dropped_;
}

std::ptrdiff_t NonblockingOutput::write_some(const char* text, std::size_t size) const {
  if (socket_) return ::send(file_, text, size, MSG_DONTWAIT | MSG_NOSIGNAL);
  if (own_ >= 0) return ::write(own_, text, size);
  if (is_ready(file_, Millis{0})) return ::write(file_, text, std::min<std::size_t>(size, PIPE_BUF));
  errno = EAGAIN;
  return -1;
}

}  // namespace dropwise
