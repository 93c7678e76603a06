#include "store/file/rescue.h"

#include <algorithm>

#include "base/format.h"
#include "store/json/line.h"
#include "store/store.h"
#include "system/durable_file.h"
#include "system/limited_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRescued = 16'000'000;  // bytes, as a line of an import may have
constexpr std::string_view kName = "dropwise-rescue-", kEnding = ".ndjson";

/// Always creates a new file: if the name is taken, it gets a number. A text from the log that is not a UUID is not
/// part of the name, since it could lead to another folder.
std::optional<fs::path> write_into(const fs::path& folder, const std::string& name, const SessionRecord& record) {
  for (int n = 1; n < 100; ++n) {
    const std::string number = n == 1 ? "" : formatted("-{}", n);
    fs::path path = folder / formatted("{}{}{}{}", name, parse_uuid(record.uuid), number, kEnding);
    try {
      create_durable_file(path, to_line(record) + "\n");
      return path;
    } catch (const fs::filesystem_error& error) {
      if (error.code() != std::errc::file_exists) return {};
    }
  }
  return {};
}

/// How the names of this log's rescue files begin. The beginning identifies the log, because logs may share folders.
std::string beginning(const fs::path& log) {
  std::error_code none;
  const fs::path whole = fs::weakly_canonical(fs::absolute(log, none), none);
  return formatted("{}{}-", kName, make_uuid(whole.string()).substr(0, 8));
}

}  // namespace

std::optional<fs::path> write_rescue(std::span<const fs::path> folders, const fs::path& log,
                                     const SessionRecord& record) {
  const std::string name = beginning(log);
  for (const fs::path& folder : folders) {
    if (auto path = write_into(folder, name, record)) return path;
  }
  return {};
}

bool rewrite_rescue(const fs::path& file, const SessionRecord& record) {
  std::error_code none;
  if (!fs::exists(file, none)) return false;
  try {
    replace_durable_file(file, to_line(record) + "\n");
    return true;
  } catch (const fs::filesystem_error&) {
    return false;
  }
}

std::vector<fs::path> rescue_files(std::span<const fs::path> folders, const fs::path& log) {
  const std::string begins = beginning(log);
  std::vector<fs::path> found;
  for (const fs::path& folder : folders) {
    std::error_code none;
    for (fs::directory_iterator entry(folder, none); entry != fs::directory_iterator(); entry.increment(none)) {
      const std::string name = entry->path().filename().string();
      const bool ours = name.starts_with(begins) && name.ends_with(kEnding);
      if (ours && fs::is_regular_file(entry->symlink_status(none))) found.push_back(entry->path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

SessionRecord load_rescue(const fs::path& file) {
  const auto text = try_load_limited_file(file, kMostRescued);
  if (!text) throw FieldError{file.string(), "", Expected::session};
  return parse_line(text->substr(0, text->find('\n')));
}

}  // namespace dropwise
