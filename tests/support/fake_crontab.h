#pragma once

#include "support/folder.h"

namespace dropwise::test {

/// Writes a fake crontab(1) to `bin/crontab` in a home. It keeps its table in the file `tab` there, prints the messages
/// of Debian's crontab, and refuses to work if a file `forbidden` exists in the home.
inline void write_fake_crontab(const Folder& home) {
  const auto program = home.write(
      "bin/crontab",
      "#!/bin/sh\nhome=${0%/*}/..; file=$home/tab\ncase $1 in\n"
      "-l) [ ! -e \"$home/forbidden\" ] || { echo 'You (anna) are not allowed to use this program' >&2; exit 1; }\n"
      "    [ -e \"$file\" ] || { echo 'no crontab for anna' >&2; exit 1; }; cat \"$file\" ;;\n"
      "-) cat > \"$file.new\"; tail -c1 \"$file.new\" | grep -q . && { echo 'missing newline' >&2; exit 1; }\n"
      "   mv \"$file.new\" \"$file\" ;;\n"
      "-r) rm \"$file\" ;;\nesac\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
}

}  // namespace dropwise::test
