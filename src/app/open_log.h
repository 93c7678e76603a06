#pragma once

#include <string>

#include "app/context.h"
#include "store/store.h"

namespace dropwise {

/// Opens the log of this command. If a WAL that is not the log's own had to be moved aside, says so on the error
/// output, since entries may then be missing. Throws what Store throws, and what Context::log_file() throws.
Store open_log(const Context& context, Store::Access access);

/// What to say about a WAL that was moved aside, and what to do.
struct ForeignWalText {
  std::string what, hint;
};
ForeignWalText foreign_wal_text(const std::filesystem::path& file);

}  // namespace dropwise
