#include "cli/options/session_options.h"

#include <array>

#include "base/text.h"
#include "cli/options/parse_time.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr Millis kLongestOwn = std::chrono::hours{1};
constexpr Millis kLongestCap = std::chrono::hours{4};

constexpr std::array<Choice<Side>, 3> kFirst = {{{"left", Side::left}, {"right", Side::right}, {"auto", Side::none}}};
constexpr std::array<Choice<Side>, 2> kOnly = {{{"left", Side::left}, {"right", Side::right}}};
constexpr std::array<Choice<Target>, 2> kTargets = {{{"min", Target::min}, {"max", Target::max}}};

int parse_weeks(const std::string& text) {
  const bool number = !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == std::string::npos;
  if (!number || std::stoi(text) > 45)
    throw UserError(tr("invalid value `{}`", sanitize(text)), tr("Expected whole weeks of pregnancy, such as 37."));
  return std::stoi(text);
}

void length_options(Command& command, SessionOptions& options) {
  command.option("--prepare", "TIME", tr("How long to spend getting ready; 0 skips it."),
                 [&](const std::string& text, Context&) { options.choices.prepare = parse_time(text, kLongestOwn); });
  command.option("--assist", "TIME", tr("How long to massage; 0 skips it."),
                 [&](const std::string& text, Context&) { options.choices.assist = parse_time(text, kLongestOwn); });
  command.option("--cap", "TIME",
                 tr("How long a phase with no set time lasts if no key is pressed (our own limit); default: 15m."),
                 [&](const std::string& text, Context&) {
                   options.choices.cap = parse_time(text, kLongestCap);
                   if (options.choices.cap == Millis{0})
                     throw UserError(tr("the limit must be longer than 0"), tr("Expected a time such as 10m."));
                 });
}

}  // namespace

void session_options(Command& command, SessionOptions& options) {
  command.argument("PROTOCOL",
                   tr("marmet, kaiser, gstt, lll, first-days, one of your own, or a file; default: the one you chose, "
                      "or else the last one used."),
                   [&](const std::string& text, Context&) { options.protocol = text; });
  command.option("--mode", "MODE",
                 tr("marmet: little (little or no milk yet: keep to the minutes) or established (milk flows well: go "
                    "by the flow). lll, kaiser, first-days: relief (a breast that is too full). lll: antenatal (before "
                    "birth)."),
                 [&](const std::string& text, Context&) { options.choices.mode = text; });
  command.choice(
      "--first", kFirst,
      [&](Side side) {
        options.first_given = side != Side::none;
        if (options.first_given) options.choices.first = side;
      },
      tr("left, right, or auto (the one you didn't start with last time)."));
  command.choice("--only", kOnly, options.choices.only, tr("Express from one breast alone: left or right."));
  command.choice("--target", kTargets, options.choices.target,
                 tr("min or max: whether a phase with published minutes ends by itself at the shortest or the longest "
                    "time; default: max."));
  command.choice("--tips", kTips, options.tips,
                 tr("few, usual or none: how many tips to hear while expressing. The technique is always given."));
  command.flag(
      "--agreed",
      tr("With --mode antenatal: your midwife or doctor has agreed, and none of the reasons against it applies."),
      options.agreement.agreed);
  command.option("--weeks", "N", tr("With --mode antenatal: how many weeks pregnant you are; 36 or more."),
                 [&](const std::string& text, Context&) { options.agreement.weeks = parse_weeks(text); });
  length_options(command, options);
}

}  // namespace dropwise
