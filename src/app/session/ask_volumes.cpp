#include "app/session/ask_volumes.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "app/errors/user_error.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

/// Asks until the answer is valid. Absent if the user gives no volume now. Sets `stop` if the question was interrupted.
std::optional<Volume> ask(Context& context, Console& console, const std::string& question, bool& stop) {
  std::string unusual;
  for (;;) {
    const auto width = static_cast<std::size_t>(std::max(console.size().columns - 1, 20));
    const auto answer = console.ask(wrap(question, width) + " ");
    stop = !answer;
    if (!answer || answer->empty()) return {};
    try {
      const auto volume = parse_volume(*answer, context.settings().units);
      if (!volume || !is_unusual(*volume) || *answer == unusual) return volume;
      unusual = *answer;
      console.say(wrap(tr("`{}` means {}, which is more than 1 litre from one breast. If that is right, type it again.",
                          sanitize(*answer), sum_text(volume->microlitres, false)),
                       width));
    } catch (const Error& caught) {
      const UserError error = to_user_error(caught);
      console.say(wrap(error.what(), width));
      console.say(wrap(error.hint(), width));
    }
  }
}

}  // namespace

void ask_volumes(Context& context, Console& console, Store& store, std::int64_t session) {
  const auto record = store.read(session);
  if (!record || record->data.yield.together || !console.has_keys()) return;
  const std::string unit(to_text(context.settings().units.bare));
  std::vector<std::function<void(SessionData&)>> answers;
  std::string words;  // the options of `amend` that give the same answers
  bool stop = false;
  for (const auto& [breast, question] :
       {std::pair{&Yield::left,
                  tr("How much from the left breast (in {}, or 3drops, trace; press Enter to add it later)?", unit)},
        std::pair{
            &Yield::right,
            tr("How much from the right breast (in {}, or 3drops, trace; press Enter to add it later)?", unit)}}) {
    const SideAmounts& so_far = record->data.yield.*breast;
    if (stop || so_far.volume || so_far.active.value_or(Millis{0}) == Millis{0}) continue;
    const auto volume = ask(context, console, question, stop);
    if (!volume) continue;
    answers.emplace_back([volume, member = breast](SessionData& data) { (data.yield.*member).volume = volume; });
    std::string typed = to_text(*volume);
    std::erase(typed, ' ');
    words += formatted(" --{} {}", breast == &Yield::left ? "left" : "right", typed);
    if (is_unusual(*volume) && !words.ends_with(" --yes")) words += " --yes";
  }
  const auto edit = [&](const SessionRecord& now) {
    SessionData data = now.data;
    for (const auto& answer : answers) answer(data);
    return data;
  };
  if (answers.empty()) return;
  try {
    store.amend(session, edit, context.clock.utc());
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    throw UserError(
        error.what(),
        join_sentences({error.hint(), tr("Then run `dropwise amend {}{}` to save the volumes.", session, words)}),
        error.exit());
  }
}

}  // namespace dropwise
