#!/usr/bin/env bash
# Kills a download of 1 GiB at random moments (kill -9) and goes on each time in a new process. The file must come out right,
# and nothing may ever stand under its name before that. Needs a Release build; prints one line at the end.
#   tests/scripts/kill-and-resume.sh [kills] [bytes] [bytes a second]
set -euo pipefail
cd "$(dirname "$0")/../.."
kills=${1:-50} bytes=${2:-1073741824} rate=${3:-104857600}
work=$(mktemp -d)
emulator=0
trap 'kill "$emulator" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet samples/RunEmulator/bin/Release/net10.0/RunEmulator.dll --file-size "$bytes" --days 1 > "$work/ready" &
emulator=$!
until [ -s "$work/ready" ]; do sleep 0.1; done
value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/ready"; }
ALIBABA_CLOUD_ACCESS_KEY_ID=$(value accessKeyId) ALIBABA_CLOUD_ACCESS_KEY_SECRET=$(value accessKeySecret)
export ALIBABA_CLOUD_ACCESS_KEY_ID ALIBABA_CLOUD_ACCESS_KEY_SECRET
download() {
  exec dotnet samples/DownloadBackups/bin/Release/net10.0/DownloadBackups.dll \
    --endpoint "$(value endpoint)" --instance rm-emulator-file --out "$work/out" --max-rate "$rate" --json
}

mkdir "$work/out"
early=0 killed=0
for _ in $(seq "$kills"); do
  (download) > "$work/line" 2> "$work/errors" &
  process=$!
  sleep "0.$((RANDOM % 6 + 4))"
  kill -9 "$process" 2>/dev/null || true
  wait "$process" 2>/dev/null || true
  [ -s "$work/line" ] && break
  killed=$((killed + 1))
  find "$work/out" -name '*.xb' | grep -q . && early=$((early + 1))
done
[ -s "$work/line" ] || (download) > "$work/line" 2> "$work/errors" || cat "$work/errors"
echo "killed $killed times; target seen before its end: $early; $(cat "$work/line")"
[ "$early" -eq 0 ] && grep -q '"verified":true' "$work/line"
