#!/bin/sh
# Checks that the README's two commands work in a bare Debian system. Makes the system with debootstrap, git (and sudo for
# a user), clones this checkout, and runs `./dev run` and `./dev test`. Then it runs both again without network, from
# another folder and, as a user, without the right to call sudo. Prints a row of a table for each command.
#   sh tests/bare/bare.sh 12|13|sid [root|user] [--cxx COMPILER]      as root
# The base system is kept below DROPWISE_BARE (/var/cache/dropwise-bare) for a month; sid for a day.
set -eu
say() { printf '%s\n' "$*" >&2; }
refuse() { say "bare: $*"; exit 2; }

if [ "${1:-}" != --inside ]; then
  system='' who=root compiler=''
  while [ $# -gt 0 ]; do
    case $1 in
      12 | 13 | sid) system=$1 ;;
      root | user) who=$1 ;;
      --cxx) [ $# -ge 2 ] || refuse "--cxx needs a compiler, such as clang++"; compiler=$2; shift ;;
      *) refuse "unexpected argument \`$1\`; call: ./dev bare 12|13|sid [root|user] [--cxx COMPILER]" ;;
    esac
    shift
  done
  [ -n "$system" ] || refuse "name a system: ./dev bare 12|13|sid [root|user] [--cxx COMPILER]"
  [ "$(id -u)" -eq 0 ] || refuse "needs root: sudo ./dev bare $system $who"
  cd "$(dirname "$0")/../.."
  [ -z "$(git status --porcelain)" ] || say "bare: uncommitted changes are not included"
  # The mounts go away with the process that made them.
  exec unshare --mount --pid --fork --kill-child sh "$PWD/tests/bare/bare.sh" --inside "$system" "$who" "$compiler"
fi

system=$2 who=$3 compiler=$4
cache=${DROPWISE_BARE:-/var/cache/dropwise-bare}
base=$cache/$system
case $system in 12) suite=bookworm kept=30 ;; 13) suite=trixie kept=30 ;; sid) suite=sid kept=1 ;; esac

# Takes packages from the mirror that this machine uses.
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep '/debian/\{0,1\}$' | head -n 1)
mkdir -p "$cache/$system.packages"
# Only one run of each system at a time, because runs share its base and its packages.
exec 9>"$cache/$system.lock"
flock -n 9 || { say "bare: waiting for another run of Debian $system"; flock 9; }
{
  [ -z "$(find "$base" -maxdepth 0 -mtime "+$kept" 2>/dev/null)" ] || rm -rf "$base"
  if [ ! -d "$base" ]; then
    say "bare: making a bare Debian $system, about a minute"
    rm -rf "$base.new"
    debootstrap --variant=minbase --include=git,ca-certificates "$suite" "$base.new" "${mirror:-http://deb.debian.org/debian}" \
      >"$cache/$system.log" 2>&1 || { tail -n 5 "$cache/$system.log" >&2; exit 1; }
    mv "$base.new" "$base"
  fi
}

run=$(mktemp -d "$cache/run-XXXXXX")
trap 'umount -R -l "$run/root" 2>/dev/null || true; rm -rf --one-file-system "$run" || true' EXIT
trap 'exit 130' INT TERM
root=$run/root
mkdir "$root" "$run/upper" "$run/work"
mount -t overlay overlay -o "lowerdir=$base,upperdir=$run/upper,workdir=$run/work" "$root" 2>/dev/null ||
  cp -a "$base/." "$root"
mount -t proc proc "$root/proc"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
ln -sf pts/ptmx "$root/dev/ptmx"
mount -t tmpfs tmpfs "$root/dev/shm"
mount --bind "$cache/$system.packages" "$root/var/cache/apt/archives"
cp /etc/resolv.conf "$root/etc/"
echo 'Acquire::Check-Valid-Until "false";' >"$root/etc/apt/apt.conf.d/99mirror" # a mirror of sid may lag behind
git bundle create -q "$root/tmp/dropwise.bundle" HEAD $(git symbolic-ref -q --short HEAD || true)

home=/root
inside() { chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
if [ "$who" = user ]; then
  home=/home/anna
  inside DEBIAN_FRONTEND=noninteractive apt-get -qq update
  inside DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends sudo >"$run/sudo.log" 2>&1 || { cat "$run/sudo.log" >&2; exit 1; }
  inside useradd --create-home --shell /bin/bash anna
  echo 'anna ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/anna"
else
  chmod 0700 "$root/root"
fi

# Runs a command as the owner of the home: as_person FOLDER COMMAND…
as_person() {
  folder=$1
  shift
  if [ "$who" = user ]; then
    user=anna
  else
    user=root
  fi
  inside HOME="$home" USER="$user" ${compiler:+CXX="$compiler"} setpriv --reuid "$user" --regid "$user" --init-groups \
    sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@" </dev/null
}

# Runs a command, prints its figures and, if it fails, its output: measured NAME COMMAND…
failures=0
measured() {
  name=$1
  shift
  began=$(date +%s)
  status=0
  "$@" >"$run/out" 2>&1 || status=$?
  seconds=$(($(date +%s) - began))
  summary=$(sed -n 's/.*, \([0-9]*\) tests failed out of \([0-9]*\).*/\2 \1/p' "$run/out" | awk '{ print $1 - $2 " passed, " $2 " failed" }')
  printf '| %s | %s%s | `%s` | %s s | %s |\n' "$system" "$who" "${compiler:+, $compiler}" "$name" "$seconds" "${summary:-exit $status}"
  [ "$status" -eq 0 ] && return
  failures=1
  tail -n 100 "$run/out" >&2
}

as_person "$home" git -c advice.detachedHead=false clone -q /tmp/dropwise.bundle dropwise
say "bare: Debian $system as $who: the two commands"
measured "./dev run" as_person "$home/dropwise" ./dev run
measured "./dev test" as_person "$home/dropwise" ./dev test
say "bare: again, without network, from another folder"
[ "$who" = root ] || rm "$root/etc/sudoers.d/anna"
offline() { unshare --net sh -c 'ip link set lo up 2>/dev/null; exec "$@"' sh "$@"; }
inside() { offline chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
measured "./dev run, again" as_person / "$home/dropwise/dev" run
measured "./dev test, again" as_person / "$home/dropwise/dev" test
exit "$failures"
