#!/bin/sh
# Installs into a folder, moves it, and builds a program against the installed library there, with CMake and with
# pkg-config.   sh tests/consumer/run.sh BUILD COMPILER
set -eu
build=$1 compiler=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
DESTDIR= cmake --install "$build" --prefix "$folder/first" >/dev/null
mv "$folder/first" "$folder/moved"

cat >"$folder/wanted" <<'TEXT'
0s first
0.3s rest
0.4s second
left 0.3s
TEXT
cmake -S "$here" -B "$folder/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$folder/moved" -DCMAKE_CXX_COMPILER="$compiler" \
  -DCMAKE_CXX_FLAGS="-Wall -Wextra -Wpedantic -Werror" >/dev/null
cmake --build "$folder/cmake" >/dev/null
"$folder/cmake/intervals" | diff "$folder/wanted" -

PKG_CONFIG_PATH=$(dirname "$(find "$folder/moved" -name dropwise-timing.pc)")
export PKG_CONFIG_PATH
pkg-config --exact-version "$("$folder/moved/bin/dropwise" --version | cut -d ' ' -f 2)" dropwise-timing
# shellcheck disable=SC2046
"$compiler" -std=c++20 "$here/intervals.cpp" $(pkg-config --cflags --libs dropwise-timing) -o "$folder/by-hand"
"$folder/by-hand" | diff "$folder/wanted" -

# A program can follow a published protocol without anything else of Dropwise: the plan is read from JSON.
# shellcheck disable=SC2046
"$compiler" -std=c++20 "$here/phases.cpp" $(pkg-config --cflags --libs dropwise-timing) -o "$folder/phases"
"$folder/moved/bin/dropwise" --db "$folder/none.db" plan marmet --mode little --json | "$folder/phases" >"$folder/names"
grep -qx 'round 1 left' "$folder/names" || { cat "$folder/names"; exit 1; }

# The library exports only symbols that its headers declare.
nm --defined-only --demangle "$(find "$folder/moved" -name libdropwise_timing.a)" | sed -n 's/.* [TDBR] \(.*\)/\1/p' >"$folder/given"
grep -q 'dropwise::Session::advance' "$folder/given"
while IFS= read -r symbol; do
  case $symbol in dropwise::*) ;; *) echo "not in the namespace: $symbol"; exit 1 ;; esac
  name=$(printf '%s' "$symbol" | sed 's/\[abi:[a-z0-9]*\]//; s/(.*//; s/.*:://')
  grep -qw -- "$name" "$folder"/moved/include/dropwise/*.h || { echo "not in a header: $symbol"; exit 1; }
done <"$folder/given"
if grep -n '^ *# *define' "$folder"/moved/include/dropwise/*.h; then echo "a macro in a header"; exit 1; fi
