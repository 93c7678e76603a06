#pragma once

#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/format.h"

namespace dropwise {

/// An error of a layer that knows no language: a code, and the values that belong in its message. `app` has the words
/// for each code.
template <class FaultCode>
class TypedError : public Error {
 public:
  /// The comments of the code name its values, in order. `similar` is a known word that a mistyped one may have meant.
  explicit TypedError(FaultCode fault, std::vector<std::string> values = {}, std::string similar = {})
      : Error(formatted("{} {}: {}", typeid(FaultCode).name(), static_cast<int>(fault), join(values, ", "))),
        fault_(fault),
        values_(std::move(values)),
        similar_(std::move(similar)) {}

  FaultCode fault() const { return fault_; }
  const std::vector<std::string>& values() const { return values_; }
  const std::string& similar() const { return similar_; }

 private:
  FaultCode fault_;
  std::vector<std::string> values_;
  std::string similar_;
};

}  // namespace dropwise
