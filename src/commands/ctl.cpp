
#include "app/open_log.h"
#include "app/session/running_session.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/actions.h"
#include "store/live_channel.h"
#include "terminal/signals.h"

namespace dropwise {
namespace {

constexpr Millis kPatience{2000};
constexpr Millis kLook{5};

struct CtlOptions {
  std::optional<Action> action;
};

ExitCode control(Context& context, Action action) {
  const Clock& clock = context.clock;
  const RunningSession before = read_running_session(open_log(context, Store::Access::read), clock);
  if (action == Action::pause && before.now.paused) {  // the key toggles, but a script needs a definite result
    context.out << to_text(before) << '\n';
    return ExitCode::success;
  }
  Store store = open_log(context, Store::Access::write);
  const std::int64_t request =
      LiveChannel(store).enqueue(before.process.session, action, clock.ticks() + clock.asleep());
  wake_process(before.process.process);
  const Millis end = clock.ticks() + kPatience;
  while (LiveChannel(store).is_pending(request) && clock.ticks() < end) context.clock.wait(kLook);
  if (LiveChannel(store).complete(request)) {  // the request was still waiting
    throw UserError(tr("the session did not confirm this; it may not have been done"),
                    tr("It may be suspended (Ctrl-Z): resume it with fg in its terminal."), ExitCode::negative);
  }
  if (!LiveChannel(store).is_latest(before.process))
    throw UserError(tr("the session was interrupted in the meantime, so this may not have been done"),
                    tr("`dropwise status` shows where the session is now. Then try again."), ExitCode::negative);
  const auto after = find_running_session(store, clock);
  const bool held = after && !after->record.log.empty() && after->record.log.back().kind == EventKind::held;
  context.out << join_sentences(
                     {after ? to_text(*after) : tr("Session {} is over.", before.record.id),
                      held ? tr("The minimum has not been reached yet: send `next` again within 3 seconds to move on "
                                "anyway.")
                           : ""})
              << '\n';
  return ExitCode::success;
}

}  // namespace

void add_ctl(Command& command) {
  auto& options = command.options<CtlOptions>();
  command.choice_argument("ACTION", remote_actions(), options.action,
                          tr("What to do: {}.", join(names_of(remote_actions()), ", ")));
  command.run([&options](Context& context) { return control(context, options.action.value()); });
}

}  // namespace dropwise
