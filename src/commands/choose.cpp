#include "app/session/prepare.h"
#include "app/session/situation.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "protocols/protocol_catalog.h"

namespace dropwise {
namespace {

constexpr Millis kPatience = std::chrono::hours{1};

struct ChooseOptions {
  std::string situation, mode;
  bool json = false;
};

std::vector<std::string> known_ids() {
  std::vector<std::string> ids;
  for (const Situation& situation : situations()) ids.push_back(situation.id);
  return ids;
}

ExitCode list_json(Context& context) {
  Json all = Json::array();
  for (const Situation& situation : situations())
    all.push_back({{"id", situation.id},
                   {"name", situation.name},
                   {"protocol", situation.protocol},
                   {"mode", situation.mode.empty() ? Json(nullptr) : Json(situation.mode)},
                   {"why", situation.why},
                   {"source", situation.basis},
                   {"preset", situation.preset.empty() ? Json(nullptr) : Json(situation.preset)},
                   {"also", situation.also}});
  context.out << dump(all) << '\n';
  return ExitCode::success;
}

Chosen named(Context& context, const ChooseOptions& options) {
  const Situation* situation = find_situation(options.situation);
  if (!situation)
    throw UserError(tr("unknown situation `{}`", sanitize(options.situation)),
                    join_sentences({tr("Expected one of {}.", join(known_ids(), ", ")),
                                    did_you_mean(options.situation, known_ids())}),
                    ExitCode::not_found);
  const Protocol protocol = ProtocolCatalog(context.protocol_folder()).find(situation->protocol);
  check_mode(protocol, options.mode);
  if (!options.mode.empty() && !situation->mode.empty() && options.mode != situation->mode)
    throw UserError(tr("--mode: {} requires mode {}", situation->id, situation->mode), tr("Leave out --mode."));
  return {situation, options.mode.empty() ? situation->mode : options.mode};
}

Chosen asked(Context& context, Console& console) {
  if (!console.has_keys())
    throw UserError(tr("no situation was given, and there's no way to press a key here"),
                    tr("Choose one: {}. `dropwise choose --json` describes them.", join(known_ids(), ", ")));
  const auto chosen = ask_situation(context, console, tr("Which of these fits you best? Press a key."), kPatience);
  if (!chosen)
    throw UserError(tr("no key was pressed, so nothing was chosen"), tr("Run `dropwise choose` again."),
                    ExitCode::negative);
  return *chosen;
}

ExitCode choose(Context& context, const ChooseOptions& options) {
  if (options.json) return list_json(context);
  if (!options.mode.empty() && options.situation.empty())
    throw UserError(tr("--mode requires a situation"), tr("Name one, such as more-milk, or leave out --mode."));
  Chosen chosen;
  {
    const auto console = options.situation.empty() ? context.make_console(Screen::none) : nullptr;
    chosen = console ? asked(context, *console) : named(context, options);
  }
  const bool before_birth = chosen.mode == kAntenatal;
  if (before_birth) need_pregnancy(context);
  const auto say = [&](const std::string& line, const char* indent = "") {
    context.out << wrap(line, context.width(), indent) << '\n';
  };
  for (const std::string& line : reasons(chosen)) say(line);
  if (before_birth) {
    const auto all = conditions();
    for (const std::string& line : all) say(line, &line == &all.front() ? "" : "  - ");
  }
  say(keep(context, chosen));
  say(before_birth ? tr("`dropwise start` asks whether it's agreed, then begins.")
                   : tr("`dropwise start` begins; `dropwise rehearse` runs through it in a minute or less."));
  return ExitCode::success;
}

}  // namespace

void add_choose(Command& command) {
  auto& options = command.options<ChooseOptions>();
  command.argument(
      "SITUATION",
      tr("neonatal, first-days, hard-breast, more-milk, away or pregnant; default: asks you to press a key."),
      [&](const std::string& text, Context&) { options.situation = text; });
  command.option("--mode", "MODE", tr("A mode of the suggested protocol, such as established."),
                 [&](const std::string& text, Context&) { options.mode = text; });
  command.flag("--json", tr("List the situations, what is suggested and why, as JSON; nothing is saved."),
               options.json);
  command.run([&options](Context& context) { return choose(context, options); });
}

}  // namespace dropwise
