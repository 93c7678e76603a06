#include "app/open_log.h"

#include "base/text.h"

namespace dropwise {

Store open_log(const Context& context, Store::Access access) {
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
