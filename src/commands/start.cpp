#include <utility>

#include "app/open_log.h"
#include "app/session/guidance_options.h"
#include "app/session/prepare.h"
#include "app/session/run_recorded_session.h"
#include "app/session/session_messages.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/entry_options.h"
#include "cli/options/guidance_options.h"
#include "cli/options/session_options.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

struct StartOptions {
  SessionOptions session;
  std::optional<MilkKind> kind;
  Method method = Method::hand;
  std::string by = {};
  GuidanceOptions lead;
};

SessionData header_of(const Prepared& prepared, const StartOptions& options, const ZonedTime& began) {
  return {.protocol = prepared.plan.protocol,
          .mode = prepared.plan.mode,
          .kind = options.kind,
          .method = options.method,
          .began = began,
          .by = options.by};
}

ExitCode start(Context& context, const StartOptions& options) {
  Store store = open_log(context, Store::Access::write);
  SessionLock lock = acquire_session_lock(store);
  const View& view = choose_view(context, options.lead.view);
  Notifier notifier(choose_cues(context, options.lead));
  const auto console = context.make_console(view.screen);
  Prepared prepared = prepare(context, options.session, store, view.machine_readable ? nullptr : console.get());
  if (prepared.plan.mode == kAntenatal && options.method != Method::hand)
    throw UserError(
        tr("--method: before the birth, express only by hand, without a pump (a guideline, read in a copy)"),
        tr("Leave out --method."));
  if (prepared.chosen) prepared.reasons.push_back(keep_or_say(context, *prepared.chosen));
  const auto cut_off = store.unfinished();
  const std::string interrupted = cut_off ? interrupted_text(context, store, *cut_off) : "";
  if (!interrupted.empty()) say_text(*console, view, interrupted);
  LoopOptions loop_options = make_loop_options(context, options.lead, view, prepared.plan);
  say_opening(*console, loop_options, prepared);
  if (!loop_options.opening.empty()) loop_options.opening = join_sentences({loop_options.opening, prepared.opening});
  if (view.screen == Screen::full) loop_options.opening = join_sentences({interrupted, loop_options.opening});

  const ZonedTime began = current_time(context.clock);
  const SessionPosition position{.began = began, .since = context.clock.ticks()};  // the same instant
  Session session(prepared.plan);
  const auto id = store.begin(header_of(prepared, options, began), prepared.plan, began.utc);
  return run_recorded_session(context, *console, store, std::move(lock), id, session, 0, loop_options, position,
                              notifier);
}

}  // namespace

void add_start(Command& command) {
  auto& options = command.options<StartOptions>();
  session_options(command, options.session);
  command.choice("--kind", kMilkKinds, options.kind, tr("What you expect to express: colostrum or milk."));
  command.choice("--method", kMethods, options.method, tr("hand, pump or both."));
  command.option("--by", "NAME", tr("Who expresses, if a helper does."),
                 [&](const std::string& text, Context&) { options.by = parse_by(text); });
  guidance_options(command, options.lead);
  command.run([&options](Context& context) { return start(context, options); });
}

}  // namespace dropwise
