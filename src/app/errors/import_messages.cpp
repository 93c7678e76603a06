#include "app/errors/import_messages.h"

#include <algorithm>
#include <array>

#include "app/errors/fault_message.h"
#include "base/enum_table.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

/// What a field may hold, in order. {0} is the detail.
struct ExpectedText {
  Expected expected;
  const char* text;
};

constexpr std::array<ExpectedText, 47> kExpected = {{
    {Expected::session, mark_for_translation("Expected a session, as `dropwise export` writes it.")},
    {Expected::json_object,
     mark_for_translation("Expected one JSON object on each line, as `dropwise export` writes it.")},
    {Expected::shallow, mark_for_translation("Expected lists and objects nested at most 32 levels deep.")},
    {Expected::cell_count, mark_for_translation("Expected {0} cells, as in the first line.")},
    {Expected::text, mark_for_translation("Expected text in quotes.")},
    {Expected::plain_text,
     mark_for_translation("Expected plain text of at most 100,000 bytes, without control characters.")},
    {Expected::truth, mark_for_translation("Expected true or false.")},
    {Expected::uuid, mark_for_translation("Expected a UUID such as 0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11.")},
    {Expected::state, mark_for_translation("Expected running, interrupted, finished or deleted.")},
    {Expected::kind, mark_for_translation("Expected colostrum or milk.")},
    {Expected::method, mark_for_translation("Expected hand, pump or both.")},
    {Expected::side, mark_for_translation("Expected left or right.")},
    {Expected::volume_unit, mark_for_translation("Expected ml, oz-us, oz-imp, tsp, drops or trace.")},
    {Expected::seconds, mark_for_translation("Expected a number of seconds from 0 to 36,000,000.")},
    {Expected::millilitres, mark_for_translation("Expected millilitres from 0 to 5000.")},
    {Expected::whole_number, mark_for_translation("Expected a whole number from 0 to {0}.")},
    {Expected::whole_minutes, mark_for_translation("Expected a whole number of minutes, from 0 to 600,000.")},
    {Expected::amount, mark_for_translation("Expected a number such as 12.5, up to 5 litres.")},
    {Expected::usual_amount,
     mark_for_translation("That is more than 1 litre from one breast. Check the number, its decimal separator and "
                          "the unit. If they are right, add --yes.")},
    {Expected::one_reading, mark_for_translation("Expected a number that can be read in only one way, without a "
                                                 "thousands separator. In this file, the decimal separator is `{0}`.")},
    {Expected::no_amount, mark_for_translation("Expected no amount beside the unit `trace`.")},
    {Expected::sum, mark_for_translation("Expected the sum of the volumes, which is `{0}`. To change a volume, change "
                                         "left_ml, right_ml or together_ml, and leave total_ml blank.")},
    {Expected::time_with_offset,
     mark_for_translation("Expected a time with its UTC offset, such as 2026-11-20T06:30:00+01:00.")},
    {Expected::not_future,
     mark_for_translation(
         "This time is in the future. Check the clock of this computer, and of the device that the file came from. "
         "--yes accepts it.")},
    {Expected::after, mark_for_translation("Expected a time no earlier than the one in `{0}`.")},
    {Expected::after_1970, mark_for_translation("Expected a date in 1970 or later.")},
    {Expected::at_most_10000_hours, mark_for_translation("A session can last at most 10,000 hours.")},
    {Expected::day, mark_for_translation("Expected a date such as 2026-11-20.")},
    {Expected::time_of_day, mark_for_translation("Expected a time such as 06:30.")},
    {Expected::one_day,
     mark_for_translation(
         "This could be two different days. Write the date as year, month and day, for example 2026-11-20.")},
    {Expected::same_as_start,
     mark_for_translation(
         "This does not match `started`, which gives `{0}`. To change when a session began, change `started` too.")},
    {Expected::date_and_time, mark_for_translation("Expected a date and time such as 2026-11-20 06:30:00.")},
    {Expected::unambiguous_time,
     mark_for_translation(
         "The clocks change around this time, so it either does not exist or comes twice. Correct the time, or add the "
         "UTC offset where the file has full dates and times: 2026-11-20 06:30:00+01:00.")},
    {Expected::side_object, mark_for_translation("Expected an object with `active_s` and `volume_ml`.")},
    {Expected::no_together,
     mark_for_translation("Give either one volume for both breasts, or volumes for left and right.")},
    {Expected::plan, mark_for_translation("Expected a plan, as `dropwise plan --json` prints it.")},
    {Expected::list, mark_for_translation("Expected a list in square brackets.")},
    {Expected::event_object, mark_for_translation("Expected each event to be an object with `event` and `t_s`.")},
    {Expected::event_name,
     mark_for_translation(
         "Expected an event that this version of Dropwise knows. A newer version may have written the file.")},
    {Expected::event_side, mark_for_translation("Expected none, left, right or both.")},
    {Expected::event_reason, mark_for_translation("Expected none, clock, flow, user, pain, cap or interrupted.")},
    {Expected::events_in_order, mark_for_translation("Expected events in order of time that match the plan.")},
    {Expected::ml_or_oz, mark_for_translation("Expected ML or OZ.")},
    {Expected::ml_or_oz_by_option,
     mark_for_translation("Expected ML or OZ. If the file leaves the unit out, set it with --unit ml or --unit oz.")},
    {Expected::am_pm_time, mark_for_translation("Expected a time such as 06:30 AM.")},
    {Expected::american_day, mark_for_translation("Expected a date such as 11/20/2026.")},
    {Expected::labelled_amounts, mark_for_translation("Expected amounts such as L: 30, R: 25.5, Total: 55.5.")},
}};

