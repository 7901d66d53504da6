#!/usr/bin/env bash
# Publishes ListBackupsNative, and a program that takes its client from configuration, as native programs, where any warning of the trimmer or
# of the native compiler is an error. Both list an emulator in another process; each must print what ListBackups prints.
# Needs a Release build.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
emulator=0
trap 'kill "$emulator" 2>/dev/null || true; rm -rf "$work"' EXIT

linker=$(eng/native-linker.sh)
for project in samples/ListBackupsNative tests/AliRds.Backups.Client.ColdStart/Configured; do
  dotnet publish "$project" --runtime linux-x64 --output "$work/$(basename "$project")" -p:CppCompilerAndLinker="$linker"
done

dotnet samples/RunEmulator/bin/Release/net10.0/RunEmulator.dll > "$work/ready" &
emulator=$!
until [ -s "$work/ready" ]; do sleep 0.1; done
value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/ready"; }
ALIBABA_CLOUD_ACCESS_KEY_ID=$(value accessKeyId) ALIBABA_CLOUD_ACCESS_KEY_SECRET=$(value accessKeySecret)
export ALIBABA_CLOUD_ACCESS_KEY_ID ALIBABA_CLOUD_ACCESS_KEY_SECRET
endpoint=$(value endpoint) instance=rm-emulator-mysql

dotnet samples/ListBackups/bin/Release/net10.0/ListBackups.dll --endpoint "$endpoint" --instance "$instance" --json |
  sed 's/.*"backupId":"\([^"]*\)".*/\1/' > "$work/expected"
"$work/ListBackupsNative/ListBackupsNative" --endpoint "$endpoint" --instance "$instance" | cut --fields 1 > "$work/plain"
"$work/Configured/Configured" "$endpoint" "$instance" > "$work/configured"
[ "$(wc -l < "$work/expected")" -gt 300 ] || { echo "too few backups"; exit 1; }
cmp "$work/expected" "$work/plain"
cmp "$work/expected" "$work/configured"
echo "native programs of $(stat --format %s "$work/ListBackupsNative/ListBackupsNative") and" \
  "$(stat --format %s "$work/Configured/Configured") bytes listed $(wc -l < "$work/plain") backups, as ListBackups does"
