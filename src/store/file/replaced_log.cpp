#include "store/file/replaced_log.h"

#include "base/format.h"
#include "system/paths.h"
#include "system/private_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

fs::path name_of(const fs::path& log, std::size_t number) {
  const std::string first = resolve_links(log).string() + ".replaced";
  return number == 1 ? first : formatted("{}-{}", first, number);
}

}  // namespace

fs::path new_replaced_log(const fs::path& log) {
  fs::path kept = name_of(log, replaced_logs(log).size() + 1);
  create_private_file(kept);
  return kept;
}

std::vector<fs::path> replaced_logs(const fs::path& log) {
  std::vector<fs::path> found;
  std::error_code none;
  for (std::size_t number = 1; fs::exists(name_of(log, number), none); ++number) found.push_back(name_of(log, number));
  return found;
}

}  // namespace dropwise
