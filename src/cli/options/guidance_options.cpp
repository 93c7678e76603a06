#include "cli/options/guidance_options.h"

#include "cli/options/parse_time.h"
#include "i18n/language.h"

namespace dropwise {

void view_option(Command& command, std::optional<ViewName>& view) {
  command.choice("--view", kViewNames, view,
                 tr("auto, big, line (one refreshed line), plain (one line per event) or json."));
}

void display_options(Command& command, GuidanceOptions& options) {
  command.option("--cue", "LIST", tr("none, or some of {}, separated by commas.", join(cue_names(), ", ")),
                 [&](const std::string& text, Context&) { options.cues = parse_cues(text); });
  command.flag("--night", tr("A dim display, with nothing bright."), options.night);
}

void guidance_options(Command& command, GuidanceOptions& options) {
  view_option(command, options.view);
  display_options(command, options);
  command.option(
      "--announce", "TIME", tr("In the plain view, how often to say the time; 0 for never."),
      [&](const std::string& text, Context&) { options.announce = parse_time(text, std::chrono::hours{4}); });
  command.flag("--rhythm", tr("Show the rhythm of the hand: press, compress, release."), options.rhythm);
  command.flag("--spots", tr("Show where to press next, as hours on a clock (our own idea)."), options.spots);
  command.flag("--one-key", tr("Every key does the same: once for next, twice to pause or carry on."), options.one_key);
}

}  // namespace dropwise
