#pragma once

#include <string>

#include "app/context.h"
#include "live/session_loop.h"

namespace dropwise {

/// How to guide a session, as given on the command line; the rest comes from the configuration.
struct GuidanceOptions {
  std::optional<ViewName> view = {};  ///< Absent: as configured.
  bool one_key = false, night = false, rhythm = false, spots = false;
  std::optional<CueSet> cues = {};
  std::optional<Millis> announce = {};
};

/// The requested or configured view, or the best that fits: `big` on a large enough terminal, `line` on a smaller one,
/// `plain` if nothing can be redrawn.
const View& choose_view(Context& context, std::optional<ViewName> view);

/// The cues of the session, and the programs for them. Throws UserError when a command is requested but none is
/// configured.
Cues choose_cues(Context& context, const GuidanceOptions& options);

/// The options of the loop; they do not depend on the session's progress.
LoopOptions make_loop_options(Context& context, const GuidanceOptions& options, const View& view, const Plan& plan);

/// Saves a changed tempo in the configuration; reports a failure on the console.
void keep_tempo(Context& context, Console& console, const Plan& plan, const LoopResult& result);

}  // namespace dropwise
