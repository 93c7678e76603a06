#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/error.h"

namespace dropwise {

/// The name of a backup that is being written, or was cut off.
inline constexpr const char* kUnfinishedBackup = ".dropwise-backup.new";

/// Copies a complete log, even while it is in use, to a file only its owner can read. An older copy is replaced only
/// after the new one was checked. Throws StoreError, and keeps an older copy, when it cannot, or when `copy` is the log
/// itself or a file that is not a log.
void back_up(const std::filesystem::path& log, const std::filesystem::path& copy);

/// The same to a new file. Returns false, and changes nothing, if something has the name.
bool back_up_unless_there(const std::filesystem::path& log, const std::filesystem::path& copy);

/// The same to a new file: if something has the name, the copy gets a number, such as `log-2.db`. Returns its path.
std::filesystem::path back_up_as_new(const std::filesystem::path& log, const std::filesystem::path& copy);

/// The name with a number: `log-2.db` for `log.db`.
std::filesystem::path numbered(const std::filesystem::path& name, int number);

/// Copies a log of an older version before it is migrated, for version 2 to `log.db.v2`. Keeps only the copies of the
/// three latest versions.
void keep_before_migration(const std::filesystem::path& log, int version);

/// Whether a copy of a log, or a file of another kind with sessions, holds more of a session than its remains.
bool holds_session(const std::filesystem::path& file, const std::string& uuid);

/// The existing copies made before migrations, oldest first.
std::vector<std::filesystem::path> copies_before_migration(const std::filesystem::path& log);

}  // namespace dropwise
