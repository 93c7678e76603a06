#!/bin/sh
# Measures what the program promises and compares it with its peer, in one run. Prints medians and their ratios.
#   sh tests/bench/bench.sh PROGRAM [full|table]
# `full` runs sessions of half an hour in real time; otherwise they take a minute. `table` prints the README's table.
set -eu
program=$1
length=${2:-short}
[ "$length" = table ] && exec python3 "$(dirname "$0")/table.py" "$program"
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" TIMEWARRIORDB="$home/timew"
yes | timew :yes >/dev/null 2>&1 || true

hyperfine -N --warmup 20 --runs 300 --export-csv "$home/start.csv" "$program --version" "timew --version" >/dev/null 2>&1
awk -F, 'NR == 2 { ours = $4 } NR == 3 { peer = $4 }
  END { printf "start-up, median of 300: %.2f ms, timew %.2f ms, ratio %.2f (wanted: at most 1.5)\n", ours * 1000, peer * 1000, ours / peer }' "$home/start.csv"

cat >"$home/half.toml" <<'TOML'
schema = 1
id = "half"
name = "Half an hour"
source = "the benchmark"
policy = "flow"
[[phase]]
name = "express"
kind = "express"
side = "first"
length = "LENGTH"
prompts = ["One.", "Two.", "Three."]
[[phase]]
name = "express"
kind = "express"
side = "second"
length = "LENGTH"
prompts = ["One.", "Two.", "Three."]
TOML
[ "$length" = full ] && each=15m || each=30s
sed -i "s/LENGTH/$each/" "$home/half.toml"
/usr/bin/time -f '%U %S %M' -o "$home/time" "$program" start "$home/half.toml" --view plain </dev/null >/dev/null
awk -v each="$each" '{ printf "plain session, twice %s: %.2f s of CPU (wanted for half an hour: under 0.5 s), peak %.1f MB (wanted: under 16)\n", each, $1 + $2, $3 / 1024 }' "$home/time"

python3 "$(dirname "$0")/log.py" "$program"
session="python3 $(dirname "$0")/session.py $program"
$session late
$session kill "${3:-200}"
[ "$length" = full ] && seconds=1800 || seconds=60
$session cost "$seconds"
