#include "system/private_file.h"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system/durable_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* call, const fs::path& path) {
  throw fs::filesystem_error(call, path, {errno, std::generic_category()});
}

void create(const fs::path& file, int flags) {
  const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | flags, 0600);
  if (opened < 0) fail("create", file);
  ::close(opened);
}

}  // namespace

void create_private_folders(const fs::path& folder) {
  std::error_code none;
  if (folder.empty() || fs::is_directory(folder, none)) return;
  create_private_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder_of(folder);
  const int why = errno;
  if (why == EEXIST && fs::is_directory(folder, none)) return;
  throw fs::filesystem_error("mkdir", folder, {why, std::generic_category()});
}

void ensure_private_file(const fs::path& file) { create(file, 0); }

void create_private_file(const fs::path& file) { create(file, O_EXCL | O_NOFOLLOW); }

std::fstream open_temporary_file() {
  std::string name = (fs::temp_directory_path() / "dropwise-XXXXXX").string();
  const int created = ::mkstemp(name.data());
  if (created < 0) fail("mkstemp", name);
  std::fstream file(name, std::ios::in | std::ios::out | std::ios::binary);
  ::close(created);
  fs::remove(name);
  if (!file) throw fs::filesystem_error("open", name, std::make_error_code(std::errc::io_error));
  return file;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "dropwise-XXXXXX").string();
  if (!::mkdtemp(name.data()))
    throw std::filesystem::filesystem_error("mkdtemp", name, {errno, std::generic_category()});
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code none;
  std::filesystem::remove_all(path_, none);
}

}  // namespace dropwise
