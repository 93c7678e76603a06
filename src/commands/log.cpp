
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

/// Fills in what follows from the times: the length and, if no start was given, the start of a session that ends now.
void complete(SessionData& data, bool began_given, const Clock& clock) {
  const auto& left = data.yield.left.active;
  const auto& right = data.yield.right.active;
  if (left || right) data.lasted = left.value_or(Millis{0}) + right.value_or(Millis{0});
  if (!began_given) {
    const UtcTime began = clock.utc() - data.lasted.value_or(Millis{0});
    data.began = {began, clock.offset(began)};
  }
  if (data.began.utc + data.lasted.value_or(Millis{0}) > clock.utc()) {
    throw UserError(tr("the session would end in the future"), tr("Give an earlier --at, or shorter times."));
  }
}

}  // namespace

void add_log(Command& command) {
  auto& entry = command.options<Entry>();
  entry_options(command, entry);
  command.run([&entry](Context& context) {
    if (entry.edits.empty()) {
      throw UserError(tr("no details of the session were given"),
                      tr("`dropwise list` shows the log; `dropwise log --left 12` enters a session."));
    }
    SessionData data = entry.over({});
    complete(data, entry.began, context.clock);
    Store store = open_log(context, Store::Access::write);
    const auto id = store.log(data, context.clock.utc());
    context.out << tr("Logged as session {}: {}\n", id, brief(find_session(store, std::to_string(id))));
    if (const auto last = store.newest(1); last && *last != id)
      context.out << tr("`last` means session {}, which began later than this one.\n", *last);
    return ExitCode::success;
  });
}

}  // namespace dropwise
