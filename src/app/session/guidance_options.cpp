#include "app/session/guidance_options.h"

#include <set>

#include "app/errors/user_error.h"
#include "config/edit.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "protocols/protocol.h"
#include "protocols/safety_notes.h"

namespace dropwise {
namespace {

constexpr Millis kAnnounce = std::chrono::minutes{1};  // for users who listen to a terminal

/// Whether the big view fits. An unknown size counts as large enough.
bool big_enough(const Context& context) {
  const auto enough = [](std::size_t found, int needed) { return found == 0 || static_cast<int>(found) >= needed; };
  return enough(context.columns, kBigEnough.columns) && enough(context.rows, kBigEnough.rows);
}

/// The advice for pain. It leaves out the other breast if only one is expressed.
std::vector<std::string> pain_steps(const SafetyNotes& notes, const Plan& plan) {
  std::set<Side> sides;
  for (const Phase& phase : plan.phases) {
    if (phase.kind == PhaseKind::express) sides.insert(phase.side);
  }
  std::vector<std::string> steps;
  for (const PainStep& step : plan.mode == kAntenatal ? notes.antenatal.pain : notes.pain) {
    if (!step.pair || sides.size() > 1) steps.push_back(step.say);
  }
  return steps;
}

}  // namespace

const View& choose_view(Context& context, std::optional<ViewName> view) {
  const ViewName wanted = view ? *view : context.settings().view;
  const bool redraws = context.out_is_terminal && context.environment.term.value_or("dumb") != "dumb";
  if (wanted != ViewName::automatic && (redraws || find_view(wanted).screen == Screen::none)) return find_view(wanted);
  if (!redraws) return find_view(ViewName::plain);
  return find_view(big_enough(context) ? ViewName::big : ViewName::line);
}

Cues choose_cues(Context& context, const GuidanceOptions& options) {
  const Settings& settings = context.settings();
  Cues cues{options.cues.value_or(settings.cues), settings.say, settings.exec, settings.tick};
  if (cues.set.exec && cues.exec.empty()) {
    throw UserError(tr("the exec cue requires a command"),
                    tr("Set one in the configuration, such as exec = [\"my-command\"]."));
  }
  if (cues.set.say && cues.say.empty()) cues.say = find_speech_program(context.environment.path.value_or(""));
  return cues;
}

LoopOptions make_loop_options(Context& context, const GuidanceOptions& options, const View& view, const Plan& plan) {
  const Settings& settings = context.settings();
  const SafetyNotes notes = load_safety_notes();
  LoopOptions loop_options{.view = &view, .style = context.style(), .one_key = options.one_key || settings.one_key};
  loop_options.style.night = options.night || settings.night;
  loop_options.pain_steps = pain_steps(notes, plan);
  const Millis by_default = context.out_is_terminal ? kAnnounce : Millis{0};
  loop_options.announce = options.announce.value_or(settings.announce.value_or(by_default));
  const auto own = settings.rhythm.find(plan.protocol);
  loop_options.rhythm = Pacer(plan.cycle, own == settings.rhythm.end() ? std::nullopt : std::optional(own->second));
  if (options.rhythm) loop_options.rhythm.toggle();
  loop_options.spots = options.spots || settings.spots;
  loop_options.opening = view.screen == Screen::full ? tr(notes.one_line) : "";
  return loop_options;
}

void keep_tempo(Context& context, Console& console, const Plan& plan, const LoopResult& result) {
  if (!result.tempo) return;
  try {
    change_value(context.config_file(), "rhythm", plan.protocol, formatted("\"{}\"", to_text(*result.tempo)));
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    console.say(join_sentences({tr("Your rhythm was not saved: {}.", error.what()), error.hint()}));
  }
}

}  // namespace dropwise
