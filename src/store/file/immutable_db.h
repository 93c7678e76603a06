#pragma once

#include <filesystem>
#include <memory>

#include "store/sqlite_error.h"

namespace dropwise {

/// Whether nothing lies beside a log that is not in it yet.
bool has_no_wal(const std::filesystem::path& file);

/// Opens a log that cannot be used otherwise because nothing can be put beside it: the disk is full, or is only to be
/// read. All of it must stand in the file itself; absent where it does not, or where that is not what is wrong.
std::unique_ptr<SQLite::Database> open_immutable(const std::filesystem::path& file, const SQLite::Exception& wrong);

/// Opens a log with these rights of SQLite's, and where that fails for want of room, as above.
std::unique_ptr<SQLite::Database> open_read_only(const std::filesystem::path& file, int rights);

}  // namespace dropwise
