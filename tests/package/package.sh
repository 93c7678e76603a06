#!/bin/sh
# Tries a package as a new user would: lintian, then installing, using and removing it in a bare Debian 12. Then it builds
# the package again in another folder, which must give the same bytes.   sh tests/package/package.sh FILE.deb    as root
set -eu
package=$(realpath "$1")
source=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
system=$folder/system
trap 'umount "$system/proc" 2>/dev/null || true; rm -rf "$folder"' EXIT
say() { printf '%s\n' "$*" >&2; }
inside() { chroot "$system" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }

say "lintian"
lintian --allow-root --fail-on error,warning "$package"

say "a bare system"
mirror=$(apt-get indextargets --format '$(SITE)$(RELEASE)' | sed -n 's/bookworm$//p' | head -1)
debootstrap --variant=minbase bookworm "$system" "$mirror" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
mount -t proc proc "$system/proc"
# Takes packages from the mirror that this machine uses.
rm -f "$system/etc/apt/sources.list"
cp -r /etc/apt/apt.conf.d /etc/apt/sources.list.d "$system/etc/apt/"
[ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$system/etc/apt/"
cp /etc/resolv.conf "$system/etc/"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends man-db >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
files() { (cd "$system" && find . -xdev -not -path './proc*' -not -path './var/*' -not -path './root/.*' -not -path './tmp/*' | sort); }
files >"$folder/before"

say "install"
cp "$package" "$system/dropwise.deb"
inside apt-get install -y -qq --no-install-recommends /dropwise.deb >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }

say "use"
inside dropwise --version
inside dropwise protocols list >/dev/null
inside dropwise rehearse kaiser --first left --speed 100000 | grep -q "left breast"
inside dropwise log --left 12 --right 3drops --at 2026-11-20T06:30Z | grep -q "Logged as session 1"
inside dropwise list | grep -q "2026-11-20 06:30"
inside dropwise doctor | grep -q "the file is intact"
inside dropwise completion words ame | grep -q "^amend"
inside env LC_ALL=es_ES.UTF-8 dropwise status | grep -q "^Última: sesión 1, " # the system has no such locale
inside env LC_ALL=zh_CN.UTF-8 dropwise show 1 | grep -q "^状态 "
test "$(inside stat -c %a /root/.local/share/dropwise/log.db)" = 600
inside man dropwise-start | grep -q "Leads a session and records it"
inside man 7 dropwise-timing | grep -q "Chele Marmet"

say "remove"
inside apt-get purge -y -qq dropwise >"$folder/log" 2>&1
inside apt-get autoremove -y -qq --purge >>"$folder/log" 2>&1
rm "$system/dropwise.deb"
files | diff "$folder/before" - || { say "that was left behind, or taken away"; exit 1; }
test -f "$system/root/.local/share/dropwise/log.db" # her log stays

say "the same bytes from another folder"
git -C "$source" ls-files -co --exclude-standard -z | (cd "$source" && xargs -0 cp --parents -t "$folder/" 2>/dev/null) || true
(cd "$folder" && ./dev package >/dev/null)
cmp "$package" "$folder"/.build/package/*.deb
say "the package is sound"
