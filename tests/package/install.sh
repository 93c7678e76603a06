#!/bin/sh
# Installs below a folder and uninstalls again. That removes the installed files and the folders made for them, and
# nothing else.
#   sh tests/package/install.sh BUILD
set -eu
build=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
prefix="$folder/a prefix"
mkdir -p "$prefix/share/man" "$prefix/bin"
echo hers >"$prefix/bin/hers"
(cd "$prefix" && find . | sort) >"$folder/before"
install() { (cd "$folder" && sh "$here/data/package/install.sh" "$@"); }

install install "$prefix" "$build" >/dev/null
"$prefix/bin/dropwise" --version >/dev/null
echo "file bin/of-an-older-version" >>"$prefix/share/dropwise/installed"
touch "$prefix/bin/of-an-older-version"
install install "$prefix" "$build" >/dev/null # again, over itself
test ! -e "$prefix/bin/of-an-older-version"
echo hers >"$prefix/share/dropwise/hers"
install uninstall "$prefix" | grep -q "^Removed dropwise from $prefix"
test "$(cat "$prefix/share/dropwise/hers")" = hers # a folder with other files in it stays
rm -r "$prefix/share/dropwise"
(cd "$prefix" && find . | sort) | diff "$folder/before" -
if install uninstall "$prefix" 2>"$folder/err"; then echo "nothing was left to remove"; exit 1; fi
grep -q "no installation by ./dev install found in" "$folder/err"
