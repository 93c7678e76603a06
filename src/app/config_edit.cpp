#include "app/config_edit.h"

#include <optional>

#include "app/errors/user_error.h"
#include "base/text.h"
#include "config/config_error.h"
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
  const auto words = split_words(context.environment.editor.value_or(usual ? "editor" : "vi"));
  return words.empty() ? std::vector<std::string>{"vi"} : words;
}

/// The configuration as it was when the copy was made.
fs::path base_of(const fs::path& copy) { return copy.string() + ".base"; }

void remove_copy(const fs::path& copy) {
  std::error_code none;
  fs::remove(copy, none);
  fs::remove(base_of(copy), none);
}

/// Creates the copy to edit. A copy of an earlier call is kept instead, unless the configuration has changed since.
void make_copy(Context& context, const fs::path& copy, const std::string& text) {
  std::error_code none;
  if (fs::exists(copy, none)) {
    if (load_config_text(base_of(copy)) == text) {
      context.out << tr("Continuing with your earlier edits, which are not in the configuration yet.\n");
      return;
    }
    fs::rename(copy, copy.string() + ".old", none);
    context.out << tr("The configuration has changed since your earlier edits. They are kept in {}.\n",
                      sanitize(copy.string() + ".old"));
  }
  replace_file(base_of(copy), text);
  replace_file(copy, text);
}

/// Says why the editor failed, and whether its text was kept.
[[noreturn]] void refuse_editor(const std::string& editor, int status, bool edited) {
  const std::string name = sanitize(editor);
  throw UserError(status == kNotFound ? tr("cannot start the editor `{}`", name)
                                      : tr("the editor `{}` failed with status {}", name, status),
                  edited ? tr("The configuration was not changed. `dropwise config edit` continues with your edits.")
                         : tr("The configuration was not changed. Set VISUAL or EDITOR to your editor."));
}

}  // namespace

ExitCode edit_config(Context& context) {
  const fs::path file = context.config_file_to_change();
  if (file.empty()) throw ConfigError(ConfigFault::no_home);
  const fs::path copy = file.string() + ".edited";
  const auto before = load_config_text(file);
  make_copy(context, copy, before.value_or(kBeginning));
  auto words = editor(context);
  words.push_back(copy.string());
  context.out.flush();
  std::error_code none;
  const int status = run_in_foreground(words);
  const std::string old = before.value_or(kBeginning);
  const std::string after = load_config_text(copy).value_or(old);  // an editor that deletes the copy has edited nothing
  if (status != 0) {
    if (after == old) remove_copy(copy);
    refuse_editor(words.front(), status, after != old);
  }
  try {
    parse_settings(after, copy);
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    throw UserError(error.what(),
                    tr("The configuration was not changed. `dropwise config edit` continues with your edits."),
                    error.exit());
  }
  const FolderLock lock = lock_for_change(file);
  if (load_config_text(file) != before)
    throw UserError(tr("the configuration was changed while you were editing it"),
                    tr("Those changes were kept. Your edits are in {}.", sanitize(copy.string())));
  const bool changed = after != old;
  if (changed) replace_file(file, after);
  remove_copy(copy);
  context.out << (changed ? tr("Changed {}.\n", sanitize(file.string())) : tr("Nothing was changed.\n"));
  return ExitCode::success;
}

}  // namespace dropwise
