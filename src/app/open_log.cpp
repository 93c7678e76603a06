#include "app/open_log.h"

#include "app/errors/user_error.h"
#include "base/text.h"
#include "store/checked_row.h"

namespace dropwise {

namespace {

/// Refuses to record anything at a time that the log cannot hold.
void check_clock(UtcTime now) {
  if (kInstants.contains(now.time_since_epoch().count())) return;
  throw UserError(tr("this computer's clock is set to a year before 1970 or after 2199"),
                  tr("Set the clock, then run the same command again. Nothing was recorded."));
}

}  // namespace

Store open_log(const Context& context, Store::Access access) {
  if (access == Store::Access::write) check_clock(context.clock.utc());
  return Store(context.log_file(), access, [&](const std::filesystem::path& moved) {
    const ForeignWalText text = foreign_wal_text(moved);
    context.err << "dropwise: " << text.what << '\n' << text.hint << '\n';
  });
}

ForeignWalText foreign_wal_text(const std::filesystem::path& file) {
  return {tr("{} holds changes that belong to another log, or to this log before it was replaced.",
             sanitize(file.string())),
          tr("If a session is missing from this log, keep the file; dropwise-log(5) explains how to see what it holds. "
             "Otherwise, you can remove it.")};
}

}  // namespace dropwise
