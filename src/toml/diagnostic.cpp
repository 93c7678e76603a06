#include "toml/diagnostic.h"

#include <algorithm>
#include <string_view>
#include <typeinfo>
#include <utility>

namespace dropwise {

bool is_same_error(const Error& a, const Error& b) {
  return typeid(a) == typeid(b) && std::string_view(a.what()) == b.what();
}

void sort_diagnostics(std::vector<Diagnostic>& problems) {
  const auto earlier = [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair{a.place.line, a.place.column} < std::pair{b.place.line, b.place.column};
  };
  std::stable_sort(problems.begin(), problems.end(), earlier);
}

DiagnosticsError::DiagnosticsError(File file, std::string name, std::vector<Diagnostic> problems)
    : Error("errors in " + name), file_(file), name_(std::move(name)), problems_(std::move(problems)) {}

}  // namespace dropwise
