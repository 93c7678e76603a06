#include "records/lease.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "quantities/error.h"
#include "quantities/text.h"

namespace dropwise {
namespace {

/// A lock on the whole file that the system lets go of with the file.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

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
  struct flock lock = whole_file();
  if (::fcntl(file, F_OFD_SETLK, &lock) != 0) return {};
  return lease;
}

bool Lease::held(const std::filesystem::path& log) {
  const int file = ::open(lease_file(log).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  struct flock lock = whole_file();
  const bool asked = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
  ::close(file);
  return asked && lock.l_type != F_UNLCK;
}

Lease::~Lease() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace dropwise
