#include "toml/problem.h"

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/text.h"

namespace dropwise {

std::string to_text(const std::vector<Problem>& problems, const std::string& file) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += formatted("{}:{}:{}: {}", sanitize(file), problem.line, problem.column, sanitize(problem.what));
  }
  return text;
}

void sort_problems(std::vector<Problem>& problems) {
  const auto earlier = [](const Problem& a, const Problem& b) {
    return std::pair{a.line, a.column} < std::pair{b.line, b.column};
  };
  std::stable_sort(problems.begin(), problems.end(), earlier);
}

}  // namespace dropwise
