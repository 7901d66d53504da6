#!/usr/bin/env bash
# Runs the unit and the hostile tests on the runtime of .NET 8, installed or not: it is taken from the package source and put beside the tests.
set -euo pipefail
cd "$(dirname "$0")/../.."
configuration=${1:-Release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
system=$(dotnet --info | sed -n 's/^ *RID: *//p')

for project in AliRds.Backups.Client.Tests AliRds.Backups.Client.HostileTests; do
  dotnet build "tests/$project" --configuration "$configuration" --framework net8.0 --runtime "$system" --self-contained > "$work/log" ||
    { cat "$work/log"; exit 1; }
  "tests/$project/bin/$configuration/net8.0/$system/$project" -noColor > "$work/log" || { cat "$work/log"; exit 1; }
  grep --extended-regexp 'In-Process Runner|Total:' "$work/log"
  grep --quiet '.NET 8\.' "$work/log" || { echo "the tests did not run on .NET 8"; exit 1; }
done
