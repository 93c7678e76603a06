
#include "cli/completion.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "data/data_files.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

ExitCode complete(Context& context, std::span<const std::string> words) {
  for (const Completion& candidate : completions(context, words)) {
    context.out << candidate.text;
    if (!candidate.meaning.empty()) context.out << '\t' << sanitize(candidate.meaning);
    context.out << '\n';
  }
  return ExitCode::success;
}

ExitCode completion(Context& context, const std::vector<std::string>& words) {
  if (words.empty()) throw UserError(tr("missing SHELL"), tr("Expected bash, zsh or fish."));
  if (words.front() == "words") return complete(context, std::span(words).subspan(1));
  const std::string_view script = data_file("dropwise." + words.front());
  if (script.empty())
    throw UserError(tr("unknown shell `{}`", sanitize(words.front())), tr("Expected bash, zsh or fish."));
  if (words.size() > 1) throw UserError(tr("unexpected argument `{}`", sanitize(words[1])), tr("Give only one shell."));
  context.out << script;
  return ExitCode::success;
}

}  // namespace

void add_completion(Command& command) {
  auto& words = command.options<std::vector<std::string>>();
  command.asks_for_settings();
  command.passthrough(
      "SHELL", tr("bash, zsh or fish. For these, `words` and a command line that is cut off: what could follow."),
      [&words](const std::string& text, Context&) { words.push_back(text); });
  command.run([&words](Context& context) { return completion(context, words); });
}

}  // namespace dropwise
