#include "cli/help_text.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::array<std::pair<Purpose, const char*>, 5> kGroups = {
    {{Purpose::sessions, mark_for_translation("Sessions")},
     {Purpose::log, mark_for_translation("Log")},
     {Purpose::review, mark_for_translation("Review")},
     {Purpose::reminders, mark_for_translation("Reminders")},
     {Purpose::housekeeping, mark_for_translation("Housekeeping")}}};
constexpr std::size_t kWidth = 80;   // columns of the overview
constexpr std::size_t kWidest = 22;  // columns of a word before its help; a longer word gets its own line

/// Such as `[REF]` or `FILE...`.
std::string place_of(const Parameter& word) {
  const std::string name = word.name + (word.repeated ? "..." : "");
  return word.required ? name : "[" + name + "]";
}

std::string usage_of(const Command& command) {
  std::string text = "dropwise " + command.name();
  if (!command.subs().empty()) text += " COMMAND";
  for (const Parameter& word : command.parameters()) {
    if (!word.is_option()) text += " " + place_of(word);
  }
  if (std::ranges::any_of(command.parameters(), &Parameter::is_option)) text += " [OPTIONS]";
  return text;
}

std::string row(const std::string& word, const std::string& help, std::size_t width) {
  if (word.size() > kWidest) return "  " + word + "\n" + wrap(help, width, std::string(kWidest + 4, ' ')) + "\n";
  return wrap(help, width, formatted("  {:<{}}  ", word, kWidest)) + "\n";
}

/// The examples in the table for this command or subcommand.
std::string examples_of(const std::string& name) {
  std::string found;
  for (const CommandEntry& entry : command_table()) {
    std::istringstream lines(entry.examples);
    for (std::string line; std::getline(lines, line);) {
      const std::string call = "dropwise " + name;
      if (line == call || line.starts_with(call + " ")) found += "  " + line + "\n";
    }
  }
  return found;
}

/// A row with a call and what it does.
std::string call(const char* words, const std::string& does) {
  return wrap(does, kWidth, formatted("  {:<30}", formatted("dropwise {}", words))) + '\n';
}

}  // namespace

std::span<const Parameter> common_parameters() {
  static const std::array<Parameter, 7> kWords = {
      {{"--db", "FILE", mark_for_translation("another log")},
       {"--config", "FILE", mark_for_translation("another configuration")},
       {"--color", "COLOR", mark_for_translation("auto, always or never")},
       {"--lang", "LANGUAGE", mark_for_translation("the language of texts")},
       {"--wide", "", mark_for_translation("all columns of tables")},
       {"--no-pager", "", mark_for_translation("no pager for long output")},
       {"--help", "", mark_for_translation("what can be said")}}};
  return kWords;
}

std::string overview() {
  std::string text = tr("Times and records hand expression of breast milk.") + '\n' +
                     tr("It is not medical advice, and nothing leaves this machine.") + "\n\n" +
                     call("start kaiser", tr("guide me through a session and record it; no key is needed")) +
                     call("amend --left 12", tr("note afterwards how much there was")) +
                     call("list", tr("list past sessions")) + '\n';
  std::size_t widest = 0;
  for (const auto& [group, title] : kGroups) widest = std::max(widest, display_width(tr(title)) + 2);
  for (const auto& [group, title] : kGroups) {
    std::string names;
    for (const CommandEntry& entry : command_table()) {
      if (entry.group == group) names += (names.empty() ? "" : " ") + std::string(entry.name);
    }
    text += pad(tr(title), static_cast<int>(widest)) + names + "\n";
  }
  text += '\n' + tr("Before or after a command:") + '\n';
  const auto option = [](const std::string& word, const std::string& help) {
    return pad("  " + word, 19) + help + '\n';
  };
  for (const Parameter& word : common_parameters()) {
    if (!word.value.empty()) text += option(word.name + " " + word.value, tr(word.help));
  }
  text += option("--version", tr("which dropwise this is"));
  return text + '\n' +
         wrap(tr("`dropwise help COMMAND` shows its page of the manual, `dropwise COMMAND --help` what it takes."),
              kWidth) +
         '\n';
}

std::string help_text(const Command& command, std::size_t width) {
  std::string text = usage_of(command) + "\n\n" + wrap(command.summary(), width) + "\n";
  if (const std::string examples = examples_of(command.name()); !examples.empty()) text += "\n" + examples;
  if (!command.subs().empty()) text += "\n";
  for (const Command& sub : command.subs())
    text += row(sub.name().substr(command.name().size() + 1), sub.summary(), width);
  if (!command.parameters().empty()) text += "\n";
  for (const Parameter& word : command.parameters()) {
    if (!word.is_option()) text += row(word.name, word.help, width);
  }
  for (const Parameter& word : command.parameters()) {
    if (word.is_option()) text += row(word.name + (word.value.empty() ? "" : " " + word.value), word.help, width);
  }
  return text;
}

std::string page_text(const Command& command) {
  const auto first = command.name().substr(0, command.name().find(' '));
  return '\n' + tr("`dropwise help {}` shows its page of the manual.", first) + '\n';
}

}  // namespace dropwise
