#include "app/session/session_messages.h"

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/key_decoder.h"
#include "live/spots.h"
#include "protocols/safety_notes.h"

namespace dropwise {
namespace {

bool for_scripts(const View& view) { return view.machine_readable; }

/// After a session that ended because of pain, says the cautions of the finish phase, which was skipped.
void say_after_pain(Console& console, const View& view, const Session& session) {
  for (const Phase& phase : session.plan().phases) {
    for (const Prompt& prompt : phase.prompts) {
      if (phase.kind == PhaseKind::finish && prompt.role == PromptRole::caution)
        say_text(console, view, tr(sanitize(prompt.text)));
    }
  }
  say_text(console, view, tr("`dropwise signs` shows the warning signs, and who to call."));
}

/// Says the prompts of the finish phase again if they were on a full screen, which is gone now.
void say_last_prompts(Console& console, const View& view, const Session& session) {
  if (!session.log().empty() && session.log().back().reason == Reason::pain)
    return say_after_pain(console, view, session);
  if (view.screen != Screen::full) return;
  for (const Event& event : session.log()) {
    const bool prompt = event.kind == EventKind::prompt && event.phase < session.plan().phases.size();
    if (prompt && session.plan().phases[event.phase].kind == PhaseKind::finish)
      say_text(console, view, tr(sanitize(event.text)));
  }
}

}  // namespace

void say_text(Console& console, const View& view, const std::string& text) {
  if (for_scripts(view)) return;
  const auto width = static_cast<std::size_t>(std::max(console.size().columns - 1, 10));
  console.say(console.on_terminal() || view.screen != Screen::none ? wrap(text, width) : text);
}

void say_opening(Console& console, const LoopOptions& loop_options, const Prepared& prepared) {
  const View& view = *loop_options.view;
  if (for_scripts(view)) return;
  const Mode* mode = find_mode(prepared.protocol, prepared.plan.mode);
  const std::string name = tr(sanitize(prepared.protocol.name));
  const bool says = mode && !mode->says.empty();
  say_text(console, view, says ? tr("{}: {}.", name, tr(sanitize(mode->says))) : tr("{}.", name));
  say_text(console, view,
           join_sentences(
               {tr(load_safety_notes().one_line),
                tr("`dropwise signs` shows the warning signs; `dropwise protocols show {}` shows the whole protocol.",
                   prepared.protocol.id)}));
  for (const std::string& reason : prepared.reasons) say_text(console, view, reason);
  if (loop_options.spots) say_text(console, view, clock_words());
  if (console.has_keys())
    say_text(
        console, view,
        tr("You don't need to press anything. Keys: {}.", key_line(loop_options.one_key, false, std::string::npos)));
}

void say_closing(Console& console, const View& view, const Session& session, Millis lasted) {
  if (for_scripts(view)) return;
  say_last_prompts(console, view, session);
  const auto cut = segments(session.plan(), session.log(), lasted);
  const Millis left = active_time(cut, Side::left), right = active_time(cut, Side::right);
  const Millis both = active_time(cut, Side::both);
  const std::string l = to_clock(left), r = to_clock(right), total = to_clock(left + right + both);
  say_text(console, view,
           both > Millis{0} ? tr("Time expressing: left breast {}, right breast {}, both at once {}; {} in total.", l,
                                 r, to_clock(both), total)
                            : tr("Time expressing: left breast {}, right breast {}; {} in total.", l, r, total));
}

std::string not_kept_text(std::int64_t session) {
  return tr("Nothing was expressed, so session {} was not kept. `dropwise undo` brings it back.", session);
}

void report_dropped_output(Context& context, Console& console) {
  if (const std::size_t dropped = console.finish_output(); dropped > 0) {
    context.err << plural(dropped, "dropwise: {} line of output was dropped, because nothing read it.\n",
                          "dropwise: {} lines of output were dropped, because nothing read them.\n");
  }
}

}  // namespace dropwise
