#pragma once

#include <optional>

#include <doctest/doctest.h>

#include "app/errors/user_error.h"
#include "base/typed_error.h"
#include "store/error.h"

namespace dropwise::test {

/// The error with this kind of code that the call throws.
template <class FaultCode, class Call>
TypedError<FaultCode> thrown(Call call) {
  try {
    call();
  } catch (const TypedError<FaultCode>& error) {
    return error;
  }
  FAIL("no error");
  std::abort();
}

/// The fault of the log that the call reports. Absent when it reports none.
template <class Call>
std::optional<StoreFault> store_fault(Call call) {
  try {
    call();
  } catch (const StoreError& error) {
    return error.fault();
  }
  return {};
}

/// What the user reads when the call throws an error: `what | hint`.
template <class Call>
std::string thrown_words(Call call) {
  try {
    call();
  } catch (const Error& error) {
    const UserError words = to_user_error(error);
    return std::string(words.what()) + " | " + words.hint();
  }
  return "none";
}

}  // namespace dropwise::test
