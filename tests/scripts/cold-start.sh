#!/usr/bin/env bash
# Compares ListBackupsNative with the least that a listing can be (tests/AliRds.Backups.Client.ColdStart/Floor), and with that and one use of
# each library that the client stands on (Libraries), all published in three ways: the size of what is published, without symbols, and the time
# from the start of the process to its first row, as the median of interleaved runs. The client calls RunEmulator; the others, which cannot
# sign, get the same page from PageServer.
#   tests/scripts/cold-start.sh [runs]
#   tests/scripts/cold-start.sh page    (rewrites docs/start.md)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-30} page=
[ "$runs" != page ] || { runs=30 page=docs/start.md; }
cold=tests/AliRds.Backups.Client.ColdStart
work=$(mktemp -d)
emulator=0 server=0
trap 'kill "$emulator" "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

publish() { # kind project options...
  local kind=$1 project=$2
  shift 2
  rm -rf "$project"/obj/Release/*/linux-x64 # What one way of publishing leaves there confuses the next.
  dotnet publish "$project" --runtime linux-x64 --output "$work/$kind/$(basename "$project")" \
    -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false "$@" > "$work/log" || { cat "$work/log"; exit 1; }
}
for project in samples/ListBackupsNative "$cold/Floor" "$cold/Libraries"; do
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

run() { # kind program
  case $2 in
    ListBackupsNative) "$work/$1/$2/$2" --endpoint "$(value endpoint)" --instance rm-emulator-1 ;;
    *) "$work/$1/$2/$2" "$(cat "$work/address")" ;;
  esac
}
size() { find "$work/$1/$2" -type f ! -name '*.pdb' ! -name '*.dbg' -printf '%s\n' | awk '{ sum += $1 } END { print sum }'; }
first_row() { # file kind program: adds the microseconds until the first row to the file
  local begin end row rows
  begin=${EPOCHREALTIME/./}
  exec {rows}< <(run "$2" "$3")
  read -r row <&"$rows"
  end=${EPOCHREALTIME/./}
  cat <&"$rows" > /dev/null
  exec {rows}<&-
  [ -n "$row" ] && echo $((end - begin)) >> "$1"
}
median() { sort -n "$work/$1/$2.times" | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'; }

measure() {
  echo '| Published as | Client, MB | Floor, MB | Libraries, MB | Client / floor, size | Client / libraries, size | Client / floor, time | Client / libraries, time |'
  echo '|---|---|---|---|---|---|---|---|'
  for kind in framework-dependent trimmed native; do
    for program in ListBackupsNative Floor Libraries; do
      for _ in 1 2 3; do first_row /dev/null "$kind" "$program"; done
    done
    for _ in $(seq "$runs"); do
      for program in ListBackupsNative Floor Libraries; do first_row "$work/$kind/$program.times" "$kind" "$program"; done
    done
    awk -v kind="$kind" \
      -v a="$(size "$kind" ListBackupsNative)" -v b="$(size "$kind" Floor)" -v c="$(size "$kind" Libraries)" \
      -v x="$(median "$kind" ListBackupsNative)" -v y="$(median "$kind" Floor)" -v z="$(median "$kind" Libraries)" '
      function mark(ratio) { return sprintf(ratio <= 1.25 ? "%.2f" : "**%.2f**", ratio) }
      BEGIN { printf "| %s | %.2f | %.2f | %.2f | %s | %s | %s | %s |\n",
        kind, a / 1e6, b / 1e6, c / 1e6, mark(a / b), mark(a / c), mark(x / y), mark(x / z) }'
  done
}

if [ -z "$page" ]; then
  measure
else
  measure > "$work/table"
  sed "/^TABLE$/{
    r $work/table
    d
  }" tests/scripts/cold-start.md > "$page"
  echo "$page"
fi
