#pragma once

#include <filesystem>
#include <memory>

#include "store/sqlite_error.h"

namespace dropwise {

/// Whether all data is in the log file itself: its WAL file is missing or empty.
bool has_no_wal(const std::filesystem::path& file);

/// Opens what the log file itself has, without its WAL, as if nobody could change it.
std::unique_ptr<SQLite::Database> open_without_wal(const std::filesystem::path& file);

/// Opens a log for which SQLite cannot create its files: the disk is full, or writing is not permitted. Null when
/// `wrong` has another cause, or when the log is not a regular file or has data in its WAL file.
std::unique_ptr<SQLite::Database> open_immutable(const std::filesystem::path& file, const SQLite::Exception& wrong);

/// Opens a log with the SQLite flags in `rights`; if SQLite cannot create its files, falls back to open_immutable().
std::unique_ptr<SQLite::Database> open_read_only(const std::filesystem::path& file, int rights);

}  // namespace dropwise
