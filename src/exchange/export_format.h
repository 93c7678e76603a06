#pragma once

#include <span>
#include <string>

#include "store/session_record.h"

namespace dropwise {

/// A format that `export` writes: a header, and then one session at a time.
struct ExportFormat {
  std::string_view name;                                      ///< For --format.
  bool with_deleted = false;                                  ///< It can represent deleted sessions.
  std::string (*head)() = nullptr;                            ///< With its line break; null if it has no header.
  std::string (*row)(const SessionRecord& record) = nullptr;  ///< A session, with its line break.
};

/// All formats; the first is the default.
std::span<const ExportFormat> export_formats();

}  // namespace dropwise
