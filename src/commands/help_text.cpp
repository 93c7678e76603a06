#include "commands/help_text.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>

#include "quantities/text.h"

namespace dropwise {
namespace {

constexpr std::array<std::pair<Purpose, const char*>, 5> kGroups = {{{Purpose::sessions, "Sessions"},
                                                                     {Purpose::log, "Log"},
                                                                     {Purpose::review, "Review"},
                                                                     {Purpose::reminders, "Reminders"},
                                                                     {Purpose::housekeeping, "Housekeeping"}}};
constexpr std::size_t kWidest = 22;  // of a word before its help; a longer one has a line of its own

/// `[REF]`, `FILE...`
std::string place_of(const Word& word) {
  const std::string name = word.name + (word.many ? "..." : "");
  return word.needed ? name : "[" + name + "]";
}

std::string usage_of(const Command& command) {
  std::string text = "dropwise " + command.name();
  if (!command.subs().empty()) text += " COMMAND";
  for (const Word& word : command.takes()) {
    if (!word.is_option()) text += " " + place_of(word);
  }
  if (std::ranges::any_of(command.takes(), &Word::is_option)) text += " [OPTIONS]";
  return text;
}

std::string row(const std::string& word, const std::string& help, std::size_t width) {
  if (word.size() > kWidest) return "  " + word + "\n" + wrap(help, width, std::string(kWidest + 4, ' ')) + "\n";
  return wrap(help, width, fmt::format("  {:<{}}  ", word, kWidest)) + "\n";
}

/// Those of the table, for this command or subcommand.
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

}  // namespace

std::string overview() {
  std::string text =
      "Times and records hand expression of breast milk.\n"
      "It is not medical advice, and nothing leaves this machine.\n\n"
      "  dropwise start kaiser         lead a session and record it; no key is needed\n"
      "  dropwise amend --left 12      note afterwards how much there was\n"
      "  dropwise list                 what was done\n\n";
  for (const auto& [group, title] : kGroups) {
    std::string names;
    for (const CommandEntry& entry : command_table()) {
      if (entry.group == group) names += (names.empty() ? "" : " ") + std::string(entry.name);
    }
    text += fmt::format("{:<14}{}\n", title, names);
  }
  return text +
         "\nBefore or after a command:\n"
         "  --db FILE        another log\n"
         "  --config FILE    another configuration\n"
         "  --color WHEN     auto, always or never\n"
         "  --version        which dropwise this is\n\n"
         "`dropwise help COMMAND` shows its page of the manual, `dropwise COMMAND --help`\n"
         "what it takes.\n";
}

std::string help_text(const Command& command, std::size_t width) {
  std::string text = usage_of(command) + "\n\n" + wrap(command.summary(), width) + "\n";
  if (const std::string examples = examples_of(command.name()); !examples.empty()) text += "\n" + examples;
  if (!command.subs().empty()) text += "\n";
  for (const Command& sub : command.subs())
    text += row(sub.name().substr(command.name().size() + 1), sub.summary(), width);
  if (!command.takes().empty()) text += "\n";
  for (const Word& word : command.takes()) {
    if (!word.is_option()) text += row(word.name, word.help, width);
  }
  for (const Word& word : command.takes()) {
    if (word.is_option()) text += row(word.name + (word.value.empty() ? "" : " " + word.value), word.help, width);
  }
  const auto first = command.name().substr(0, command.name().find(' '));
  return text + fmt::format("\n`dropwise help {}` shows its page of the manual.\n", first);
}

}  // namespace dropwise
