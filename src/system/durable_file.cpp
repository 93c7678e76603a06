#include "system/durable_file.h"

#include <cerrno>

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

/// Writes a file that does not exist yet. Removes it again on failure.
void write_new(const fs::path& file, std::string_view text, mode_t permissions) {
  const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly);
  if (opened < 0) throw fs::filesystem_error("create", file, {errno, std::generic_category()});
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
  write_new(file, text, kOwnerOnly);
  sync_folder_of(file);
}

void replace_durable_file(const fs::path& file, std::string_view text) {
  const fs::path target = resolve_links(file);
  const fs::path fresh = target.string() + ".new";
  struct stat old {};
  const mode_t permissions = ::stat(target.c_str(), &old) == 0 ? old.st_mode & 07777U : kOwnerOnly;
  std::error_code fault;
  fs::remove(fresh, fault);  // left over from an interrupted replacement
  write_new(fresh, text, permissions);
  fs::rename(fresh, target, fault);
  if (fault) {
    ::unlink(fresh.c_str());
    throw fs::filesystem_error("rename", target, fault);
  }
  sync_folder_of(target);
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
