#include "protocols/pacing.h"

#include <algorithm>
#include <cctype>

#include "dropwise/session.h"

namespace dropwise {
namespace {

using std::chrono::seconds;

constexpr Millis kTryTechnique = seconds{8};

bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }

/// The time in which the listener does what a sentence says, if the protocol does not give it.
Millis doing_time(const Sentence& sentence, PhaseKind kind) {
  if (sentence.stay) return *sentence.stay;
  if (sentence.role == PromptRole::caution) return seconds{2};
  return kind == PhaseKind::express ? seconds{12} : seconds{6};
}

Millis time_to_say(const Sentence& sentence) {
  return hearing_time(sentence.text) + (sentence.change ? kChangeTime : Millis{0});
}

}  // namespace

Millis reminder_gap(Tips tips) {
  switch (tips) {
    case Tips::none: break;
    case Tips::few: return seconds{180};
    case Tips::usual: return seconds{70};
  }
  return {};
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false, counted = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n')
      in_word = counted = false;
    else
      in_word = true;
    if (in_word && !counted && is_letter_or_digit(c)) {
      ++words;
      counted = true;
    }
  }
  return words;
}

Millis hearing_time(std::string_view text) {
  constexpr Millis kWord = Millis{seconds{60}} / kWordsAMinute;
  return std::chrono::ceil<seconds>(kWord * static_cast<Millis::rep>(count_words(text)));
}

std::vector<PacedSentence> pace(const std::vector<const Sentence*>& sentences, PhaseKind kind,
                                std::string_view technique, std::optional<Millis> end) {
  std::vector<PacedSentence> paced;
  Millis at = technique.empty() ? Millis{0} : kHeadingTime + hearing_time(technique) + kTryTechnique;
  for (const Sentence* sentence : sentences) {
    const Millis heading = at == Millis{0} ? kHeadingTime : Millis{0};  // the heading precedes the first sentence
    const Millis heard = at + heading + time_to_say(*sentence);
    paced.push_back({sentence, at, !end || kind == PhaseKind::finish || heard <= *end - kLeadIn});
    if (kind != PhaseKind::finish) at = heard + doing_time(*sentence, kind);
  }
  return paced;
}

}  // namespace dropwise
