#!/usr/bin/env bash
# Builds what ships twice, in clones in different folders, as if they came from a public host: the assemblies and their symbols must be the
# same bytes, and the symbols must lead to the sources of the commit. Prints one line at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CI=true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
commit=$(git rev-parse HEAD)

for copy in one "another folder"; do
  git clone --quiet . "$work/$copy"
  git -C "$work/$copy" remote set-url origin https://github.com/example/example
  for project in Emulator HealthChecks; do # The client is built with the latter.
    dotnet build "$work/$copy/src/AliRds.Backups.Client.$project" --configuration Release --framework net10.0 \
      -p:RunAnalyzers=false > "$work/log" || { cat "$work/log"; exit 1; }
  done
done

compared=0
while read -r file; do
  cmp "$work/one/$file" "$work/another folder/$file"
  compared=$((compared + 1))
  if [[ $file == *.pdb ]]; then
    grep --quiet --text "https://raw.githubusercontent.com/example/example/$commit/" "$work/one/$file" || { echo "$file leads to no source"; exit 1; }
  fi
done < <(cd "$work/one" && find src/*/bin/Release/net10.0 -name 'AliRds.Backups.Client*.dll' -o -name 'AliRds.Backups.Client*.pdb' | sort)
echo "$compared files of two builds are the same bytes, and their symbols lead to the sources"
[ "$compared" -ge 6 ]
