#include "store/file/immutable_db.h"

#include <cctype>

#include "base/format.h"
#include "store/file/database_name.h"
#include "store/statement.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

/// The file as a SQLite URI, to which options can be added.
std::string as_uri(const fs::path& file) {
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : formatted("%{:02x}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace

bool has_no_wal(const fs::path& file) {
  std::error_code none;
  const fs::path waiting = fs::weakly_canonical(file, none).string() + "-wal";
  return !fs::exists(waiting, none) || fs::file_size(waiting, none) == 0;
}

std::unique_ptr<SQLite::Database> open_without_wal(const fs::path& file) {
  return std::make_unique<SQLite::Database>(as_uri(file) + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

std::unique_ptr<SQLite::Database> open_immutable(const fs::path& file, const SQLite::Exception& wrong) {
  std::error_code none;
  if (!lacks_room(wrong) || !fs::is_regular_file(file, none) || !has_no_wal(file)) return {};
  return open_without_wal(file);
}

std::unique_ptr<SQLite::Database> open_read_only(const fs::path& file, int rights) {
  constexpr int kPatience = 5000;
  try {
    auto database = std::make_unique<SQLite::Database>(database_name(file), rights, kPatience);
    pragma(*database, "user_version");
    return database;
  } catch (const SQLite::Exception& error) {
    if (auto settled = open_immutable(file, error)) return settled;
    throw;
  }
}

}  // namespace dropwise
