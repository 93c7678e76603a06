
#include "app/open_log.h"
#include "app/session/guidance_options.h"
#include "app/session/running_session.h"
#include "app/session/session_messages.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/guidance_options.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "live/session_follower.h"
#include "store/live_channel.h"

namespace dropwise {
namespace {

/// Reads the session again when the log has changed, or when no process runs the session any more.
class SessionWatcher {
 public:
  SessionWatcher(const Store& store, const ActiveProcess& active)
      : store_(store), active_(active), version_(store.data_version()) {}

  /// Absent if nothing has changed, unless `must` is set.
  std::optional<RemoteSnapshot> poll(bool must = false) {
    const auto active = LiveChannel(store_).active();
    const bool runs = active && active->session == active_.session;
    const auto version = store_.data_version();
    if (runs && version == version_ && !must) return {};
    version_ = version;
    const auto record = store_.read(active_.session);
    if (!record) return RemoteSnapshot{.log = {}, .runs = false};
    return RemoteSnapshot{record->log, record->data.lasted.value_or(Millis{0}), runs};
  }

 private:
  const Store& store_;
  ActiveProcess active_;
  std::int64_t version_;
};

/// Says how a session ended that is no longer running.
ExitCode say_end(Console& console, const View& view, const Store& store, std::int64_t id) {
  const auto record = store.read(id);
  if (!record) {
    say_text(console, view, not_kept_text(id));
    return ExitCode::success;
  }
  if (!record->plan || view.machine_readable) return ExitCode::success;
  const Millis lasted = record->data.lasted.value_or(Millis{0});
  if (record->state == State::finished) {
    say_closing(console, view, Session(*record->plan, record->log), lasted);
    console.say(tr("Saved as session {}; `dropwise show {}` shows it.", id, id));
    return ExitCode::success;
  }
  say_text(console, view,
           tr("Session {} was interrupted ({}), after {}: `dropwise resume` continues it.", id, where_text(*record),
              to_clock(lasted)));
  return ExitCode::negative;
}

ExitCode watch(Context& context, const GuidanceOptions& options) {
  const Store store = open_log(context, Store::Access::read);
  const RunningSession found = read_running_session(store, context.clock);
  const View& view = choose_view(context, options.view);
  Notifier notifier(options.cues ? choose_cues(context, options) : Cues{});
  const LoopOptions loop_options = make_loop_options(context, options, view, *found.record.plan);
  const auto console = context.make_console(view.screen);
  say_text(*console, view, to_text(found));
  SessionWatcher watcher(store, found.process);
  const ExitCode exit = follow_session(
      *found.record.plan, *watcher.poll(true), [&] { return watcher.poll(); }, context.clock, found.process.zero,
      *console, loop_options, found.record.data.began, &notifier);
  console->show({});
  notifier.drain(context.clock, *console);
  const bool ended = exit == ExitCode::success && !LiveChannel(store).active();
  const ExitCode result = ended ? say_end(*console, view, store, found.record.id) : exit;
  report_dropped_output(context, *console);
  return result;
}

}  // namespace

void add_watch(Command& command) {
  auto& options = command.options<GuidanceOptions>();
  view_option(command, options.view);
  display_options(command, options);
  command.run([&options](Context& context) { return watch(context, options); });
}

}  // namespace dropwise
