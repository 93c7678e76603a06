#include "app/errors/toml_messages.h"

#include "app/errors/fault_message.h"
#include "app/errors/user_error.h"
#include "base/enum_table.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::array<FaultMessage<TomlFault>, 22> kMessages = {{
    {TomlFault::syntax, mark_for_translation("not valid TOML: {0}"),
     mark_for_translation(
         "Put strings in quotes, lists in brackets, and = after each key. Nothing below this line was checked.")},
    {TomlFault::bare_letter,
     mark_for_translation("not valid TOML: a letter such as é outside quotes, or right after a backslash"),
     mark_for_translation(
         "Put strings in quotes, lists in brackets, and = after each key. Nothing below this line was checked.")},
    {TomlFault::too_deep, mark_for_translation("a key or value is nested more than {0} levels deep"),
     mark_for_translation("Nothing below this line was checked.")},
    {TomlFault::unknown_key, mark_for_translation("unknown key \"{0}\"")},
    {TomlFault::missing, mark_for_translation("{0} is missing")},
    {TomlFault::missing_duration, mark_for_translation("{0} is missing"),
     mark_for_translation("Expected a length of time such as \"{1}\".")},
    {TomlFault::missing_word, mark_for_translation("{0} is missing"), mark_for_translation("Expected one of {1}.")},
    {TomlFault::empty, mark_for_translation("{0} is empty")},
    {TomlFault::not_text, mark_for_translation("{0} must be text in quotes")},
    {TomlFault::too_long, mark_for_translation("{0} is {1} bytes long, but at most {2} are allowed")},
    {TomlFault::not_allowed, mark_for_translation("{0}: invalid value \"{1}\""),
     mark_for_translation("Expected one of {2}.")},
    {TomlFault::not_duration,
     mark_for_translation("{0} must be a length of time from {2} to {3}, in quotes, such as \"{1}\"")},
    {TomlFault::not_duration_or_off,
     mark_for_translation("{0} must be \"off\" or a length of time from {2} to {3}, in quotes, such as \"{1}\"")},
    {TomlFault::zero_duration, mark_for_translation("{0} must be longer than 0, such as \"{1}\"")},
    {TomlFault::not_number, mark_for_translation("{0} must be a whole number from {1} to {2}")},
    {TomlFault::not_number_or_off, mark_for_translation("{0} must be \"off\" or a whole number from {1} to {2}")},
    {TomlFault::not_span,
     mark_for_translation("{0} must be two numbers from 0 to {1}, the smaller first, such as [2.5, 3.8]")},
    {TomlFault::not_flag, mark_for_translation("{0} must be true or false")},
    {TomlFault::not_list, mark_for_translation("{0} must be a list in brackets")},
    {TomlFault::not_only_texts, mark_for_translation("{0} can only contain text in quotes")},
    {TomlFault::not_table, mark_for_translation("{0} must be a table that begins with [{0}]")},
    {TomlFault::not_tables, mark_for_translation("each {0} must be a separate table that begins with [[{0}]]")},
}};

static_assert(is_in_order(kMessages, &FaultMessage<TomlFault>::fault, TomlFault::not_tables));

}  // namespace

UserError toml_message(const TomlError& error) { return fault_message(kMessages, error); }

std::string message_line(const Error& error) {
  const UserError words = to_user_error(error);
  return words.hint().empty() ? words.what() : formatted("{}. {}", words.what(), words.hint());
}

std::string diagnostics_text(const std::vector<Diagnostic>& problems, const std::string& file) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    if (!text.empty()) text += '\n';
    text += formatted("{}:{}:{}: {}", sanitize(file), problem.place.line, problem.place.column,
                      message_line(*problem.error));
  }
  return text;
}

UserError diagnostics_message(const DiagnosticsError& error) {
  const std::size_t count = error.problems().size();
  const std::string list = diagnostics_text(error.problems(), error.name());
  if (error.file() == DiagnosticsError::File::configuration) {
    return {formatted("{}\n{}", plural(count, "the configuration has {} problem", "the configuration has {} problems"),
                      list),
            tr("Fix the file, or choose another one with --config.")};
  }
  return {
      formatted("{}\n{}", plural(count, "the protocol file has {} problem", "the protocol file has {} problems"), list),
      tr("Fix the file, then check it with `dropwise protocols check`. `man 5 dropwise-protocol` describes the "
         "format.")};
}

}  // namespace dropwise
