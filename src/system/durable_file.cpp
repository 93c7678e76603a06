#include "system/durable_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = 0600;

/// Whether all of the text was written and synced; otherwise errno says why not.
bool write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

/// Writes an open file and closes it. Removes it again on failure.
void write_open(int opened, const fs::path& file, std::string_view text, mode_t permissions) {
  bool done = (permissions == kOwnerOnly || ::fchmod(opened, permissions) == 0) && write_whole(opened, text);
  int why = errno;
  if (::close(opened) != 0 && done) {
    done = false;
    why = errno;
  }
  if (done) return;
  ::unlink(file.c_str());
  throw fs::filesystem_error("write", file, {why, std::generic_category()});
}

}  // namespace

void create_durable_file(const fs::path& file, std::string_view text) {
  const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly);
  if (opened < 0) throw fs::filesystem_error("create", file, {errno, std::generic_category()});
  write_open(opened, file, text, kOwnerOnly);
  sync_folder_of(file);
}

void replace_durable_file(const fs::path& file, std::string_view text) {
  const fs::path target = resolve_links(file);
  std::string fresh = target.string() + ".XXXXXX";  // a name of its own, so that nobody else writes or removes it
  struct stat old {};
  const mode_t permissions = ::stat(target.c_str(), &old) == 0 ? old.st_mode & 07777U : kOwnerOnly;
  const int opened = ::mkostemp(fresh.data(), O_CLOEXEC);
  if (opened < 0) throw fs::filesystem_error("create", target, {errno, std::generic_category()});
  write_open(opened, fresh, text, permissions);
  std::error_code fault;
  fs::rename(fresh, target, fault);
  if (fault) {
    ::unlink(fresh.c_str());
    throw fs::filesystem_error("rename", target, fault);
  }
  sync_folder_of(target);
}

void overwrite_durable_file(const fs::path& file, std::string_view text) {
  constexpr int kFlags = O_WRONLY | O_NOFOLLOW | O_CLOEXEC;
  int opened = ::open(file.c_str(), kFlags);
  const bool is_new = opened < 0 && errno == ENOENT;
  if (is_new) opened = ::open(file.c_str(), kFlags | O_CREAT, kOwnerOnly);
  if (opened < 0) throw fs::filesystem_error("open", file, {errno, std::generic_category()});
  const bool done = write_whole(opened, text) && ::ftruncate(opened, static_cast<off_t>(text.size())) == 0;
  const int why = errno;
  ::close(opened);
  if (!done) throw fs::filesystem_error("write", file, {why, std::generic_category()});
  if (is_new) sync_folder_of(file);
}

bool rename_to_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
  if (errno != EINVAL && errno != ENOSYS) throw fs::filesystem_error("rename", to, {errno, std::generic_category()});
  std::error_code none;
  if (fs::exists(fs::symlink_status(to, none))) return false;
  fs::rename(from, to);
  return true;
}

void sync_file(const fs::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = opened >= 0 && ::fsync(opened) == 0;
  const int why = errno;
  if (opened >= 0) ::close(opened);
  if (!done) throw fs::filesystem_error("sync", file, {why, std::generic_category()});
}

void sync_folder_of(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  ::fsync(opened);
  ::close(opened);
}

}  // namespace dropwise
