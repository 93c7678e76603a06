#include "app/input_copy.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "app/errors/user_error.h"
#include "exchange/read_line.h"
#include "i18n/language.h"
#include "system/private_file.h"

namespace dropwise {
namespace {

constexpr std::size_t kLongestInput = 1'000'000'000;  // bytes to copy; ours, for decades of sessions

/// Copies the input, block by block. Stops within a line that import_file() refuses, since the rest may never end.
/// Throws UserError when all of it is too long.
void copy_lines(std::istream& in, std::ostream& out) {
  std::array<char, 1 << 14> block{};
  std::size_t all = 0, line = 0;
  while (in.read(block.data(), block.size()), in.gcount() > 0 && line <= kLongestLine) {
    const std::string_view read(block.data(), static_cast<std::size_t>(in.gcount()));
    const auto last = read.rfind('\n');
    line = last == std::string_view::npos ? line + read.size() : read.size() - last - 1;
    all += read.size();
    if (all > kLongestInput)
      throw UserError(tr("the input is longer than {} MB", kLongestInput / 1'000'000),
                      tr("Put it into a file, and import that."));
    out.write(read.data(), static_cast<std::streamsize>(read.size()));
  }
}

}  // namespace

std::fstream copy_of(std::istream& in) {
  std::fstream file;
  try {
    file = open_temporary_file();
  } catch (const std::filesystem::filesystem_error&) {
    file.setstate(std::ios::failbit);
  }
  copy_lines(in, file);
  // std::cin reports an error as the end of its input.
  if (in.bad() || (&in == &std::cin && std::ferror(stdin) != 0))
    throw UserError(tr("cannot read the input"), tr("Check where it comes from. Nothing was imported."), ExitCode::io);
  file.flush();
  if (!file)
    throw UserError(tr("cannot copy the input to a temporary file"),
                    tr("Is the disk full? You can also put the input into a file, and import that."), ExitCode::io);
  file.clear();
  file.seekg(0);
  return file;
}

std::uintmax_t size_of(std::istream& file) {
  const auto here = file.tellg();
  file.seekg(0, std::ios::end);
  const auto end = file.tellg();
  file.seekg(here);
  return end > here ? static_cast<std::uintmax_t>(end - here) : 0;
}

}  // namespace dropwise
