#include "app/session/ask.h"

#include <algorithm>
#include <cctype>

#include "base/error.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/session_loop.h"

namespace dropwise {
namespace {

constexpr Millis kModePatience = std::chrono::seconds{30};

void list_answers(Console& console, const std::vector<KeyAnswer>& answers) {
  for (const KeyAnswer& answer : answers) say_wrapped(console, answer.text, formatted("  {}   ", answer.key));
  if (std::none_of(answers.begin(), answers.end(), [](const KeyAnswer& answer) { return answer.key == 'q'; }))
    console.say(formatted("  q   {}", tr("don't start")));
}

/// The index of the answer to an input. Throws UserError if the input ends the questions.
std::optional<std::size_t> answer_to(const Input& input, const std::vector<KeyAnswer>& answers) {
  if (const auto exit = exit_of(input))
    throw UserError(tr("cancelled before the session started"), tr("Nothing was recorded."), *exit);
  if (input.bytes.empty()) return {};
  const char pressed = static_cast<char>(std::tolower(static_cast<unsigned char>(input.bytes.front())));
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].key == pressed) return i;
  }
  if (pressed == 'q' || input.bytes == "\x1b")
    throw UserError(tr("cancelled before the session started"), tr("Nothing was recorded."), ExitCode::negative);
  return {};
}

}  // namespace

void say_wrapped(Console& console, const std::string& text, const std::string& indent) {
  console.say(wrap(text, static_cast<std::size_t>(std::max(console.size().columns - 1, 20)), indent));
}

std::optional<std::size_t> ask_key(Console& console, const Clock& clock, const std::string& question,
                                   const std::vector<KeyAnswer>& answers, Millis patience) {
  say_wrapped(console, question);
  list_answers(console, answers);
  const Millis end = clock.ticks() + patience;
  for (Millis left = patience; left > Millis{0}; left = end - clock.ticks()) {
    const auto input = console.wait(left);
    if (!input) continue;
    if (input->kind == Input::Kind::suspend) console.suspend();
    if (const auto answer = answer_to(*input, answers)) return answer;
  }
  return {};
}

std::optional<std::string> ask_mode(const Protocol& protocol, Console& console, const Clock& clock) {
  std::vector<KeyAnswer> answers;
  for (const Mode& mode : protocol.modes)
    answers.push_back({mode.id.front(), tr("{}: {}", mode.id, tr(sanitize(mode.says)))});
  const std::string asked =
      protocol.question.empty() ? tr("Which one suits you today?") : tr(sanitize(protocol.question));
  const auto answer = ask_key(console, clock,
                              join_sentences({asked, tr("Press a key to choose; otherwise \"{}\" starts in {} seconds.",
                                                        protocol.modes.front().id, kModePatience.count() / 1000)}),
                              answers, kModePatience);
  if (!answer) return {};
  return protocol.modes[*answer].id;
}

}  // namespace dropwise
