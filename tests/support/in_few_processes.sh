#!/bin/sh
# Runs all tests in six processes instead of one for each: under the sanitizers most of the time goes into starting up.
#   sh tests/support/in_few_processes.sh TESTS
set -eu
tests=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
shards=6
cd "$(dirname "$0")/../.."

# Deals out the files in turn, because those of one folder take about equally long.
shard=0
for file in $(git ls-files 'tests/*_test.cpp'); do
  printf '*%s,' "$file" >>"$folder/$shard.files"
  shard=$(((shard + 1) % shards))
done
shard=0
while [ "$shard" -lt "$shards" ]; do
  (timeout 900 "$tests" --source-file="$(cat "$folder/$shard.files")" >"$folder/$shard.log" 2>&1 </dev/null || echo "ended with $?" >>"$folder/$shard.failed") &
  shard=$((shard + 1))
done
wait

passed=$(sed -n 's/.*test cases: *[0-9]* | *\([0-9]*\) passed.*/\1/p' "$folder"/*.log | awk '{ sum += $1 } END { print sum + 0 }')
wanted=$("$tests" --count --no-skip | sed -n 's/.*: *\([0-9]*\).*/\1/p' | tail -n 1)
for failed in "$folder"/*.failed; do
  [ -e "$failed" ] || continue
  cat "${failed%.failed}.log" "$failed"
done
echo "$passed of $wanted tests passed"
[ "$passed" -gt 0 ] && [ "$passed" = "$wanted" ] && [ -z "$(find "$folder" -name '*.failed')" ]
