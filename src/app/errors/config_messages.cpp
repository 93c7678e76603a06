#include "app/errors/config_messages.h"

#include "app/errors/fault_message.h"
#include "app/errors/user_error.h"
#include "app/errors/value_messages.h"
#include "base/enum_table.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

constexpr std::array<FaultMessage<ConfigFault>, 22> kMessages = {{
    {ConfigFault::unknown_key, mark_for_translation("`{0}` is not a configuration key"),
     mark_for_translation("`dropwise config` lists the keys."), ExitCode::not_found},
    {ConfigFault::several_values, mark_for_translation("{0} takes one value, but {1} were given"),
     mark_for_translation("Put a value with spaces in quotes.")},
    {ConfigFault::not_flag, mark_for_translation("{0}: invalid value `{1}`"),
     mark_for_translation("Expected true or false.")},
    {ConfigFault::not_number, mark_for_translation("{0}: invalid value `{1}`"),
     mark_for_translation("Expected a whole number.")},
    {ConfigFault::line_break, mark_for_translation("{0}: a value cannot contain line breaks or tabs"),
     mark_for_translation("Leave them out.")},
    {ConfigFault::no_placeholder, mark_for_translation("{0} must contain {{text}} where the text should go")},
    {ConfigFault::one_word, mark_for_translation("{0}: the program and its arguments were given as one word"),
     mark_for_translation("Give each one separately: on the command line {1}, in the file [{2}].")},
    {ConfigFault::not_full_path, mark_for_translation("{0}: `{1}` is not a full path"),
     mark_for_translation("Give a path that begins with /, such as /home/ada/milk.html.")},
    {ConfigFault::invalid_day_start,
     mark_for_translation("day_start must be a time from 00:00 to 12:00, such as \"04:00\"")},
    {ConfigFault::unknown_preset, mark_for_translation("unknown preset \"{0}\""),
     mark_for_translation("Expected one of {1}.")},
    {ConfigFault::not_window,
     mark_for_translation("{0} must be \"off\" or two different times of day, such as \"22:00-06:00\"")},
    {ConfigFault::antenatal_preset,
     mark_for_translation("there are no reminders before the birth: a midwife or doctor must agree to you expressing "
                          "then, and you don't need to do it every day (NHS Forth Valley)"),
     mark_for_translation("Leave preset out, or set it to \"off\".")},
    {ConfigFault::tempo_out_of_range, mark_for_translation("{0} must be from {1} to {2}")},
    {ConfigFault::no_home, mark_for_translation("HOME is not set, so there is nowhere to save the configuration"),
     mark_for_translation("Set HOME, or choose a file with --config.")},
    {ConfigFault::cannot_read, mark_for_translation("cannot read the configuration `{0}`"),
     mark_for_translation("Check its permissions, or choose another file with --config.")},
    {ConfigFault::too_large, mark_for_translation("the configuration `{0}` is larger than 1 MB"),
     mark_for_translation("A configuration is a short text file. Choose another file with --config.")},
    {ConfigFault::cannot_write, mark_for_translation("cannot write `{0}`: {1}"),
     mark_for_translation("Check the permissions of the file and its folder, and the free space on the disk."),
     ExitCode::io},
    {ConfigFault::in_use, mark_for_translation("the configuration `{0}` is in use by another program"),
     mark_for_translation("Wait a moment and try again. If that does not help, close the other program."),
     ExitCode::io},
    {ConfigFault::set_by_hand, mark_for_translation("cannot change the configuration `{0}`"),
     mark_for_translation("Edit the file yourself so that it contains: {1}")},
    {ConfigFault::set_by_hand_in_table, mark_for_translation("cannot change the configuration `{0}`"),
     mark_for_translation("Edit the file yourself so that [{2}] contains: {1}")},
    {ConfigFault::unset_by_hand, mark_for_translation("cannot change the configuration `{0}`"),
     mark_for_translation("Remove {1} from the file yourself.")},
    {ConfigFault::unset_by_hand_in_table, mark_for_translation("cannot change the configuration `{0}`"),
     mark_for_translation("Remove {1} from the table [{2}] in the file yourself.")},
}};

static_assert(is_in_order(kMessages, &FaultMessage<ConfigFault>::fault, ConfigFault::unset_by_hand_in_table));

}  // namespace

UserError config_message(const ConfigError& error) { return fault_message(kMessages, error); }

UserError config_message(const InvalidChange& error) {
  const UserError cause = to_user_error(error.cause());
  const std::string& path = error.path();
  const bool only_value =
      dynamic_cast<const ValueError*>(&error.cause()) || dynamic_cast<const TextError*>(&error.cause());
  const std::string set = only_value ? formatted("{}: {}", path, cause.what()) : cause.what();
  return {error.kind() == InvalidChange::Kind::set ? set : tr("cannot unset {}: {}", path, cause.what()),
          join_sentences({cause.hint(), tr("The configuration was not changed.")})};
}

}  // namespace dropwise
