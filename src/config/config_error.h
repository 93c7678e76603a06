#pragma once

#include <memory>

#include "base/typed_error.h"

namespace dropwise {

/// What is wrong with the configuration beyond what TomlFault says.
enum class ConfigFault {
  // A value for a key. The first value is the path of the key, or its name within its table,
  // unless something else is said.
  unknown_key,
  several_values,  ///< How many.
  not_flag,        ///< The word.
  not_number,      ///< The word.
  line_break,
  no_placeholder,      ///< `{text}` is missing.
  one_word,            ///< A program and its arguments in one word: as typed, and as in the file, word by word.
  not_full_path,       ///< The key and the path.
  invalid_day_start,   ///< No value.
  unknown_preset,      ///< The preset, and the known ones.
  not_window,          ///< Neither two times of day that differ, nor `off`.
  antenatal_preset,    ///< No value.
  tempo_out_of_range,  ///< The protocol, the shortest and the longest step.
  // The file
  no_home,       ///< There is no place for it; no value.
  cannot_read,   ///< The file.
  too_large,     ///< The file.
  cannot_write,  ///< The file, and the reason that the system gives.
  in_use,        ///< Another program is changing it; the file.
  // What the person must change by hand. The values: the file, the line to write or the key to remove, the table, which
  // is only of use where the code says so, and for those that failed the reason that the system gives.
  set_by_hand,
  set_by_hand_in_table,
  unset_by_hand,
  unset_by_hand_in_table,
};

using ConfigError = TypedError<ConfigFault>;

/// A change of one value that would make the configuration invalid. It was not made.
class InvalidChange : public Error {
 public:
  enum class Kind { set, unset };

  InvalidChange(Kind kind, std::string path, std::shared_ptr<const Error> cause)
      : Error("invalid change of " + path), kind_(kind), path_(std::move(path)), cause_(std::move(cause)) {}

  Kind kind() const { return kind_; }
  const std::string& path() const { return path_; }  ///< Of the key.
  const Error& cause() const { return *cause_; }     ///< What would be wrong.

 private:
  Kind kind_;
  std::string path_;
  std::shared_ptr<const Error> cause_;
};

}  // namespace dropwise