constexpr const char* kKnownFormats = mark_for_translation(
    "Dropwise can import its own NDJSON and CSV, Baby Buddy's pumping export, and Sprout Track's activity log and "
    "pump-logs.csv.");

constexpr const char* kSaveAsCsv = mark_for_translation(
    "Save it as CSV in UTF-8, and import that. Excel calls this \"CSV UTF-8\"; in LibreOffice, choose UTF-8 as the "
    "character set when you save.");

/// What is wrong with a file and what to do, in order. {0} is the detail, {1} the line.
struct Message {
  ImportFault fault;
  const char* what;
  const char* hint;
};

constexpr std::array<Message, 20> kFaults = {{
    {ImportFault::empty, mark_for_translation("the file is empty"), kKnownFormats},
    {ImportFault::json_over_lines, mark_for_translation("a session is spread over several lines of JSON"),
     mark_for_translation("Put each session on a line of its own, as `dropwise export` does.")},
    {ImportFault::json_list, mark_for_translation("the file is a JSON list"),
     mark_for_translation("Put each session on a line of its own, as `dropwise export` does.")},
    {ImportFault::zip, mark_for_translation("the file is a zip archive"),
     mark_for_translation(
         "Unzip it, and import the file with the sessions. In an export from Sprout Track, that is pump-logs.csv.")},
    {ImportFault::spreadsheet, mark_for_translation("the file is a spreadsheet"), kSaveAsCsv},
    {ImportFault::utf16, mark_for_translation("the file is text in UTF-16"), kSaveAsCsv},
    {ImportFault::log, mark_for_translation("the file is a Dropwise log or a backup of one, not an export"),
     mark_for_translation("To add its sessions to your log, run `dropwise --db FILE export > log.ndjson` and import "
                          "log.ndjson. To replace your log with a backup, use `dropwise restore --from FILE`.")},
    {ImportFault::database, mark_for_translation("the file is another program's database"), kKnownFormats},
    {ImportFault::unknown_columns, mark_for_translation("Dropwise does not recognise these columns: {0}"),
     mark_for_translation(
         "A table of your own needs the columns left_ml, right_ml, date and time. `dropwise export --format csv` shows "
         "all columns; dropwise-import(1) lists the programs whose exports can be imported.")},
    {ImportFault::further_columns, mark_for_translation("these columns are not part of Dropwise CSV: {0}"),
     mark_for_translation("Remove them from the file, or move what they hold into the column `note`. If a newer "
                          "version of Dropwise wrote the file, import it with that version.")},
    {ImportFault::repeated_column, mark_for_translation("the column {0} appears more than once"),
     mark_for_translation("Keep only one of them.")},
    {ImportFault::cells_beside, mark_for_translation("line {1}: `{0}` is in a column without a name"),
     mark_for_translation("Remove it from the file, or move it into the column `note`.")},
    {ImportFault::other_subject, mark_for_translation("the file is about {0}, not about expressing or pumping"),
     kKnownFormats},
    {ImportFault::other_format, mark_for_translation("the file is {0}, which is not the format given with --from"),
     mark_for_translation("Leave out --from, or give the right format.")},
    {ImportFault::needs_zone, mark_for_translation("{0} does not say which time zone its times are in"),
     mark_for_translation("Set the time zone with --zone, for example --zone Europe/London.")},
    {ImportFault::needs_unit, mark_for_translation("{0} does not say which unit its amounts are in"),
     mark_for_translation("Set the unit with --unit ml or --unit oz.")},
    {ImportFault::has_units, mark_for_translation("{0} already gives the unit of each amount"),
     mark_for_translation("Leave out --unit. To correct an amount afterwards, use `dropwise amend`.")},
    {ImportFault::too_many_faults, mark_for_translation("more than {0} lines cannot be imported, up to line {1}"),
     mark_for_translation("The file is damaged, or in a format that Dropwise cannot read. Nothing was imported.")},
    {ImportFault::quotes, mark_for_translation("line {1}: a quote is missing or in the wrong place"),
     mark_for_translation(
         "Save the file as CSV again. If you edit it by hand, write each quote inside a quoted cell twice.")},
    {ImportFault::line_too_long, mark_for_translation("line {1} is longer than {0} MB"),
     mark_for_translation("No export of Dropwise has such a line. Check that this is the right file.")},
}};

