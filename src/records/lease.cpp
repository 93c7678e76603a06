#include "records/lease.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "quantities/error.h"
#include "quantities/text.h"

namespace dropwise {
namespace {

std::string lease_file(const std::filesystem::path& log) { return log.string() + ".live"; }

}  // namespace

std::optional<Lease> Lease::take(const std::filesystem::path& log) {
  const std::string name = lease_file(log);
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) {
    throw Error(fmt::format("cannot write `{}`: {}", clean(name), std::strerror(errno)),
                "Free the disk or mend the rights of the folder, or name another log with --db.", Exit::log);
  }
  Lease lease(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return {};
  return lease;
}

bool Lease::held(const std::filesystem::path& log) {
  const int file = ::open(lease_file(log).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  const bool free = ::flock(file, LOCK_SH | LOCK_NB) == 0;
  ::close(file);
  return !free;
}

Lease::~Lease() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace dropwise
