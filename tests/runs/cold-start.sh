#!/usr/bin/env bash
# Compares ListBackupsNative with the least that a listing can be (tests/AliRds.Backups.Client.ColdStart/Floor), both published in three ways:
# the size of what is published, without symbols, and the time from the start of the process to its first row, as the median of interleaved
# runs. The client calls RunEmulator; the floor, which cannot sign, gets the same page from PageServer.
#   tests/runs/cold-start.sh [runs]
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-30}
cold=tests/AliRds.Backups.Client.ColdStart
work=$(mktemp -d)
emulator=0 server=0
trap 'kill "$emulator" "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

publish() { # kind project options...
  local kind=$1 project=$2
  shift 2
  dotnet publish "$project" --runtime linux-x64 --output "$work/$kind/$(basename "$project")" \
    -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false "$@" > "$work/log" || { cat "$work/log"; exit 1; }
}
for project in samples/ListBackupsNative "$cold/Floor"; do
  publish framework-dependent "$project" --self-contained false -p:PublishAot=false
  publish trimmed "$project" --self-contained true -p:PublishAot=false -p:PublishTrimmed=true
  publish native "$project" -p:CppCompilerAndLinker="$(eng/native-linker.sh)"
done
dotnet build samples/RunEmulator --configuration Release > "$work/log" || { cat "$work/log"; exit 1; }
dotnet build "$cold/PageServer" --configuration Release > "$work/log" || { cat "$work/log"; exit 1; }

# One instance with less than a page of backups.
dotnet samples/RunEmulator/bin/Release/net10.0/RunEmulator.dll --instances 1 --days 90 > "$work/ready" &
emulator=$!
until [ -s "$work/ready" ]; do sleep 0.1; done
value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/ready"; }
ALIBABA_CLOUD_ACCESS_KEY_ID=$(value accessKeyId) ALIBABA_CLOUD_ACCESS_KEY_SECRET=$(value accessKeySecret)
export ALIBABA_CLOUD_ACCESS_KEY_ID ALIBABA_CLOUD_ACCESS_KEY_SECRET
dotnet "$cold/PageServer/bin/Release/net10.0/PageServer.dll" "$(value endpoint)" rm-emulator-1 > "$work/address" &
server=$!
until [ -s "$work/address" ]; do sleep 0.1; done

size() { find "$1" -type f ! -name '*.pdb' ! -name '*.dbg' -printf '%s\n' | awk '{ sum += $1 } END { print sum }'; }
first_row() { # file command...: adds the microseconds until the first row to the file
  local into=$1 begin end row rows
  shift
  begin=${EPOCHREALTIME/./}
  exec {rows}< <("$@")
  read -r row <&"$rows"
  end=${EPOCHREALTIME/./}
  cat <&"$rows" > /dev/null
  exec {rows}<&-
  [ -n "$row" ] && echo $((end - begin)) >> "$into"
}
median() { sort -n "$1" | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'; }

echo '| published as | client, MB | floor, MB | ratio | client, ms | floor, ms | ratio |'
echo '| --- | --- | --- | --- | --- | --- | --- |'
for kind in framework-dependent trimmed native; do
  client=("$work/$kind/ListBackupsNative/ListBackupsNative" --endpoint "$(value endpoint)" --instance rm-emulator-1)
  floor=("$work/$kind/Floor/Floor" "$(cat "$work/address")")
  for _ in 1 2 3; do
    first_row /dev/null "${client[@]}"
    first_row /dev/null "${floor[@]}"
  done
  for _ in $(seq "$runs"); do
    first_row "$work/$kind/client" "${client[@]}"
    first_row "$work/$kind/floor" "${floor[@]}"
  done
  sizes=("$(size "$work/$kind/ListBackupsNative")" "$(size "$work/$kind/Floor")")
  times=("$(median "$work/$kind/client")" "$(median "$work/$kind/floor")")
  awk -v kind="$kind" -v a="${sizes[0]}" -v b="${sizes[1]}" -v c="${times[0]}" -v d="${times[1]}" 'BEGIN {
    printf "| %s | %.2f | %.2f | %.2f | %.1f | %.1f | %.2f |\n", kind, a / 1e6, b / 1e6, a / b, c / 1e3, d / 1e3, c / d }'
done
