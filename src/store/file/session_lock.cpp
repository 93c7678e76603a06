#include "store/file/session_lock.h"

#include <sstream>

#include "base/format.h"
#include "store/error.h"
#include "system/file_identity.h"
#include "system/limited_file.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".live";
constexpr std::size_t kMostIdentity = 100;  // bytes

/// The file next to the log itself, even if links lead to it, so that all its names share one lock.
fs::path lock_file(const fs::path& log) { return resolve_links(log) += kEnding; }

/// The log that the lock file names.
std::string identity_text(const fs::path& log) {
  const auto identity = identity_of(log);
  return identity ? formatted("{} {}\n", identity->inode, identity->born) : "";
}

/// Absent when no session runs. A version before 0.2 names only the inode.
std::optional<FileIdentity> load_identity(const fs::path& file) {
  std::istringstream in(try_load_limited_file(file, kMostIdentity).value_or(""));
  FileIdentity identity;
  if (!(in >> identity.inode)) return {};
  if (!(in >> identity.born)) identity.born = 0;
  return identity;
}

std::optional<FileLock> try_lock(const fs::path& log) {
  try {
    auto lock = FileLock::try_acquire(lock_file(log));
    // If this fails, check_owner() cannot notice that the log was replaced; there is no other harm.
    if (lock) static_cast<void>(lock->write(identity_text(log)));
    return lock;
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::cannot_lock, error.path1(), error.code().message());
  }
}

}  // namespace

std::optional<SessionLock> SessionLock::try_acquire(const fs::path& log) {
  auto lock = try_lock(log);
  return lock ? std::optional(SessionLock(std::move(*lock), log)) : std::nullopt;
}

void SessionLock::renew() {
  if (lock_.is_at(lock_file(log_))) return;
  if (auto lock = try_lock(log_)) lock_ = std::move(*lock);
}

void SessionLock::check_owner(const fs::path& log) {
  const auto named = load_identity(lock_file(log));
  if (!named) return;
  const auto here = identity_of(log);
  if ((here && is_same_file(*here, *named)) || !is_held(log)) return;
  throw StoreError(here ? StoreFault::other_log_runs : StoreFault::gone_while_running, log);
}

bool SessionLock::is_held(const fs::path& log) { return FileLock::is_held(lock_file(log)); }

SessionLock::~SessionLock() {
  static_cast<void>(lock_.write(""));  // an error is harmless: check_owner() still accepts this log
}

}  // namespace dropwise
