#include <algorithm>

#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/help_text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "system/process.h"

namespace dropwise {
namespace {

/// Shows the manual page in `man`, if the output is a terminal and the page is installed. Returns whether it was shown.
bool show_page(const Context& context, const std::string& page) {
  if (!context.out_is_terminal || !find_program("man", context.environment.search_path())) return false;
  if (run_process({.words = {"man", "-w", page}}).status != 0) return false;
  return run_in_foreground({"man", page}) == 0;
}

ExitCode help(Context& context, const std::string& name) {
  if (name.empty()) {
    if (!show_page(context, "dropwise")) context.out << overview();
    return ExitCode::success;
  }
  std::vector<std::string> names;
  for (const CommandEntry& entry : command_table()) {
    names.emplace_back(entry.name);
    if (name != entry.name) continue;
    if (!show_page(context, "dropwise-" + name))
      describe(entry, [&](const Command& command) { context.out << help_text(command, context.width()); });
    return ExitCode::success;
  }
  throw UserError(tr("unknown command `{}`", sanitize(name)),
                  join_sentences({tr("`dropwise --help` lists them all."), did_you_mean(name, names)}),
                  ExitCode::not_found);
}

}  // namespace

void add_help(Command& command) {
  auto& name = command.options<std::string>();
  command.argument("COMMAND", tr("Which; the program as a whole when left out."),
                   [&name](const std::string& text, Context&) { name = text; });
  command.run([&name](Context& context) { return help(context, name); });
}

}  // namespace dropwise
