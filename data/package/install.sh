#!/bin/sh
# Installs what was built, and removes it again.
#   sh data/package/install.sh install PREFIX BUILD-FOLDER
#   sh data/package/install.sh uninstall PREFIX
# What was put there, and which folders were made for it, is listed in PREFIX/share/dropwise/installed.
set -eu
action=$1 prefix=$2
list=$prefix/share/dropwise/installed

if [ "$action" = uninstall ]; then
  [ -f "$list" ] || { echo "dev: no installation by ./dev install found in $prefix (no $list)" >&2; exit 2; }
  files=$(sed -n 's/^file //p' "$list")
  folders=$(sed -n 's/^folder //p' "$list" | sort -r)
  printf '%s\n' "$files" | while IFS= read -r file; do rm -f "$prefix/$file"; done
  printf '%s\n' "$folders" | while IFS= read -r folder; do
    # One that holds other things by now stays.
    [ -z "$folder" ] || rmdir "$prefix/$folder" 2>/dev/null || true
  done
  echo "Removed dropwise from $prefix. Logs and settings stay; \`rm -r ~/.local/share/dropwise ~/.config/dropwise\` would remove yours."
  exit 0
fi

build=$3
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage cmake --install "$build" --prefix "$prefix" >/dev/null
mkdir -p "$stage$prefix/share/dropwise"
: >"$stage$prefix/share/dropwise/installed"
new=$stage/new
{
  (cd "$stage$prefix" && find . -mindepth 1 ! -type d | sed 's,^\./,file ,')
  (cd "$stage$prefix" && find . -mindepth 1 -type d | sed 's,^\./,,') | while IFS= read -r folder; do
    # Also those that an earlier install had made.
    if [ ! -d "$prefix/$folder" ] || { [ -f "$list" ] && grep -qxF "folder $folder" "$list"; }; then echo "folder $folder"; fi
  done
} >"$new"
sed -n 's/^file //p' "$new" >"$new.files"
# What an older version had and this one has not.
if [ -f "$list" ]; then
  sed -n 's/^file //p' "$list" | grep -vxFf "$new.files" | while IFS= read -r file; do rm -f "$prefix/$file"; done
fi
DESTDIR='' cmake --install "$build" --prefix "$prefix" >/dev/null
cp "$new" "$list"
# Below one's home that folder may be the log's too, which is for its owner alone.
case $prefix in "${HOME:-/nowhere}"/*) chmod 700 "$prefix/share/dropwise" ;; esac
# Built by root for somebody else: the build stays theirs.
[ -z "${SUDO_UID:-}" ] || [ ! -d .build ] || chown -R "$SUDO_UID:$SUDO_GID" .build
echo "Installed dropwise in $prefix; \`./dev uninstall $prefix\` removes it."
case :$PATH: in *:"$prefix/bin":*) ;; *) echo "Add $prefix/bin to PATH to call it by name." ;; esac
