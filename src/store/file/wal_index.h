#pragma once

#include <chrono>
#include <filesystem>

#include "dropwise/time.h"

namespace dropwise {

/// Programs that use a log at the same time share the index of its WAL, `log.db-shm`. If it is removed while one of
/// them runs, or if the log has a second name (a hard link, or a file that is mounted elsewhere), each would have an
/// index of its own, and they would write over each other's changes.

/// Call it before a log is opened. Throws StoreError (used_elsewhere) when another program uses the log without this
/// index, and still does after `patience`: a running session makes a new index at its next sign of life.
void check_wal_index(const std::filesystem::path& log, Millis patience = std::chrono::seconds{3});

/// The index beside a log.
std::filesystem::path wal_index_file(const std::filesystem::path& log);

}  // namespace dropwise
