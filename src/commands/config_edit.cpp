#include "commands/config_edit.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

#include "quantities/text.h"
#include "settings/edit.h"
#include "terminal/child.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBeginning =
    "# The configuration of dropwise. `dropwise config` lists the keys, `man dropwise-config` describes them.\n";

/// What the person has chosen, as words: no shell is asked what they mean.
std::vector<std::string> editor(const Context& context) {
  std::istringstream told(context.environment.editor.value_or("editor"));
  std::vector<std::string> words{std::istream_iterator<std::string>(told), {}};
  if (!context.environment.editor && !find_program("editor", context.environment.search_path())) words = {"vi"};
  return words;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Exit edit_config(Context& context) {
  const fs::path file = context.config_file();
  if (file.empty())
    throw Error("HOME is not set, so there is no place for the configuration", "Set HOME, or name one with --config.");
  std::error_code none;
  const fs::path copy = file.string() + ".edited";
  const bool exists = fs::exists(file, none);
  const std::string before = exists ? text_of(file) : kBeginning;
  if (!fs::exists(copy, none)) replace_file(copy, before);
  auto words = editor(context);
  if (words.empty()) words = {"vi"};
  words.push_back(copy.string());
  context.out.flush();
  if (const int status = in_front(words); status != 0) {
    throw Error(fmt::format("the editor `{}` {}", clean(words.front()),
                            status == kNotFound ? "cannot be started" : fmt::format("ended with {}", status)),
                fmt::format("Set VISUAL or EDITOR. The configuration is as it was; what was edited is in {}.",
                            clean(copy.string())));
  }
  const std::string after = text_of(copy);
  try {
    parse_settings(after, copy);
  } catch (const Error& error) {
    throw Error(error.what(), "The configuration is as it was. `dropwise config edit` goes on with what was edited.",
                error.exit());
  }
  const bool changed = after != before;
  if (changed) replace_file(file, after);
  fs::remove(copy, none);
  context.out << (changed ? fmt::format("Changed {}.\n", clean(file.string())) : "Nothing was changed.\n");
  return Exit::done;
}

}  // namespace dropwise
