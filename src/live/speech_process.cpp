#include "live/speech_process.h"

#include <array>

#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::chrono::seconds kLongest{60};

}  // namespace

SpeechProcess::SpeechProcess(std::vector<std::string> words) : words_(std::move(words)), missing_(words_.empty()) {}

void SpeechProcess::say(const std::string& text) {
  if (words_.empty() || text.empty()) return;
  abandon();
  speaking_ = std::make_unique<Process>(ProcessSpec{.words = with_text(words_, text), .limit = kLongest});
}

/// Ends the current speech. poll() removes the process later, so that nothing waits for it here.
void SpeechProcess::abandon() {
  if (!speaking_ || !speaking_->running()) return;
  speaking_->kill();
  ended_.push_back(std::move(speaking_));
}

std::string SpeechProcess::poll() {
  std::erase_if(ended_, [](const auto& child) { return !child->running(); });
  if (std::exchange(missing_, false))
    return tr("No speech program found (spd-say, espeak-ng, say); the session continues without speech.");
  if (!speaking_ || speaking_->running()) return {};
  const int status = speaking_->status().value_or(0);
  speaking_.reset();
  if (status == 0 || failed_) return {};
  failed_ = true;
  const std::string program = words_.front();
  if (status != kNotFound) return tr("The speech program `{}` failed ({}); the session continues.", program, status);
  words_.clear();
  return tr("The speech program `{}` cannot be started; the session continues without speech.", program);
}

std::vector<std::string> find_speech_program(const std::string& path) {
  struct Known {
    std::vector<std::string> words;
    const char* language;  // the option that sets the language; null if there is none
  };
  static const std::array<Known, 3> kPrograms = {
      {{{"spd-say", "--wait"}, "--language"}, {{"espeak-ng"}, "-v"}, {{"say"}, nullptr}}};
  for (Known known : kPrograms) {
    if (!find_program(known.words.front(), path)) continue;
    if (known.language) known.words.insert(known.words.end(), {known.language, std::string(current_language().code)});
    if (known.language) known.words.emplace_back("--");
    known.words.emplace_back("{text}");
    return known.words;
  }
  return {};
}

}  // namespace dropwise
