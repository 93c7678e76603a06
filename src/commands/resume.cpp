#include <algorithm>

#include "app/open_log.h"
#include "app/session/guidance_options.h"
#include "app/session/recorder.h"
#include "app/session/reopen.h"
#include "app/session/rescue_session.h"
#include "app/session/run_recorded_session.h"
#include "app/session/session_messages.h"
#include "app/session_ref.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/guidance_options.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/value_words.h"
#include "store/file/rescue.h"
#include "store/json/field_error.h"

namespace dropwise {
namespace {

struct ResumeOptions {
  std::string reference;
  bool finish = false;
  bool count_gap = false;
  GuidanceOptions lead;
};

/// The session to resume: the one that was asked for, or the newest interrupted one, or the newest if it ended just
/// now.
SessionRecord session_to_resume(const Store& store, const ResumeOptions& options, UtcTime now) {
  std::optional<SessionRecord> record;
  if (!options.reference.empty()) {
    record = find_session(store, options.reference);
  } else if (const auto id = store.unfinished()) {
    record = store.read(*id);
  } else if (const auto newest = store.newest(1)) {
    record = store.read(*newest);
    if (!early_end(*record) || now - record->ended()->utc > kReopenWithin) record.reset();
  }
  if (!record)
    throw UserError(
        tr("there is no interrupted session, and none that you ended early in the last {}", length_text(kReopenWithin)),
        tr("`dropwise start` begins a new one."), ExitCode::not_found);
  if (record->state == State::interrupted && record->plan) return std::move(*record);
  if (options.finish)
    throw UserError(tr("session {} was not interrupted", record->id),
                    tr("`dropwise list` shows which sessions were interrupted."));
  check_reopening(*record, now);
  if (options.count_gap)
    throw UserError(tr("session {} was not interrupted", record->id),
                    tr("The time since it ended counts as a pause. Leave out --count-gap."));
  return std::move(*record);
}

ExitCode finish(Context& context, Store& store, SessionLock& lock, const SessionRecord& record, Session& session,
                Millis stood) {
  session.interrupt(stood);
  session.act(Action::finish, stood);
  if (!SessionRecorder(store, lock, record, session, record.log.size()).finish(stood, context.clock.utc())) {
    context.out << not_kept_text(record.id) << '\n';
    return ExitCode::success;
  }
  context.out << tr("Finished session {} where it was interrupted, after {}.\n", record.id, to_clock(stood));
  return ExitCode::success;
}

/// Whether a rescue file holds more of the session than the log. Nothing can be taken from a file that cannot be read;
/// `doctor` reports it.
bool holds_more(const std::filesystem::path& file, const Store& store) {
  try {
    return !store.holds(load_rescue(file));
  } catch (const FieldError&) {
    return false;
  }
}

ExitCode resume(Context& context, const ResumeOptions& options) {
  Store store = open_log(context, Store::Access::write);
  SessionLock lock = acquire_session_lock(store);
  const SessionRecord found = session_to_resume(store, options, context.clock.utc());
  const auto end = early_end(found);
  const SessionRecord record = end ? reopened(found, *end) : found;
  if (const auto file = find_rescue_file(context, record); file && holds_more(*file, store))
    throw UserError(tr("part of session {} is still in `{}`", record.id, sanitize(file->string())),
                    tr("Run `dropwise doctor --fix` first: resuming now would lose that part."), ExitCode::negative);
  const Millis last_event = record.log.empty() ? Millis{0} : record.log.back().at;
  const Millis stood = std::max(last_event, record.data.lasted.value_or(Millis{0}));
  Session session(*record.plan, record.log);
  if (options.finish) return finish(context, store, lock, record, session, stood);

  const Millis passed = context.clock.utc() - record.data.began.utc, since = context.clock.ticks();
  const Millis from = std::max(stood, passed);
  if (!options.count_gap) {
    session.interrupt(stood);
    session.act(Action::resume, from);
  }
  const View& view = choose_view(context, options.lead.view);
  Notifier notifier(choose_cues(context, options.lead));
  const auto console = context.make_console(view.screen);
  const std::string time = to_clock(stood), ago = ago_text(from - stood);
  say_text(*console, view,
           end ? tr("Resuming session {}, which ran for {} and ended {}.", record.id, time, ago)
               : tr("Resuming session {}, interrupted after {}, {}.", record.id, time, ago));
  const LoopOptions loop_options = make_loop_options(context, options.lead, view, *record.plan);
  // The interruption and the resumption are reported above, so their events are not announced.
  const SessionPosition position{
      .began = record.data.began, .from = from, .since = since, .told = session.log().size()};
  if (end) store.reopen(record.id, end->events, end->at, context.clock.utc());
  return run_recorded_session(context, *console, store, std::move(lock), record.id, session, record.log.size(),
                              loop_options, position, notifier);
}

}  // namespace

void add_resume(Command& command) {
  auto& options = command.options<ResumeOptions>();
  command.argument("REF",
                   tr("Which session: an id, last, or @2. If left out, the newest interrupted one; if there is none, "
                      "the newest session, if you ended it early in the last 30 minutes."),
                   [&](const std::string& text, Context&) { options.reference = text; });
  command.flag("--finish", tr("Close it where it was interrupted."), options.finish);
  command.flag("--count-gap", tr("Count the time since as expressing, not as a pause."), options.count_gap);
  guidance_options(command, options.lead);
  command.run([&options](Context& context) { return resume(context, options); });
}

}  // namespace dropwise
