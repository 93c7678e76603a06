#include "cli/options/guidance_options.h"

#include "base/text.h"
#include "cli/options/parse_time.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {

void view_option(Command& command, std::string& view) {
  command.option("--view", "auto|big|line|plain|json",
                 tr("auto, big, line (one refreshed line), plain (one line per event) or json."),
                 [&](const std::string& text, Context&) {
                   std::vector<std::string> names = {"auto"};
                   for (const View& known : kViews) names.emplace_back(known.name);
                   if (text != "auto" && !find_view(text)) {
                     throw UserError(tr("there is no view `{}`", sanitize(text)),
                                     tr("Say {}.{}", join(names, ", "), did_you_mean(text, names)));
                   }
                   view = text;
                 });
}

void display_options(Command& command, GuidanceOptions& options) {
  command.option("--cue", "LIST", tr("none, or some of bell, flash, title, say, exec, tick, separated by commas."),
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
