#pragma once

#include <filesystem>
#include <functional>

#include "store/error.h"

namespace dropwise {

/// Names for the log that a restored backup replaces. They may be taken: then a number is added.
struct KeptLogNames {
  std::filesystem::path sound, damaged;
};

/// Puts a backup in the place of the log, and keeps the log as it was. The backup is checked first; other programs wait
/// meanwhile, and see either the old log or the new one, also after a power cut. A damaged log is replaced too. Returns
/// where the old log is now; empty if there was none. Throws StoreError: among others restore_is_log when both are the
/// same file, restore_of_damaged when the backup is damaged, and session_runs when a session is running in the log.
std::filesystem::path restore_backup(const std::filesystem::path& backup, const std::filesystem::path& log,
                                     const KeptLogNames& names);

}  // namespace dropwise
