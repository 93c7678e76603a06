#include "app/config_edit.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "base/text.h"
#include "config/edit.h"
#include "i18n/language.h"
#include "system/process.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBeginning =
    "# The configuration of dropwise. `dropwise config` lists the keys, `man 5 dropwise-config` describes them.\n";

/// The user's editor as an argument list. It is split at whitespace; no shell interprets it.
std::vector<std::string> editor(const Context& context) {
  const bool usual = find_program("editor", context.environment.search_path());
  std::istringstream told(context.environment.editor.value_or(usual ? "editor" : "vi"));
  const std::vector<std::string> words{std::istream_iterator<std::string>(told), {}};
  return words.empty() ? std::vector<std::string>{"vi"} : words;
}

/// Absent if the file does not exist. Throws UserError if it cannot be read.
std::optional<std::string> text_of(const fs::path& file) {
  std::error_code none;
  if (!fs::exists(file, none)) return {};
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad())
    throw UserError(tr("the configuration `{}` cannot be read", sanitize(file.string())),
                    tr("Give yourself the right to read it, or name another with --config."));
  return text;
}

/// Creates the copy to edit. A copy of an earlier call is kept instead, unless the configuration is newer.
void make_copy(Context& context, const fs::path& file, const fs::path& copy, const std::string& text) {
  std::error_code none;
  if (!fs::exists(copy, none)) return replace_file(copy, text);
  if (!fs::exists(file, none) || fs::last_write_time(file, none) <= fs::last_write_time(copy, none)) {
    context.out << tr("Going on with what was edited before and is not in the configuration yet.\n");
    return;
  }
  fs::rename(copy, copy.string() + ".old", none);
  context.out << tr("What was edited before the configuration changed is in {}.\n", sanitize(copy.string() + ".old"));
  replace_file(copy, text);
}

}  // namespace

ExitCode edit_config(Context& context) {
  const fs::path file = context.config_file();
  if (file.empty())
    throw UserError(tr("HOME is not set, so there is no place for the configuration"),
                    tr("Set HOME, or name one with --config."));
  const fs::path copy = file.string() + ".edited";
  const auto before = text_of(file);
  make_copy(context, file, copy, before.value_or(kBeginning));
  auto words = editor(context);
  words.push_back(copy.string());
  context.out.flush();
  std::error_code none;
  if (const int status = run_in_foreground(words); status != 0) {
    fs::remove(copy, none);
    throw UserError(tr("the editor `{}` {}", sanitize(words.front()),
                       status == kNotFound ? tr("cannot be started") : tr("ended with {}", status)),
                    tr("The configuration is as it was. VISUAL or EDITOR name an editor."));
  }
  const std::string after = text_of(copy).value_or("");
  try {
    parse_settings(after, copy);
  } catch (const UserError& error) {
    throw UserError(error.what(),
                    tr("The configuration is as it was. `dropwise config edit` goes on with what was edited."),
                    error.exit());
  }
  if (text_of(file) != before)
    throw UserError(tr("the configuration was changed meanwhile, and is left as it is now"),
                    tr("What you edited is in {}.", sanitize(copy.string())));
  const bool changed = after != before.value_or(kBeginning);
  if (changed) replace_file(file, after);
  fs::remove(copy, none);
  context.out << (changed ? tr("Changed {}.\n", sanitize(file.string())) : tr("Nothing was changed.\n"));
  return ExitCode::success;
}

}  // namespace dropwise
