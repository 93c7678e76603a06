#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

inline constexpr int kFirstWithName = 7;  ///< The first version of the log that names the WAL it has taken in.

/// The name of the WAL that a log has taken in, when there was none, or it is not a name.
inline constexpr const char* kNoName = "-";

/// What the log file itself says, without its WAL.
struct LogFile {
  bool is_log = false;  // or a log that is about to be filled
  bool uses_wal = false;
  int version = 0;
  std::string wal_name = {};  // of the WAL that it has last taken in; empty if it cannot be read
};

/// Whether a file, or what a link leads to, is a log, sound or damaged, or an empty file that may become one. False
/// when it cannot be read. Call it before the log is opened: it releases the locks of this program.
bool is_log_file(const std::filesystem::path& file);

/// Reads the log file without its WAL. The log may be open, here too. Absent when the disk does not let it be read.
std::optional<LogFile> read_log_file(const std::filesystem::path& real);

/// The name of the WAL that an open log has last taken in. kNoName when there is none, or another program has replaced
/// it by something else.
std::string wal_name(SQLite::Database& database);

/// The first salt of a WAL. It is random when the WAL is made, and grows by 1 each time the log has taken in all of it
/// and it begins anew. Absent when the WAL has no valid header, so that SQLite takes nothing from it.
std::optional<std::uint32_t> salt_of(const std::filesystem::path& wal);

}  // namespace dropwise
