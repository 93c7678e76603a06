#pragma once

#include <filesystem>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"

namespace dropwise {

/// What an exception of SQLite means for the person who owns the log.
UserError log_error(const SQLite::Exception& error, const std::filesystem::path& file);

/// Whether nothing can be put beside the log: the disk is full, or is only to be read.
bool lacks_room(const SQLite::Exception& error);

/// Why a file could not be written, in a few words: `the disk is full`.
std::string why_unwritten(const SQLite::Exception& error);

/// Does something with the log and says in our words what went wrong.
template <class Work>
auto with_log(const std::filesystem::path& file, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& error) {
    throw log_error(error, file);
  }
}

}  // namespace dropwise
