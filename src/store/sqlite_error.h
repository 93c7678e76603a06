#pragma once

#include <filesystem>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/error.h"

namespace dropwise {

/// The fault that an exception of SQLite reports.
StoreError to_store_error(const SQLite::Exception& error, const std::filesystem::path& log);

/// The same for a copy that could not be written.
StoreError to_backup_error(const SQLite::Exception& error, const std::filesystem::path& copy);

/// Whether SQLite could not create its files next to the log: the disk is full, or writing is not permitted.
bool lacks_room(const SQLite::Exception& error);

/// Calls `work` and turns an exception of SQLite into a StoreError.
template <class Work>
auto with_log(const std::filesystem::path& file, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& error) {
    throw to_store_error(error, file);
  }
}

}  // namespace dropwise
