#include "app/errors/protocol_messages.h"

#include "app/errors/fault_message.h"
#include "base/enum_table.h"
#include "base/translatable.h"

namespace dropwise {
namespace {

constexpr std::array<FaultMessage<ProtocolFault>, 23> kMessages = {{
    {ProtocolFault::unknown, mark_for_translation("unknown protocol `{0}`"),
     mark_for_translation("`dropwise protocols list` shows them all."), ExitCode::not_found},
    {ProtocolFault::cannot_read, mark_for_translation("cannot read the protocol file `{0}`: {1}"),
     mark_for_translation("Check that the file exists and that you may read it."), ExitCode::not_found},
    {ProtocolFault::too_large, mark_for_translation("the protocol file `{0}` is larger than 1 MB"),
     mark_for_translation("A protocol is a short text file. Choose another file.")},
    {ProtocolFault::id_is_not_file_name, mark_for_translation("the id is \"{0}\", but the file is called {1}"),
     mark_for_translation("Change the id, or rename the file.")},
    {ProtocolFault::unknown_schema, mark_for_translation("schema must be 1 or 2")},
    {ProtocolFault::invalid_id, mark_for_translation("id can only contain a-z, 0-9 and -")},
    {ProtocolFault::no_phase, mark_for_translation("a protocol needs at least one [[phase]]")},
    {ProtocolFault::too_many_phases, mark_for_translation("there are more than {0} phases")},
    {ProtocolFault::same_first_letter, mark_for_translation("the modes \"{0}\" and \"{1}\" begin with the same letter, "
                                                            "but a mode is chosen by pressing its first letter")},
    {ProtocolFault::same_mode, mark_for_translation("two modes have the id \"{0}\"")},
    {ProtocolFault::unknown_mode, mark_for_translation("there is no mode \"{0}\"")},
    {ProtocolFault::needs_phases_of_mode,
     mark_for_translation("a [[mode]] with {0} needs at least one [[mode.phase]]")},
    {ProtocolFault::marks_out_of_order, mark_for_translation("marks must be in order of time")},
    {ProtocolFault::no_source, mark_for_translation("source is missing"),
     mark_for_translation("Expected \"published\", \"ours\", or the name of another source.")},
    {ProtocolFault::no_time_to_say,
     mark_for_translation("there is no time to say this: it would begin {0} into the phase and take {1}")},
    {ProtocolFault::technique_too_long,
     mark_for_translation(
         "technique has {0} words, but at most {1} are allowed, so that it can be said in one breath")},
    {ProtocolFault::needs_side, mark_for_translation("an express phase needs a side"),
     mark_for_translation("Expected \"first\", \"second\" or \"both\".")},
    {ProtocolFault::window_and_length, mark_for_translation("min and max cannot be combined with length")},
    {ProtocolFault::half_window, mark_for_translation("min and max must both be given"),
     mark_for_translation("If the source gives only one time, use it for both.")},
    {ProtocolFault::reversed_window, mark_for_translation("min is longer than max")},
    {ProtocolFault::published_without_window,
     mark_for_translation("published = true needs min and max, as the source gives them")},
    {ProtocolFault::finish_with_length,
     mark_for_translation("a finish phase cannot have a length: its prompts come when the session ends")},
    {ProtocolFault::needs_length,
     mark_for_translation("a phase with kind = \"{0}\" needs a length, so that the session moves on by itself")},
}};

static_assert(is_in_order(kMessages, &FaultMessage<ProtocolFault>::fault, ProtocolFault::needs_length));

}  // namespace

UserError protocol_message(const ProtocolError& error) { return fault_message(kMessages, error); }

}  // namespace dropwise
