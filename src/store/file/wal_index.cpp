#include "store/file/wal_index.h"

#include <array>
#include <fstream>
#include <thread>

#include "store/error.h"
#include "store/file/log_range.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

bool uses_wal(const fs::path& real) {
  constexpr std::size_t kReadVersion = 19;  // a place in SQLite's file header
  constexpr char kWal = 2;
  std::array<char, kReadVersion + 1> header{};
  std::ifstream file(real, std::ios::binary);
  return file.read(header.data(), header.size()) && header[kReadVersion] == kWal;
}

bool has_wal_files(const fs::path& real) {
  std::error_code none;
  return fs::exists(wal_file(real), none) && fs::exists(wal_index_file(real), none);
}

/// Whether another program has the log open, and not with the files beside it.
bool is_used_without_files(const fs::path& real) {
  std::error_code none;
  if (!fs::is_regular_file(real, none) || has_wal_files(real)) return false;
  return is_log_open(real) && uses_wal(real) && !has_wal_files(real);
}

}  // namespace

fs::path wal_file(const fs::path& log) { return resolve_links(log) += "-wal"; }

fs::path wal_index_file(const fs::path& log) { return resolve_links(log) += "-shm"; }

WalFiles wal_files_of(const fs::path& log) {
  return {.wal = identity_of(wal_file(log)), .index = identity_of(wal_index_file(log))};
}

void check_wal_index(const fs::path& log, Millis patience) {
  constexpr Millis kStep{20};
  const fs::path real = resolve_links(log);
  for (Millis waited{0}; is_used_without_files(real); waited += kStep) {
    if (waited >= patience) throw StoreError(StoreFault::used_elsewhere, log, real.filename().string());
    std::this_thread::sleep_for(kStep);  // it may just be opening or closing the log
  }
}

}  // namespace dropwise