static_assert(is_in_order(kExpected, &ExpectedText::expected, Expected::labelled_amounts));
static_assert(is_in_order(kFaults, &Message::fault, ImportFault::line_too_long));

std::string problem_text(const TextProblem& problem) {
  switch (problem.kind) {
    case TextProblem::Kind::not_utf8:
      return tr("Expected plain text, but byte {} is not UTF-8. Save the file as UTF-8.", problem.at);
    case TextProblem::Kind::control_character:
      return tr("Expected plain text, but character {} is a control character.", problem.at);
    case TextProblem::Kind::changes_direction:
      return tr("Expected plain text, but character {} changes the direction of the text.", problem.at);
  }
  return {};
}

}  // namespace

std::string expected_text(const FieldError& error) {
  if (error.problem) return problem_text(*error.problem);
  const std::string detail = sanitize(error.detail);
  return vformatted(tr(kExpected.at(static_cast<std::size_t>(error.expected)).text), fmt::make_format_args(detail));
}

std::string field_error_text(const FieldError& error, std::size_t line) {
  if (error.expected == Expected::cell_count) return tr("line {}: wrong number of cells ({})", line, error.value);
  if (error.place.empty())
    return error.value.empty() ? tr("line {}: the line is empty", line)
                               : tr("line {}: cannot read `{}`", line, error.value);
  return error.value.empty() ? tr("line {}, {}: no value", line, error.place)
                             : tr("line {}, {}: invalid value `{}`", line, error.place, error.value);
}

std::string remark_text(const ImportedSession& session, std::size_t line) {
  switch (session.remark) {
    case ImportRemark::none: break;
    case ImportRemark::rest_of_total:
      return tr("Line {}: only one side is given, so the rest of the total was recorded for the other.", line);
    case ImportRemark::total_differs:
      return tr("Line {}: the total of {} is not the sum of the two sides. The volumes of the sides were kept.", line,
                to_text(session.total));
  }
  return {};
}

UserError import_message(const ImportError& error) {
  const Message& message = kFaults.at(static_cast<std::size_t>(error.fault()));
  // The title of a format and what a file is about are texts of our own; any other detail comes from the file.
  constexpr std::array kOurs = {ImportFault::other_subject, ImportFault::other_format, ImportFault::needs_zone,
                                ImportFault::needs_unit, ImportFault::has_units};
  const bool ours = std::ranges::find(kOurs, error.fault()) != kOurs.end();
  return fault_message(message.what, message.hint, ExitCode::usage,
                       {ours ? tr(error.detail()) : error.detail(), std::to_string(error.line())}, "");
}

}  // namespace dropwise
