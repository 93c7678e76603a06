#pragma once

#include <string_view>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace dropwise {

/// A text that is not plain text. It has no words for users; `app` finds them.
class TextError : public Error {
 public:
  explicit TextError(TextProblem problem)
      : Error(formatted("text problem {} at {}", static_cast<int>(problem.kind), problem.at)), problem_(problem) {}

  const TextProblem& problem() const { return problem_; }

 private:
  TextProblem problem_;
};

/// Throws TextError if the text has a problem.
inline void require_plain_text(std::string_view text) {
  if (const auto problem = find_text_problem(text)) throw TextError(*problem);
}

}  // namespace dropwise
