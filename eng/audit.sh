#!/usr/bin/env bash
# Says which package sources were asked for known vulnerabilities: NuGet asks those that tell of any, and passes over the others without a word.
# Fails when a package of the solution is vulnerable. Needs a restored solution.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same sources, this time as ones that must know vulnerabilities: NuGet names each that does not (NU1905), or that does not answer (NU1900).
mapfile -t sources < <(dotnet nuget list source --format short | sed -n 's/^E //p' | grep '^http' || true)
{
  echo '<configuration><packageSources><clear />'
  for index in "${!sources[@]}"; do echo "<add key=\"source-$index\" value=\"${sources[index]//&/&amp;}\" />"; done
  echo '</packageSources><auditSources><clear />'
  for index in "${!sources[@]}"; do echo "<add key=\"source-$index\" value=\"${sources[index]//&/&amp;}\" />"; done
  echo '</auditSources></configuration>'
} > "$work/nuget.config"
dotnet restore --force --configfile "$work/nuget.config" -p:TreatWarningsAsErrors=false > "$work/log" || { cat "$work/log"; exit 1; }

silent=$(grep --only-matching --extended-regexp "NU190[05]: [^[]*source-[0-9]+'" "$work/log" | grep --only-matching --extended-regexp 'source-[0-9]+' | sort --unique | wc -l)
if grep --extended-regexp 'NU190[1-4]' "$work/log"; then
  echo "a package is vulnerable"
  exit 1
fi
echo "asked ${#sources[@]} package sources for known vulnerabilities: $((${#sources[@]} - silent)) answered, $silent know of none or do not answer"
