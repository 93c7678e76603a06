#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// What a file is that Dropwise has made.
enum class KeptKind { log, copy, damaged_log, replaced_log, stray_changes, rescued, reminders, settings, protocol };

struct KeptFile {
  KeptKind kind;
  std::filesystem::path path;
};

/// What a kind is called in a list of files; in English, for JSON.
const char* kept_kind_name(KeptKind kind);

/// The files that Dropwise keeps and that exist: those of this log in the order of their kinds, then, if `shared`, the
/// settings and protocols, which all logs share. Exports, reports, and copies in other places are not included, because
/// nothing records where they are.
std::vector<KeptFile> kept_files(const Context& context, bool shared = true);

/// The copies of the log and the files beside it that still hold this session, although it is erased in the log.
std::vector<std::filesystem::path> copies_with(const Context& context, const std::string& uuid);

}  // namespace dropwise
