#include "system/limited_file.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dropwise {
namespace {

namespace fs = std::filesystem;

std::error_code system_error() { return {errno, std::generic_category()}; }

std::error_code check_kind(int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return system_error();
  if (S_ISDIR(status.st_mode)) return std::make_error_code(std::errc::is_a_directory);
  const bool fits = S_ISREG(status.st_mode) || S_ISCHR(status.st_mode);
  return fits ? std::error_code() : std::make_error_code(std::errc::not_supported);
}

std::error_code read_all(int file, std::size_t most, std::string& text) {
  std::array<char, 1 << 14> block{};
  for (;;) {
    const auto got = ::read(file, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error();
    if (got == 0) return {};
    text.append(block.data(), static_cast<std::size_t>(got));
    if (text.size() > most) return std::make_error_code(std::errc::file_too_large);
  }
}

std::error_code load(const fs::path& path, std::size_t most, std::string& text) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0) return system_error();
  std::error_code fault = check_kind(file);
  if (!fault) fault = read_all(file, most, text);
  ::close(file);
  return fault;
}

}  // namespace

std::string load_limited_file(const fs::path& file, std::size_t most) {
  std::string text;
  if (const auto fault = load(file, most, text)) throw fs::filesystem_error("read", file, fault);
  return text;
}

std::optional<std::string> try_load_limited_file(const fs::path& file, std::size_t most) {
  std::string text;
  if (load(file, most, text)) return {};
  return text;
}

}  // namespace dropwise
