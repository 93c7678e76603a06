#include "i18n/messages.h"

#include "base/suggest.h"
#include "i18n/language.h"

namespace dropwise {

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto found = closest(word, candidates);
  return found ? tr("Did you mean `{}`?", *found) : "";
}

std::string join_sentences(std::initializer_list<std::string> sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!text.empty() && !sentence.empty()) text += ' ';
    text += sentence;
  }
  return text;
}

}  // namespace dropwise
