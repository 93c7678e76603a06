#pragma once

#include "base/typed_error.h"

namespace dropwise {

/// Why there is no such protocol, or what is wrong in a protocol file beyond what TomlFault says.
enum class ProtocolFault {
  // The catalog
  unknown,              ///< The name.
  cannot_read,          ///< The file, and the reason that the system gives.
  too_large,            ///< The file.
  id_is_not_file_name,  ///< The id, and the name of the file.
  // The whole protocol
  unknown_schema,
  invalid_id,
  no_phase,
  too_many_phases,  ///< How many are allowed.
  // Modes
  same_first_letter,     ///< Both modes.
  same_mode,             ///< The mode.
  unknown_mode,          ///< The mode.
  needs_phases_of_mode,  ///< The key.
  // Marks, sentences
  marks_out_of_order,
  no_source,
  no_time_to_say,      ///< When it would begin in its phase, and how long it takes.
  technique_too_long,  ///< Its number of words, and how many are allowed.
  // Phases
  needs_side,
  window_and_length,
  half_window,
  reversed_window,
  published_without_window,
  finish_with_length,
  needs_length,  ///< The kind of the phase.
};

using ProtocolError = TypedError<ProtocolFault>;

}  // namespace dropwise
