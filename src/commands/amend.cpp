
#include "app/open_log.h"
#include "app/session_ref.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/entry_options.h"
#include "i18n/language.h"
#include "reports/detail.h"
#include "store/store.h"

namespace dropwise {
namespace {

struct AmendOptions {
  std::string reference = "last";
  Entry entry;
};

/// Computes the length of an entered session from its times; a guided session keeps its length. Throws UserError for
/// new times of a running session, and for an end in the future.
void complete(SessionData& data, const SessionRecord& before, const Clock& clock) {
  const bool times_changed = data.yield.left.active != before.data.yield.left.active ||
                             data.yield.right.active != before.data.yield.right.active;
  if (times_changed && before.state == State::running) {
    throw UserError(tr("session {} is still running, so its times cannot be changed yet", before.id),
                    tr("You can give volumes now. Change the times when it has finished."));
  }
  if (!before.plan && times_changed) {
    const bool known = data.yield.left.active || data.yield.right.active;
    data.lasted =
        known ? std::optional(data.yield.left.active.value_or(Millis{0}) + data.yield.right.active.value_or(Millis{0}))
              : std::nullopt;
  }
  // A session that already lies in the future, since a clock was wrong, can be amended in every other way.
  const bool moved = data.began != before.data.began || data.lasted != before.data.lasted;
  if (moved && data.began.utc + data.lasted.value_or(Millis{0}) > clock.utc()) {
    throw UserError(tr("the session would end in the future"), tr("Give an earlier --at, or shorter times."));
  }
}

}  // namespace

void add_amend(Command& command) {
  auto& options = command.options<AmendOptions>();
  command.argument("REF", tr("Which session: an id, last (as when left out), or @2 for the second newest."),
                   [&](const std::string& text, Context&) { options.reference = text; });
  entry_options(command, options.entry);
  command.run([&options](Context& context) {
    if (options.entry.edits.empty())
      throw UserError(tr("no changes were given"), tr("`dropwise amend --help` shows what you can change."));
    Store store = open_log(context, Store::Access::write);
    const SessionRecord before = find_session(store, options.reference, Damaged::accept);
    const auto edit = [&](const SessionRecord& record) {
      SessionData data = options.entry.over(record.data);
      complete(data, record, context.clock);
      return data;
    };
    store.amend(before.id, edit, context.clock.utc());
    context.out << tr("Amended session {}: {}\n", before.id, brief(find_session(store, std::to_string(before.id))));
    return ExitCode::success;
  });
}

}  // namespace dropwise
