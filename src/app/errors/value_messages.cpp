#include "app/errors/value_messages.h"

#include "app/errors/fault_message.h"
#include "base/enum_table.h"
#include "base/translatable.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::array<FaultMessage<ValueFault>, 17> kMessages = {{
    {ValueFault::unknown_cue, mark_for_translation("unknown cue `{0}`"),
     mark_for_translation("Expected none, or any of {1}, separated by commas.")},
    {ValueFault::none_with_cues, mark_for_translation("the cue `none` cannot be combined with other cues"),
     mark_for_translation("Give none alone, or leave it out.")},
    {ValueFault::not_zoned_time, mark_for_translation("invalid time `{0}`"),
     mark_for_translation("Expected a time such as now, 06:30, yesterday 22:10, \"2026-11-20 06:30\", "
                          "2026-11-20T06:30+01:00 or \"20m ago\".")},
    {ValueFault::future_time, mark_for_translation("the time {0} is in the future"),
     mark_for_translation("Give a time in the past: the log only records what has already happened.")},
    {ValueFault::before_1970, mark_for_translation("the time `{0}` is before 1970"),
     mark_for_translation("Give a time in 1970 or later.")},
    {ValueFault::skipped_time, mark_for_translation("the time {0} does not exist, because the clocks changed"),
     mark_for_translation("Give \"{1}\" or \"{2}\" instead.")},
    {ValueFault::repeated_time, mark_for_translation("the time {0} occurred twice, because the clocks changed"),
     mark_for_translation("Give {1} for the earlier time, or {2} for the later one.")},
    {ValueFault::unknown_zone, mark_for_translation("unknown time zone `{0}`"),
     mark_for_translation("Expected a zone such as Europe/London, or an offset such as +01:00.")},
    {ValueFault::not_date_and_time, mark_for_translation("invalid date and time `{0}`"),
     mark_for_translation("Expected a date and time such as \"2026-11-20 06:30\".")},
    {ValueFault::not_range, mark_for_translation("invalid range `{0}`"),
     mark_for_translation("Expected today, yesterday, week, month, 7d, all, or dates such as 2026-11, 2026-11-20 or "
                          "2026-11-01..2026-11-14.")},
    {ValueFault::reversed_range, mark_for_translation("the range `{0}` ends before it begins"),
     mark_for_translation("Give the earlier day first.")},
    {ValueFault::not_volume, mark_for_translation("invalid volume `{0}`"),
     mark_for_translation("Expected a volume such as 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown.")},
    {ValueFault::negative_volume, mark_for_translation("the volume `{0}` is negative"),
     mark_for_translation("Expected a volume such as 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown.")},
    {ValueFault::fractional_drops, mark_for_translation("the volume `{0}` is not a whole number of drops"),
     mark_for_translation("Expected a whole number, such as 3drops.")},
    {ValueFault::ambiguous_volume, mark_for_translation("the volume `{0}` could be {1} or {2}"),
     mark_for_translation("Write {1} or {2}, without a thousands separator.")},
    {ValueFault::too_much, mark_for_translation("the volume `{0}` is more than 5 litres"),
     mark_for_translation("Check the number and its unit.")},
    {ValueFault::no_target, mark_for_translation("`{0}` is not an amount to aim at"),
     mark_for_translation("Expected a volume above 0, such as 500 or 17oz; without a target, leave it out.")},
}};

static_assert(is_in_order(kMessages, &FaultMessage<ValueFault>::fault, ValueFault::no_target));

std::string problem_text(const TextProblem& problem) {
  switch (problem.kind) {
    case TextProblem::Kind::not_utf8: return tr("byte {} is not UTF-8", problem.at);
    case TextProblem::Kind::control_character: return tr("character {} is a control character", problem.at);
    case TextProblem::Kind::changes_direction: return tr("character {} changes the direction of the text", problem.at);
  }
  return {};
}

}  // namespace

UserError value_message(const ValueError& error) { return fault_message(kMessages, error); }

UserError text_message(const TextError& error) {
  return {problem_text(error.problem()), tr("Expected plain text in UTF-8, without control characters.")};
}

}  // namespace dropwise
