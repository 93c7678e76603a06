#include "i18n/messages.h"

#include "base/suggest.h"
#include "i18n/language.h"

namespace dropwise {

std::string to_text(const TextProblem& problem) {
  switch (problem.kind) {
    case TextProblem::Kind::not_utf8: return tr("byte {} is not UTF-8", problem.at);
    case TextProblem::Kind::control_character: return tr("character {} is a control character", problem.at);
    case TextProblem::Kind::changes_direction: return tr("character {} changes the direction of the text", problem.at);
  }
  return {};
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto found = closest(word, candidates);
  return found ? tr(" Did you mean `{}`?", *found) : "";
}

}  // namespace dropwise
