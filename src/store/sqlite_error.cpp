#include "store/sqlite_error.h"

#include <array>

#include <sqlite3.h>

#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

struct Meaning {
  int code;
  const char* what;
  const char* hint;
};

constexpr std::array<Meaning, 11> kMeanings = {{
    {SQLITE_BUSY, mark_for_translation("is locked by another program"),
     mark_for_translation("Close what else uses it, then try again.")},
    {SQLITE_LOCKED, mark_for_translation("is locked by another program"),
     mark_for_translation("Close what else uses it, then try again.")},
    {SQLITE_NOTADB, mark_for_translation("is no dropwise log"),
     mark_for_translation("Name the right file with --db. If this is yours, keep it, and put back a backup of it.")},
    {SQLITE_CORRUPT, mark_for_translation("is damaged"),
     mark_for_translation(
         "Copy it and what lies beside it elsewhere first. `dropwise export` writes what can still be read; else put "
         "back "
         "a "
         "backup.")},
    {SQLITE_FULL, mark_for_translation("cannot be written: the disk is full"),
     mark_for_translation("Free some space, then try again.")},
    {SQLITE_READONLY, mark_for_translation("may only be read"),
     mark_for_translation("Give yourself the right to write the file and its folder, or name another log with --db.")},
    {SQLITE_CANTOPEN, mark_for_translation("cannot be opened"),
     mark_for_translation(
         "Give yourself the right to read and write the file and its folder, or name another log with --db.")},
    {SQLITE_PERM, mark_for_translation("may not be used"),
     mark_for_translation(
         "Give yourself the right to read and write the file and its folder, or name another log with --db.")},
    {SQLITE_AUTH, mark_for_translation("may not be used"),
     mark_for_translation(
         "Give yourself the right to read and write the file and its folder, or name another log with --db.")},
    {SQLITE_IOERR, mark_for_translation("cannot be read or written: the disk reports an error"),
     mark_for_translation("Look at the disk, and keep a copy of the file.")},
    {SQLITE_CONSTRAINT, mark_for_translation("refuses the entry"),
     mark_for_translation("Keep a copy of the file and tell us what you did.")},
}};

/// The primary result code, without the details of the extended code.
int code_of(const SQLite::Exception& error) {
  // SQLite reports a disk error when there is no space for the -shm file beside the log.
  if (error.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return SQLITE_FULL;
  return error.getErrorCode() & 0xff;
}

}  // namespace

bool lacks_room(const SQLite::Exception& error) {
  const int code = code_of(error), detail = error.getExtendedErrorCode();
  return code == SQLITE_FULL || code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM ||
         detail == SQLITE_IOERR_SHMOPEN || detail == SQLITE_IOERR_SHMMAP;
}

std::string why_unwritten(const SQLite::Exception& error) {
  switch (code_of(error)) {
    case SQLITE_FULL: return tr("the disk is full");
    case SQLITE_IOERR: return tr("the disk reports an error");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return tr("its folder may not be written");
    default: return sanitize(error.what());
  }
}

UserError log_error(const SQLite::Exception& error, const std::filesystem::path& file) {
  const std::string name = sanitize(file.string());
  for (const Meaning& meaning : kMeanings) {
    if (meaning.code != code_of(error)) continue;
    const std::string detail = meaning.code == SQLITE_CONSTRAINT ? formatted(" ({})", sanitize(error.what())) : "";
    return {tr("the log `{}` {}{}", name, tr(meaning.what), detail), tr(meaning.hint), ExitCode::io};
  }
  return {tr("the log `{}` cannot be used: {}", name, sanitize(error.what())),
          tr("Keep a copy of the file, and put back a backup of it."), ExitCode::io};
}

}  // namespace dropwise
