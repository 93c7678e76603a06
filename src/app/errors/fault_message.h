#pragma once

#include <array>

#include "base/typed_error.h"

namespace dropwise {

/// The words for a code: a row of the table of its layer. `{0}`, `{1}` … are the values of the error.
template <class FaultCode>
struct FaultMessage {
  FaultCode fault;
  const char* what;       ///< What is wrong: lower case, no period.
  const char* hint = "";  ///< What to do: one or more sentences. May be empty.
  ExitCode exit = ExitCode::usage;
};

/// Both texts with the values in them, in the current language; also what was probably meant, if `similar` names it.
UserError fault_message(const char* what, const char* hint, ExitCode exit, const std::vector<std::string>& values,
                        const std::string& similar);

/// The words for an error, from a table in the order of the codes.
template <class FaultCode, std::size_t N>
UserError fault_message(const std::array<FaultMessage<FaultCode>, N>& table, const TypedError<FaultCode>& error) {
  const FaultMessage<FaultCode>& row = table.at(static_cast<std::size_t>(error.fault()));
  return fault_message(row.what, row.hint, row.exit, error.values(), error.similar());
}

}  // namespace dropwise
