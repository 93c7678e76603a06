#include "commands/lead_options.h"

#include <fmt/format.h>

#include "quantities/suggest.h"
#include "quantities/text.h"

namespace dropwise {

void view_option(Command& command, std::string& view) {
  command.option("--view", "VIEW", "auto, line (one refreshed line), plain (a line an event) or json.",
                 [&](const std::string& text, Context&) {
                   std::vector<std::string> names = {"auto"};
                   for (const View& known : kViews) names.emplace_back(known.name);
                   if (text != "auto" && !find_view(text)) {
                     throw Error(fmt::format("there is no view `{}`", clean(text)),
                                 fmt::format("Say {}.{}", fmt::join(names, ", "), did_you_mean(text, names)));
                   }
                   view = text;
                 });
}

const View& choose_view(Context& context, const std::string& view) {
  const std::string& wanted = view.empty() ? context.settings().view : view;
  if (const View* found = find_view(wanted)) return *found;
  const bool redraws = context.out_is_terminal && context.environment.term.value_or("dumb") != "dumb";
  return *find_view(redraws ? "line" : "plain");
}

}  // namespace dropwise
