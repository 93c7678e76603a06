#include "app/doctor_programs.h"

#include <array>

#include "app/cron.h"
#include "app/notify.h"
#include "base/format.h"
#include "base/text.h"
#include "config/settings.h"
#include "i18n/messages.h"
#include "system/process.h"

namespace dropwise {
namespace {

constexpr std::chrono::seconds kLongest{10};

/// A setting that names a program.
struct Program {
  const char* name;
  const char* setting;
  std::vector<std::string> Settings::*words;
  const char* text;   // what it is given as {text}
  const char* input;  // its standard input
};

constexpr std::array kPrograms = {
    Program{"say", "say", &Settings::say, mark_for_translation("This is how Dropwise sounds."), ""},
    Program{"exec", "exec", &Settings::exec, "", "{\"event\":\"doctor\"}\n"},
    Program{"tick", "tick", &Settings::tick, "", ""},
    Program{"notify", "remind.notify", &Settings::notify, mark_for_translation("This is how a reminder looks."), ""},
};

Finding look_for(const Context& context, const Program& program, const std::string& name) {
  if (find_program(name, context.environment.search_path()))
    return {program.name, tr("The program `{}` was found. `dropwise doctor --try` runs it.", sanitize(name))};
  return {program.name, missing_program_text(name),
          tr("Install it, or choose another one with `dropwise config set {} PROGRAM ARGUMENTS`.", program.setting),
          true};
}

Finding try_out(const Context& context, const Program& program, const std::vector<std::string>& words) {
  const ProcessResult result =
      run_process({.words = with_text(words, *program.text ? tr(program.text) : ""),
                   .input = program.input,
                   .variables = {{"DROPWISE_EVENT", "doctor"}, {"PATH", context.environment.search_path()}},
                   .limit = kLongest});
  const std::string trouble = program_trouble(words.front(), result, kLongest);
  return trouble.empty() ? Finding{program.name, tr("The program `{}` ran without an error.", sanitize(words.front()))}
                         : Finding{program.name, trouble, "", true};
}

}  // namespace

std::vector<Finding> find_programs(Context& context, bool try_them) {
  std::vector<Finding> found;
  for (const Program& program : kPrograms) {
    const auto& words = context.settings().*program.words;
    if (words.empty()) continue;
    Finding finding = look_for(context, program, words.front());
    found.push_back(try_them && !finding.wrong ? try_out(context, program, words) : std::move(finding));
  }
  return found;
}

Finding find_mail(const Context& context, bool wanted) {
  if (can_mail(context))
    return {mark_for_translation("mail"), tr("A program that sends mail was found; cron can use it.")};
  const UserError missing = no_mail();
  return {mark_for_translation("mail"), capitalized(missing.what()) + ".", wanted ? missing.hint() : "", wanted,
          !wanted};
}

}  // namespace dropwise
