#!/bin/sh
# Tries a static program in a root folder that holds nothing but the program and a protocol that takes half a second: no
# libraries, no zone data, no /proc, no /dev.   sh tests/package/alone.sh FILE [EMULATOR]    as root
set -eu
file=$1 emulator=${2:-}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp "$file" "$root/dropwise"
[ -z "$emulator" ] || cp "$emulator" "$root/emulator"
chroot=$(command -v chroot)
alone() { env -i HOME=/ "$chroot" "$root" ${emulator:+/emulator} /dropwise "$@"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
# The command exits with 0 and prints the text: expect TEXT COMMAND…
expect() {
  wanted=$1
  shift
  alone "$@" >"$root/out" 2>"$root/err" </dev/null || { cat "$root/out" "$root/err"; fail "$*"; }
  grep -q -- "$wanted" "$root/out" || { cat "$root/out" "$root/err"; fail "$*: no \"$wanted\""; }
  echo "ok: $*"
}

mkdir -p "$root/.config/dropwise/protocols"
cat >"$root/.config/dropwise/protocols/tiny.toml" <<'TOML'
schema = 1
id = "tiny"
name = "Tiny"
source = "a test"
policy = "open"
[[phase]]
name = "one"
kind = "express"
side = "first"
length = "0.5s"
prompts = ["Now."]
TOML
expect "dropwise " --version
expect "Saved as session 1" start tiny --view plain
grep -q "this system has no time zone data, so times are in UTC" "$root/err" || fail "nothing about the time zone"
expect "Logged as session 2" log --left 12 --right 3drops --at "4h ago"
expect "12" list
expect "Marmet" plan marmet --mode little
expect "12" report
expect "html" report all --format html
expect "uuid" export
expect "nothing\|due\|Time to express\|express" remind --why
expect "Letzte\|Sitzung" --lang de status
expect "the file is intact" doctor
if alone list --from 2>"$root/err"; then fail "a wrong option was taken"; fi
grep -q "^dropwise: " "$root/err" || fail "an error has no words"
echo "the file runs alone"
