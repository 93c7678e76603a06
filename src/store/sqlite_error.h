#pragma once

#include <filesystem>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"

namespace dropwise {

/// Turns an SQLite exception into an error message for the owner of the log.
UserError log_error(const SQLite::Exception& error, const std::filesystem::path& file);

/// Whether SQLite could not create its files next to the log: the disk is full, or writing is not permitted.
bool lacks_room(const SQLite::Exception& error);

/// Why a file could not be written, in a few words, such as `the disk is full`.
std::string why_unwritten(const SQLite::Exception& error);

/// Calls `work` and turns an SQLite exception into the UserError of log_error().
template <class Work>
auto with_log(const std::filesystem::path& file, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& error) {
    throw log_error(error, file);
  }
}

}  // namespace dropwise
