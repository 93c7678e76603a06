#include "toml/diagnostic.h"

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/text.h"

namespace dropwise {

std::string to_text(const std::vector<Diagnostic>& problems, const std::string& file) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    if (!text.empty()) text += '\n';
    text += formatted("{}:{}:{}: {}", sanitize(file), problem.line, problem.column, sanitize(problem.what));
  }
  return text;
}

void sort_diagnostics(std::vector<Diagnostic>& problems) {
  const auto earlier = [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair{a.line, a.column} < std::pair{b.line, b.column};
  };
  std::stable_sort(problems.begin(), problems.end(), earlier);
}

}  // namespace dropwise
