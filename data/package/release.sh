#!/bin/sh
# Makes the files of a release in .build/release-VERSION: the Debian package, a static program for amd64 and arm64, the
# source, and SHA256SUMS. First it proves the README's commands in bare systems.
#   sh data/package/release.sh PROJECT-VERSION VERSION       as root, for the bare systems
set -eu
refuse() {
  for line in "$@"; do echo "$line" >&2; done
  exit 2
}
project=$1 version=${2:-}
[ -n "$version" ] || refuse "dev: name the version: ./dev release $project"
[ "$version" = "$project" ] || refuse "dev: CMakeLists.txt says version $project, not $version"
[ -z "$(git status --porcelain)" ] || refuse "dev: there are changes that are not committed" "Commit them, or stash them."
[ "$(git rev-parse -q --verify "v$version^{commit}")" = "$(git rev-parse HEAD)" ] || refuse "dev: HEAD has no tag v$version" "git tag -a v$version -m 'Version $version'"
grep -q "^## $version (20[0-9-]*)$" CHANGELOG.md || refuse "dev: CHANGELOG.md has no heading \`## $version (YYYY-MM-DD)\`"
head -n 1 data/package/changelog | grep -q "^dropwise ($version) " || refuse "dev: data/package/changelog does not begin with version $version"
[ "$(id -u)" -eq 0 ] || refuse "dev: the bare systems need root: sudo ./dev release $version"

for system in 12 13; do
  for who in root user; do ./dev bare "$system" "$who"; done
done
files=.build/release-$version
rm -rf "$files"
mkdir -p "$files"
./dev package
cp .build/package/*.deb "$files/"
for architecture in amd64 arm64; do
  ./dev static "$architecture"
  cp ".build/dropwise-$version-linux-$architecture" "$files/"
  [ "$architecture" != "$(dpkg --print-architecture)" ] || sh tests/package/alone.sh "$files/dropwise-$version-linux-$architecture"
done
git archive --format=tar.gz --prefix="dropwise-$version/" -o "$files/dropwise-$version.tar.gz" HEAD
(cd "$files" && sha256sum dropwise* >SHA256SUMS && cat SHA256SUMS)
