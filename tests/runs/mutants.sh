#!/usr/bin/env bash
# Breaks chosen lines of the client one after another, in a copy of the repository, and shows that a test fails for each.
#   tests/runs/mutants.sh           breaks, builds and tests: some minutes
#   tests/runs/mutants.sh --check   only checks that each line to break is still there, once
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
mode=${1:-run}
client=src/AliRds.Backups.Client
number=0 killed=0 survived=0

if [ "$mode" = run ]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
  cd "$copy"
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
  # Nothing but the client changes between two builds.
  build() { dotnet build tests/AliRds.Backups.Client.Tests --nologo -v quiet -p:RunAnalyzers=false > build.log 2>&1 || { cat build.log; exit 1; }; }
  build
fi

# mutant <what breaks> <file> <line as it is> <line as it becomes> <test class that notices>
mutant() {
  number=$((number + 1))
  local text found
  text=$(cat "$client/$2"; printf x)
  found=${text//"$3"/}
  if [ $(((${#text} - ${#found}) / ${#3})) -ne 1 ]; then
    echo "$number. $1: '$3' must be in $2 exactly once"
    exit 1
  fi
  [ "$mode" = run ] || return 0

  cp "$client/$2" original
  text=${text/"$3"/"$4"}
  printf '%s' "${text%x}" > "$client/$2"
  build
  local outcome=0
  timeout 30 dotnet run --no-build --project tests/AliRds.Backups.Client.Tests -- -class "*$5" > run.log 2>&1 || outcome=$?
  if [ "$outcome" -eq 124 ]; then
    killed=$((killed + 1))
    echo "$number. killed: $1 ($5 did not end)"
  elif [ "$outcome" -eq 0 ]; then
    survived=$((survived + 1))
    echo "$number. SURVIVED: $1 ($5)"
  else
    # A run that finds no test, or cannot begin, kills nothing.
    local failed
    failed=$(sed -n 's/.*Failed: \([0-9]*\).*/\1/p' run.log)
    [ "${failed:-0}" -gt 0 ] || { cat run.log; exit 1; }
    killed=$((killed + 1))
    echo "$number. killed: $1 ($5, $failed failed)"
  fi
  cp original "$client/$2"
}

mutant "the nonce is not signed" Signing/V3Signer.cs \
  '        headers.Add("x-acs-signature-nonce", moment.Nonce);' '' V3SignerTests
mutant "parameters are signed in the wrong order" Signing/CanonicalQuery.cs \
  'string.CompareOrdinal(left.Name, right.Name)' 'string.CompareOrdinal(right.Name, left.Name)' V1SignerTests
mutant "a key of another secret is used again" Signing/KeyedHash.cs \
  'state is null || state.Secret != secret' 'state is null' KeyedHashTests
mutant "every attempt has the same nonce" Signing/GuidNonceSource.cs \
  'Guid.NewGuid().ToString("N")' 'Guid.Empty.ToString("N")' AttemptTests
mutant "a refused token is fetched again without end" Pipeline/RetryClassifier.cs \
  '!state.HasRefreshedCredentials && (state.HasRefreshedCredentials = true)' 'true' AttemptTests
mutant "x-acs-retry-after counts as seconds" Transport/RetryAfter.cs \
  'TimeSpan.FromMilliseconds(milliseconds)' 'TimeSpan.FromSeconds(milliseconds)' RetryWaitTests
mutant "the wish of the server to wait is ignored" Pipeline/RetryDelay.cs \
  'serverDelay is { } wish ? Max(own, wish) : own' 'own' RetryWaitTests
mutant "a wait goes on past the deadline" Pipeline/RetryPolicy.cs \
  '+ delay >= _totalTimeout' '+ delay >= TimeSpan.MaxValue' TimeLimitTests
mutant "an empty budget allows repetitions" Pipeline/RetryBudget.cs \
  'if (tokens < cost)' 'if (tokens < 0)' RetryBudgetTests
mutant "the clock is corrected the wrong way" Pipeline/ServerClock.cs \
  'Set(serverTime - _local.GetCurrentInstant());' 'Set(_local.GetCurrentInstant() - serverTime);' ServerClockTests
mutant "a key of the cloud goes to an emulator" Credentials/KeyGuard.cs \
  'if (_isEmulator && ' 'if (!_isEmulator && ' KeyGuardTests
mutant "an announced page without rows is empty" Wire/AnswerReader.cs \
  'page.Backups.Count == 0 && page.PageRecordCount > 0' 'false' NotAnAnswerTests
mutant "any object is an empty page" Wire/PageNode.cs \
  'internal BackupPage? ToPage() => IsAnswer' 'internal BackupPage? ToPage() => true' NotAnAnswerTests
mutant "24 o'clock is a time" Wire/WireTimestamp.cs \
  'hour > 23' 'hour > 24' ScalarDriftTests
mutant "a link prints its signature" Models/BackupLink.cs \
  'return query < 0 ? Reveal()' 'return query > 0 ? Reveal()' BackupLinkTests
mutant "a listing ends one page early" Paging/PageCounters.cs \
  'TotalOf(page) <= EndOf(page, number) &&' 'TotalOf(page) <= EndOf(page, number) + _pageSize &&' ListingTests
mutant "a changed total between two pages is not seen" Paging/PageSeam.cs \
  '!_needsOverlap && total == _total;' '!_needsOverlap;' CompletenessPropertyTests
mutant "a long text is cut off" Wire/XmlWalker.cs \
  'while ((read = _reader.ReadValueChunk' 'if ((read = _reader.ReadValueChunk' LongTextTests
mutant "a body beyond the bound is read on" Transport/BoundedBody.cs \
  'if (length > maxBytes)' 'if (length < 0)' HttpTransportTests
mutant "a file with a wrong checksum is published" Downloading/FileFinish.cs \
  'checksums.Mismatch(crc64) is { } mismatch ? throw mismatch : crc64' 'crc64' BackupDownloaderTests
mutant "a renewed link is not waited for" Downloading/Links/LinkLease.cs \
  'now >= _expiresAt' 'false' LinkSourceTests
mutant "a name of a device is a file name" Downloading/Files/SafeFileName.cs \
  'IsDeviceName(clean) ? "_" + clean : clean' 'clean' SafeFileNameTests
mutant "a cancelled wait keeps its turn" Pipeline/PacingLimiter.cs \
  '            _turn -= interval;' '' PacingLimiterTests

cd "$root"
if [ "$mode" = run ]; then
  echo "$killed of $number killed, $survived survived"
  [ "$survived" -eq 0 ]
else
  echo "$number lines to break are there"
fi
