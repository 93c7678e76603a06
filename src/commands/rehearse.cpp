
#include "app/open_log.h"
#include "app/session/guidance_options.h"
#include "app/session/session_messages.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/guidance_options.h"
#include "cli/options/session_options.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/session_loop.h"

namespace dropwise {
namespace {

struct RehearseOptions {
  SessionOptions session;
  double speed = 60;
  GuidanceOptions lead;
};

double parse_speed(const std::string& text) {
  const auto speed = parse_number(text);
  if (!speed || *speed < 1 || *speed > 100'000)
    throw UserError(tr("invalid speed `{}`", sanitize(text)), tr("Expected a number from 1 (real time) to 100000."));
  return *speed;
}

ExitCode rehearse(Context& context, const RehearseOptions& options) {
  const Store store = open_log(context, Store::Access::read);
  const View& view = choose_view(context, options.lead.view);
  Notifier notifier(choose_cues(context, options.lead));
  const auto console = context.make_console(view.screen);
  const Prepared prepared = prepare(context, options.session, store, view.machine_readable ? nullptr : console.get());
  if (!view.machine_readable)
    console->say(tr("Rehearsal at {:g} times the real speed. Nothing is recorded.", options.speed));
  LoopOptions loop_options = make_loop_options(context, options.lead, view, prepared.plan);
  loop_options.speed = options.speed;
  say_opening(*console, loop_options, prepared);
  if (!loop_options.opening.empty()) loop_options.opening = join_sentences({loop_options.opening, prepared.opening});
  Session session(prepared.plan);
  RehearsalStorage storage;
  const LoopResult result = run_session(session, context.clock, *console, storage, loop_options,
                                        {.began = current_time(context.clock)}, &notifier);
  console->show({});
  notifier.drain(context.clock, *console);
  say_closing(*console, view, session, result.at);
  if (!view.machine_readable) console->say(tr("End of the rehearsal. Nothing was recorded."));
  report_dropped_output(context, *console);
  if (console->trouble().empty() || result.exit == ExitCode::hangup) return result.exit;
  throw UserError(tr("cannot write the output: {}", console->trouble()),
                  tr("Check where the output goes. Is the disk full?"), ExitCode::io);
}

}  // namespace

void add_rehearse(Command& command) {
  auto& options = command.options<RehearseOptions>();
  session_options(command, options.session);
  command.option("--speed", "N", tr("How many times faster than real time; default: 60."),
                 [&](const std::string& text, Context&) { options.speed = parse_speed(text); });
  guidance_options(command, options.lead);
  command.run([&options](Context& context) { return rehearse(context, options); });
}

}  // namespace dropwise
