#include "terminal/voice.h"

#include <array>

#include <fmt/format.h>

namespace dropwise {
namespace {

constexpr std::chrono::seconds kLongest{60};

}  // namespace

Voice::Voice(std::vector<std::string> words) : words_(std::move(words)), missing_(words_.empty()) {}

void Voice::say(const std::string& text) {
  if (words_.empty() || text.empty()) return;
  abandon();
  speaking_ = std::make_unique<Child>(Program{.words = with_text(words_, text), .limit = kLongest});
}

/// Ends what is being said. Its going is looked after later: nothing waits for it here.
void Voice::abandon() {
  if (!speaking_ || !speaking_->running()) return;
  speaking_->kill();
  ended_.push_back(std::move(speaking_));
}

std::string Voice::tend() {
  std::erase_if(ended_, [](const auto& child) { return !child->running(); });
  if (std::exchange(missing_, false))
    return "No speech program was found (spd-say, espeak-ng, say); the session goes on without.";
  if (!speaking_ || speaking_->running()) return {};
  const int status = speaking_->status().value_or(0);
  speaking_.reset();
  if (status == 0 || failed_) return {};
  failed_ = true;
  const std::string program = words_.front();
  if (status != kNotFound)
    return fmt::format("The speech program `{}` failed ({}); the session goes on.", program, status);
  words_.clear();
  return fmt::format("The speech program `{}` cannot be started; the session goes on without.", program);
}

std::vector<std::string> find_speech_program(const std::string& path) {
  static const std::array<std::vector<std::string>, 3> kPrograms = {
      {{"spd-say", "--wait", "--", "{text}"}, {"espeak-ng", "--", "{text}"}, {"say", "{text}"}}};
  for (const auto& words : kPrograms) {
    if (find_program(words.front(), path)) return words;
  }
  return {};
}

}  // namespace dropwise
