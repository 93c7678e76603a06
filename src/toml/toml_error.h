#pragma once

#include "base/typed_error.h"

namespace dropwise {

/// What is wrong in a TOML file. The first value is the key, unless something else is said.
enum class TomlFault {
  syntax,       ///< The value is the reason that the library gives, in English.
  bare_letter,  ///< A letter outside of ASCII where TOML does not allow it.
  too_deep,     ///< How deep is allowed.
  unknown_key,
  missing,
  missing_duration,  ///< An example.
  missing_word,      ///< The second value lists the words that are allowed.
  empty,
  not_text,
  too_long,      ///< The number of bytes, and how many are allowed.
  not_allowed,   ///< The word, and those that are allowed.
  not_duration,  ///< An example, the shortest and the longest duration.
  not_duration_or_off,
  zero_duration,  ///< An example.
  not_number,     ///< The lowest and the highest number.
  not_number_or_off,
  not_span,  ///< The highest number.
  not_flag,
  not_list,
  not_only_texts,
  not_table,
  not_tables,
};

using TomlError = TypedError<TomlFault>;

}  // namespace dropwise
