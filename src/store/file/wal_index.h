#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "dropwise/time.h"
#include "system/file_identity.h"

namespace dropwise {

/// Programs that use a log at the same time share its WAL, `log.db-wal`, and the index of it, `log.db-shm`. If one of
/// them is removed meanwhile, or if the log has a second name (a hard link, or a file that is mounted elsewhere), each
/// would have files of its own, and they would write over each other's changes.

/// Call it before a log is opened. Throws StoreError (used_elsewhere) when another program uses the log without these
/// two files, and still does after `patience`: a running session makes new ones at its next sign of life.
void check_wal_index(const std::filesystem::path& log, Millis patience = std::chrono::seconds{3});

/// The WAL of a log, and its index.
std::filesystem::path wal_file(const std::filesystem::path& log);
std::filesystem::path wal_index_file(const std::filesystem::path& log);

/// Which two files a program has open, as long as nobody has removed or replaced them. Absent: there is none.
struct WalFiles {
  std::optional<FileIdentity> wal, index;
};

WalFiles wal_files_of(const std::filesystem::path& log);

}  // namespace dropwise
