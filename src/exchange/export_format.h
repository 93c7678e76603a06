#pragma once

#include <span>
#include <string>

#include "store/session_record.h"

namespace dropwise {

/// A format that `export` writes: a head, and then each session by itself.
struct ExportFormat {
  std::string_view name;                                      ///< For --format.
  bool with_deleted = false;                                  ///< It can say that a session was deleted.
  std::string (*head)() = nullptr;                            ///< With its line break; null when there is none.
  std::string (*row)(const SessionRecord& record) = nullptr;  ///< A session, with its line break.
};

/// All of them; the first is the default.
std::span<const ExportFormat> export_formats();

}  // namespace dropwise
