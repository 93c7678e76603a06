#include "store/file/session_lock.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

/// A lock on the whole file that the system lets go of with the file.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

/// Beside the file itself, however many links lead to it.
std::string lease_file(const std::filesystem::path& log) {
  std::error_code fault;
  std::filesystem::path file = log;
  for (int links = 0; links < 20 && std::filesystem::is_symlink(file, fault); ++links) {
    const auto to = std::filesystem::read_symlink(file, fault);  // also where nothing is at its end now
    file = to.is_absolute() ? to : file.parent_path() / to;
  }
  const auto whole = std::filesystem::weakly_canonical(file, fault);
  return (fault ? file : whole).string() + ".live";
}

/// Which file this name stands for; it changes when another one is put in its place.
std::string identity(const std::filesystem::path& log) {
  struct stat file {};
  return ::stat(log.c_str(), &file) == 0 ? formatted("{}\n", file.st_ino) : "";
}

}  // namespace

std::optional<SessionLock> SessionLock::try_acquire(const std::filesystem::path& log) {
  const std::string name = lease_file(log);
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) {
    throw UserError(tr("cannot write `{}`: {}", sanitize(name), std::strerror(errno)),
                    tr("Free the disk or mend the rights of the folder, or name another log with --db."), ExitCode::io);
  }
  SessionLock lease(file);
  lease.forget_ = false;  // what stands there is of the one who holds it
  struct flock lock = whole_file();
  if (::fcntl(file, F_OFD_SETLK, &lock) != 0) return {};
  lease.forget_ = true;
  const std::string log_is = identity(log);
  // Where it cannot be kept nobody can tell that the log was replaced, and no more is lost.
  [[maybe_unused]] const bool kept = ::ftruncate(file, 0) == 0 && ::pwrite(file, log_is.data(), log_is.size(), 0) > 0;
  return lease;
}

void SessionLock::check_owner(const std::filesystem::path& log) {
  const std::string lease = lease_file(log), real = lease.substr(0, lease.rfind('.'));
  std::ifstream file(lease);
  std::string line;
  const std::string here = identity(log);
  if (!std::getline(file, line) || line + "\n" == here) return;
  std::error_code none;
  if (!is_held(log)) {
    if (here.empty() || std::filesystem::file_size(real + "-wal", none) == 0 || none) return;
    throw UserError(tr("beside the log `{}` lies `{}-wal`, which belongs to the log that was there before",
                       sanitize(log.string()), sanitize(real)),
                    tr("Move {0}-wal, {0}-shm and {0}.live away, and keep them: they would spoil this log.",
                       sanitize(std::filesystem::path(real).filename().string())),
                    ExitCode::io);
  }
  throw UserError(
      tr("the log `{}` {}", sanitize(log.string()),
         here.empty() ? tr("was deleted or moved while a session runs in it")
                      : tr("is not the one in which a session runs")),
      tr("End that session where it runs, with q or Ctrl-C; it is kept. Then put the right log in its place."),
      ExitCode::io);
}

bool SessionLock::is_held(const std::filesystem::path& log) {
  const int file = ::open(lease_file(log).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return false;
  struct flock lock = whole_file();
  const bool asked = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
  ::close(file);
  return asked && lock.l_type != F_UNLCK;
}

SessionLock::~SessionLock() {
  if (file_ < 0) return;
  if (forget_) static_cast<void>(::ftruncate(file_, 0) == 0);
  ::close(file_);
}

}  // namespace dropwise
