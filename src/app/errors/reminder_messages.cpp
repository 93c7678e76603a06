#include "app/errors/reminder_messages.h"

#include "app/errors/fault_message.h"
#include "base/enum_table.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::array<FaultMessage<ReminderFault>, 17> kMessages = {{
    {ReminderFault::gap_under_every, mark_for_translation("longest_gap ({0}) is shorter than every ({1})")},
    {ReminderFault::count_needs_every,
     mark_for_translation("sessions_per_day = {0} needs a value for every, but every is \"off\"")},
    {ReminderFault::every_too_long,
     mark_for_translation("every ({1}) is too long for {0} sessions a day: it must be {2} or shorter")},
    {ReminderFault::count_too_high,
     mark_for_translation(
         "sessions_per_day = {0}: sessions at least {1} apart do not fit into the {2} outside the quiet hours")},
    {ReminderFault::quiet_covers_night,
     mark_for_translation(
         "the quiet hours ({0}) cover the whole night ({1}), but the rules ask for a session at night")},
    {ReminderFault::night_too_short,
     mark_for_translation("{0} sessions at least {1} apart do not fit into the night ({2})")},
    {ReminderFault::night_too_short_quiet,
     mark_for_translation("{0} sessions at least {1} apart do not fit into the part of the night ({2}) that is outside "
                          "the quiet hours")},
    {ReminderFault::break_quiet_needs_gap,
     mark_for_translation("break_quiet needs longest_gap: no other rule can remind you in the quiet hours")},
    {ReminderFault::every_never_reached,
     mark_for_translation(
         "with after_quiet = \"count\", every ({0}) is never reached in the {1} outside the quiet hours")},
    {ReminderFault::no_home,
     mark_for_translation("HOME is not set, so there is nowhere to save the state of the reminders"),
     mark_for_translation("Set HOME or XDG_STATE_HOME.")},
    {ReminderFault::cannot_save_state, mark_for_translation("cannot save the state of the reminders in `{0}`: {1}"),
     mark_for_translation("Check the permissions of its folder, and the free space on the disk. Until this is fixed, "
                          "there will be no reminders."),
     ExitCode::io},
    {ReminderFault::control_character,
     mark_for_translation("`{0}` contains a control character, so it cannot be used in a crontab or a systemd unit"),
     mark_for_translation("Rename the file or folder, or change the environment variable that names it.")},
    {ReminderFault::backslash,
     mark_for_translation("`{0}` contains a backslash, so it cannot be used in a crontab or a systemd unit"),
     mark_for_translation("Rename the file or folder, or change the environment variable that names it.")},
    {ReminderFault::long_line, mark_for_translation("the crontab line is {0} bytes long, but cron allows only {1}"),
     mark_for_translation("Shorten PATH, or use a shorter path for the log.")},
    {ReminderFault::second_begin, mark_for_translation("line {0} of the crontab is a second Dropwise BEGIN line"),
     mark_for_translation("Fix it with `crontab -e`: there must be one BEGIN line, with one END line below it.")},
    {ReminderFault::end_without_begin,
     mark_for_translation("line {0} of the crontab is a Dropwise END line without a matching BEGIN line"),
     mark_for_translation("Fix it with `crontab -e`: there must be one BEGIN line, with one END line below it.")},
    {ReminderFault::begin_without_end, mark_for_translation("the crontab ends at line {0} without a Dropwise END line"),
     mark_for_translation("Fix it with `crontab -e`: there must be one BEGIN line, with one END line below it.")},
}};

static_assert(is_in_order(kMessages, &FaultMessage<ReminderFault>::fault, ReminderFault::begin_without_end));

}  // namespace

UserError reminder_message(const ReminderError& error) { return fault_message(kMessages, error); }

UserError reminder_message(const RuleConflict& conflict) {
  UserError words = fault_message(kMessages, conflict);
  if (conflict.preset().empty()) return words;
  return {words.what(), tr("Keys that are not set here come from the preset {}.", conflict.preset())};
}

}  // namespace dropwise
