#include "store/file/session_lock.h"

#include <fstream>

#include "base/format.h"
#include "store/error.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".live";

/// The file next to the log itself, even if links lead to it, so that all its names share one lock.
fs::path lock_file(const fs::path& log) { return resolve_links(log) += kEnding; }

/// Distinguishes the log from another file that replaces it.
std::string identity(const fs::path& log) {
  const auto inode = inode_of(log);
  return inode ? formatted("{}\n", *inode) : "";
}

}  // namespace

std::optional<SessionLock> SessionLock::try_acquire(const fs::path& log) {
  try {
    auto lock = FileLock::try_acquire(lock_file(log));
    if (!lock) return {};
    // If this fails, check_owner() cannot notice that the log was replaced; there is no other harm.
    static_cast<void>(lock->write(identity(log)));
    return SessionLock(std::move(*lock));
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::cannot_lock, error.path1(), error.code().message());
  }
}

void SessionLock::check_owner(const fs::path& log) {
  const std::string real = resolve_links(log).string();
  std::ifstream file(real + kEnding);
  std::string line;
  const std::string here = identity(log);
  if (!std::getline(file, line) || line + "\n" == here) return;
  std::error_code none;
  if (!is_held(log)) {
    if (here.empty() || fs::file_size(real + "-wal", none) == 0 || none) return;
    throw StoreError(StoreFault::foreign_wal, log, fs::path(real).filename().string());
  }
  throw StoreError(here.empty() ? StoreFault::gone_while_running : StoreFault::other_log_runs, log);
}

bool SessionLock::is_held(const fs::path& log) { return FileLock::is_held(lock_file(log)); }

SessionLock::~SessionLock() {
  static_cast<void>(lock_.write(""));  // an error is harmless: check_owner() still accepts this log
}

}  // namespace dropwise
