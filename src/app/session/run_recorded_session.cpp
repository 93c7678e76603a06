#include "app/session/run_recorded_session.h"

#include "app/dashboard.h"
#include "app/errors/user_error.h"
#include "app/session/ask_volumes.h"
#include "app/session/guidance_options.h"
#include "app/session/recorder.h"
#include "app/session/reopen.h"
#include "app/session/rescue_session.h"
#include "app/session/running_session.h"
#include "app/session/session_messages.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "i18n/value_words.h"
#include "reports/detail.h"
#include "store/live_channel.h"
#include "system/process.h"

namespace dropwise {
namespace {

constexpr Millis kPatience{200};       // during a session, because failed writes are tried again
constexpr Millis kLastPatience{5000};  // at the end of a session

void say_trouble(Context& context, const Console& console, std::int64_t session, bool kept) {
  if (console.trouble().empty()) return;
  if (kept) {
    context.err << tr("dropwise: cannot write the output: {}\nThe session was still recorded.\n", console.trouble());
  } else {
    context.err << formatted("dropwise: {}\n{}\n", tr("cannot write the output: {}", console.trouble()),
                             not_kept_text(session));
  }
}

/// Whether the session stays unfinished, so that it can be resumed.
bool is_left(const LoopResult& result) {
  return result.exit == ExitCode::hangup || result.exit == ExitCode::terminated;
}

/// How a session was saved at its end.
struct Closing {
  bool kept = true;
  std::optional<UserError> wrong = {};  ///< Why the log does not take all of it.
};

Closing close(SessionRecorder& recording, const LoopResult& result, UtcTime now) {
  try {
    if (!is_left(result)) return {.kept = recording.finish(result.at, now)};
    recording.leave(result.at);
    return {};
  } catch (const Error& error) {
    return {.wrong = to_user_error(error)};
  }
}

/// Whether she ended the session herself, and not because it hurt.
bool can_go_on(const Store& store, std::int64_t id) {
  const auto record = store.read(id);
  const auto end = record ? early_end(*record) : std::nullopt;
  return end && end->reason != Reason::pain;
}

/// Says what was saved, and asks for the volumes if the session ended without trouble.
void conclude(Context& context, Console& console, Store& store, std::int64_t id, const View& view, ExitCode exit) {
  say_text(console, view,
           join_sentences({tr("Saved as session {}; `dropwise show {}` shows it.", id, id),
                           can_go_on(store, id)
                               ? tr("To continue it, run `dropwise resume` within {}.", length_text(kReopenWithin))
                               : ""}));
  if (exit == ExitCode::success) ask_volumes(context, console, store, id);
  if (const auto saved = store.read(id); saved && saved->data.yield.pending()) {
    say_text(console, view, pending_text(*saved));
  }
}

}  // namespace

SessionLock acquire_session_lock(Store& store) {
  if (auto lock = SessionLock::try_acquire(store.file())) {
    LiveChannel(store).claim({});  // no session is running yet
    return std::move(*lock);
  }
  std::string what = tr("another session is just starting");
  const auto active = LiveChannel(store).active();
  if (const auto record = active ? store.read(active->session) : std::nullopt) {
    what = tr("session {} ({}) is running, since {}", record->id, sanitize(record->data.protocol),
              minute_text(record->data.began));
  }
  throw UserError(what,
                  tr("Only one can run at a time: finish it with q in its terminal or with `dropwise ctl finish`, or "
                     "use another log with --db."));
}

std::string interrupted_text(Context& context, const Store& store, std::int64_t session) {
  const auto record = store.read(session);
  if (!record) return {};
  const Millis past = context.clock.utc() - (record->data.began.utc + record->data.lasted.value_or(Millis{0}));
  return join_sentences(
      {tr("Session {} was interrupted {} ({}): {}.", session, ago_text(past), where_text(*record), brief(*record)),
       find_rescue_file(context, *record)
           ? tr("Part of it is in a rescue file: run `dropwise doctor --fix` to import it.")
           : tr("It is saved; `dropwise resume` continues or finishes it.")});
}

ExitCode run_recorded_session(Context& context, Console& console, Store& store, SessionLock lock, std::int64_t id,
                              Session& session, std::size_t stored, const LoopOptions& loop_options,
                              const SessionPosition& position, Notifier& notifier) {
  LiveChannel(store).claim(
      {id, process_id(), position.since.value_or(context.clock.ticks()) + context.clock.asleep() - position.from});
  store.wait_for_locks(kPatience);
  LoopResult result{};
  Closing closing;
  RescueCopy copy(context);
  std::optional<RescuedSession> rescued;
  {
    SessionLock held = std::move(lock);  // released before the questions, so that another session can start
    SessionRecorder recording(store, held, store.read(id).value(), session, stored);
    recording.use(copy);
    result = run_session(session, context.clock, console, recording, loop_options, position, &notifier);
    store.wait_for_locks(kLastPatience);
    closing = close(recording, result, context.clock.utc());
    if (closing.wrong) {
      const State state = is_left(result) ? State::interrupted : State::finished;
      rescued = rescue_session(copy, recording.record(result.at, state, context.clock.utc()), *closing.wrong);
    } else {
      copy.drop();
    }
    keep_tempo(context, console, session.plan(), result);
  }
  const bool left = is_left(result);
  console.show({});
  if (!left) {
    if (const auto input = notifier.drain(context.clock, console)) result.exit = exit_of(*input).value_or(result.exit);
  }
  if (!left) say_closing(console, *loop_options.view, session, result.at);
  if (rescued) {
    report_rescue(*rescued, context, console, *loop_options.view);
    return ExitCode::io;
  }
  if (left) {
    report_dropped_output(context, console);
    return result.exit;
  }
  if (!closing.kept) {
    say_text(console, *loop_options.view, not_kept_text(id));
  } else if (!loop_options.view->machine_readable) {
    conclude(context, console, store, id, *loop_options.view, result.exit);
  }
  update_dashboard(context, store);
  if (const auto input = console.wait(Millis{0})) result.exit = exit_of(*input).value_or(result.exit);
  report_dropped_output(context, console);
  say_trouble(context, console, id, closing.kept);
  return result.exit == ExitCode::success && !console.trouble().empty() ? ExitCode::io : result.exit;
}

}  // namespace dropwise
