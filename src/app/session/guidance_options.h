#pragma once

#include <string>

#include "app/context.h"
#include "live/session_loop.h"

namespace dropwise {

/// How a session is to be led, as far as the command line says; the rest comes from the configuration.
struct GuidanceOptions {
  std::optional<ViewName> view = {};  ///< Absent: as configured.
  bool one_key = false, night = false, rhythm = false, spots = false;
  std::optional<CueSet> cues = {};
  std::optional<Millis> announce = {};
};

/// The view that was asked for or configured, or the best that fits: `big` on a terminal large enough, `line` on a
/// smaller one, `plain` where nothing can be redrawn.
const View& choose_view(Context& context, std::optional<ViewName> view);

/// By what the session is to be noticed, and through which programs.
/// Throws UserError when a command is wished for and none is configured.
Cues choose_cues(Context& context, const GuidanceOptions& options);

/// All but where the session stands.
LoopOptions make_loop_options(Context& context, const GuidanceOptions& options, const View& view, const Plan& plan);

/// Keeps a tempo that was changed, in the configuration; says it when that cannot be done.
void keep_tempo(Context& context, Console& console, const Plan& plan, const LoopResult& result);

}  // namespace dropwise
