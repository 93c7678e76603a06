#include "records/rescue.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "quantities/durable.h"
#include "records/line.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = "dropwise-rescue-", kEnding = ".ndjson";

/// A file that was not there before: nothing is overwritten, and no link followed.
std::optional<fs::path> write_into(const fs::path& folder, const Record& record) {
  for (int n = 1; n < 100; ++n) {
    const std::string number = n == 1 ? "" : fmt::format("-{}", n);
    fs::path path = folder / fmt::format("{}{}{}{}", kName, record.uuid, number, kEnding);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) continue;
    if (file < 0) return {};
    const bool whole = write_durably(file, to_line(record) + "\n");
    const bool closed = ::close(file) == 0;
    if (whole && closed) {
      sync_folder(folder);  // where that cannot be done the file is no worse for it
      return path;
    }
    ::unlink(path.c_str());
    return {};
  }
  return {};
}

}  // namespace

std::optional<fs::path> write_rescue(std::span<const fs::path> folders, const Record& record) {
  for (const fs::path& folder : folders) {
    if (auto path = write_into(folder, record)) return path;
  }
  return {};
}

std::vector<fs::path> rescue_files(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kName) && name.ends_with(kEnding)) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace dropwise
