#!/usr/bin/env bash
# Breaks chosen places of the client one after another, in a copy of the repository, and shows that a test fails for each.
#   tests/scripts/mutants.sh                  breaks, builds and tests all: some minutes
#   tests/scripts/mutants.sh --tenth COMMIT   those of one tenth, which the hash of a commit chooses
#   tests/scripts/mutants.sh --check          only checks that each place to break is there, once
# A place is a class, one of its members, and a pattern (Perl) that fits once in that member, so that it outlives moved files and changed lines.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
mode=${1:-all}
tenth=
[ "$mode" != --tenth ] || tenth=$((16#$(printf '%s' "${2:?a commit}" | sha1sum | cut --characters 1-8) % 10))
number=0 killed=0 survived=0 missing=0

if [ "$mode" != --check ]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
  cd "$copy"
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
fi

# edit <file> <member> <pattern> <replacement>: prints the file with the place changed; fails unless the pattern fits once in the member.
# A member goes from the line that declares it to its brace, or to the blank line behind it. Overloads are one member.
edit() {
  MEMBER=$2 PATTERN=$3 REPLACEMENT=$4 perl -0777 -ne '
    my ($member, $pattern, $replacement) = @ENV{qw(MEMBER PATTERN REPLACEMENT)};
    my $declared = qr/^ {4}\w[^\n]*\b(?:$member)\b *(?:[(<\[\{=]|\n)/m;
    my $end = qr/^ {4}\}|^\}|\n\n {4}[\w\[\/]/m;
    my $places = 0;
    sub filled { my @groups = @_; $replacement =~ s/\$(\d)/$groups[$1]/gr }
    sub broken { my $text = shift; $places += $text =~ s/$pattern/filled($&, @{^CAPTURE})/ge; $text }
    s/$declared(?:(?!$end).)*/broken($&)/gse;
    print;
    END { exit($places == 1 ? 0 : 1) }' "$1"
}

build() { dotnet build tests/AliRds.Backups.Client.Tests --framework net10.0 --nologo -v quiet -p:RunAnalyzers=false > build.log 2>&1 || { cat build.log; exit 1; }; }

# mutant <what breaks> <class> <member> <pattern> <replacement> <test class that notices>
mutant() {
  number=$((number + 1))
  [ -z "$tenth" ] || [ $((number % 10)) -eq "$tenth" ] || return 0
  local file
  file=$(grep --recursive --files-with-matches --include='*.cs' --exclude-dir=obj --extended-regexp \
    "^(public|internal)[a-z ]* (class|record|struct|interface) $2\b" src/AliRds.Backups.Client src/AliRds.Backups.Client.HealthChecks || true)
  if ! { [ -f "$file" ] && edit "$file" "$3" "$4" "$5" > /tmp/mutated.$$; }; then
    missing=$((missing + 1))
    echo "$number. MISSING: $1: '$4' must fit once in $2.$3"
    rm -f /tmp/mutated.$$
    return 0
  fi

  [ "$mode" != --check ] || { rm /tmp/mutated.$$; return 0; }
  cp "$file" original
  mv /tmp/mutated.$$ "$file"
  build
  local outcome=0
  timeout 60 dotnet run --no-build --framework net10.0 --project tests/AliRds.Backups.Client.Tests -- -class "*.$6" > run.log 2>&1 || outcome=$?
  if [ "$outcome" -eq 124 ]; then
    killed=$((killed + 1))
    echo "$number. killed: $1 ($6 did not end)"
  elif [ "$outcome" -eq 0 ]; then
    survived=$((survived + 1))
    echo "$number. SURVIVED: $1 ($6)"
  else
    # A run that finds no test, or cannot begin, kills nothing.
    local failed
    failed=$(sed -n 's/.*Failed: \([0-9]*\).*/\1/p' run.log)
    [ "${failed:-0}" -gt 0 ] || { cat run.log; exit 1; }
    killed=$((killed + 1))
    echo "$number. killed: $1 ($6, $failed failed)"
  fi
  cp original "$file"
}

mutant "the nonce is not signed" V3Signer HeadersToSign \
  'headers\.Add\("x-acs-signature-nonce", [^;]*\);' '' V3SignerTests
mutant "parameters are signed in the wrong order" CanonicalQuery Compare \
  'CompareOrdinal\((\w+)\.Name, (\w+)\.Name\)' 'CompareOrdinal($2.Name, $1.Name)' V1SignerTests
mutant "a key of another secret is used again" KeyedHash Compute \
  '(\w+ is null) \|\| \w+\.Secret != \w+' '$1' KeyedHashTests
mutant "every attempt has the same nonce" GuidNonceSource Next \
  'Guid\.NewGuid\(\)' 'Guid.Empty' AttemptTests
mutant "a refused token is fetched again without end" FailureClassifier IsTransient \
  '!\w+\.HasRefreshedCredentials' 'true' AttemptTests
mutant "x-acs-retry-after counts as seconds" RetryAfter TryMilliseconds \
  'FromMilliseconds' 'FromSeconds' RetryWaitTests
mutant "the wish of the server to wait is ignored" RetryDelay Next \
  '\w+ is \{ \} \w+ \? Max\((\w+), \w+\) : \w+' '$1' RetryWaitTests
mutant "a wait goes on past the deadline" RetryPolicy IsWorthwhile \
  '< _totalTimeout' '< TimeSpan.MaxValue' TimeLimitTests
mutant "a write is sent again" RetryPolicy IsWorthwhile \
  '\w+\.IsIdempotent' 'true' AnyActionTests
mutant "an empty budget allows repetitions" RetryBudget CanTake \
  '>= CostOf\(\w+\)' '>= int.MinValue' RetryBudgetTests
mutant "the clock is corrected the wrong way" ServerClock Learn \
  'Set\((\w+) - ([\w.()]+)\);' 'Set($2 - $1);' ServerClockTests
mutant "a key of the cloud goes to an emulator" CredentialsTargetGuard ThrowIfForbidden \
  'if \(_isEmulator && ' 'if (!_isEmulator && ' CredentialsTargetGuardTests
mutant "an announced page without rows is empty" DescribeBackupsOperation Read \
  '\w+\.Backups\.Count == 0 && \w+\.PageRecordCount > 0' 'false' InvalidResponseTests
mutant "any object is an empty page" PageNode ToPage \
  '=> IsPage' '=> true' InvalidResponseTests
mutant "an error worth a retry stands for a result" RpcOperation ReadResponse \
  'exception\.RetryAdvice == RetryAdvice\.None && ' '' RecoveryTimeRangeTests
mutant "any object is a range" DescribeLocalAvailableRecoveryTimeOperation Read \
  '!node\.HasFields' 'false' RecoveryTimeRangeTests
mutant "24 o'clock is a time" WireTimestamp TryCreate \
  'hour > 23' 'hour > 24' ScalarDriftTests
mutant "a link prints its signature" BackupLink ToString \
  'GetQueryStart\(_utf8\) < 0' 'GetQueryStart(_utf8) > 0' BackupLinkTests
mutant "a short page is the last one" PageCounters IsLastPage \
  '(\w+)\.Backups\.Count == 0' '!IsFull($1)' ListingTests
mutant "a full page is the last one by its total alone" PageCounters IsLastPage \
  '\(!IsFull\(\w+\) \|\| [^()]+\)' 'true' ListingTests
mutant "a changed total between two pages is not seen" PageContinuity IsContiguous \
  '(!_needsOverlap) && \w+ == _total' '$1' CompletenessPropertyTests
mutant "a long text is cut off" XmlWalker Append \
  '(_textLength) \+= \w+\.Length' '$1 = piece.Length' XmlReadingTests
mutant "a body beyond the bound is read on" BoundedBody ReadAsync \
  'if \((\w+) > maxBytes\)' 'if ($1 < 0)' HttpTransportTests
mutant "a file with a wrong checksum is published" FileVerifier VerifyCrc64Async \
  'return \w+\.GetMismatch\((\w+)\) is \{ \} \w+ \? throw \w+ : \w+' 'return $1' BackupDownloaderTests
mutant "a renewed link is not waited for" ActiveLink IsExpired \
  '\w+ >= _expiresAt' 'false' LinkSourceTests
mutant "a name of a device is a file name" SafeFileName Clean \
  'IsDeviceName\((\w+)\) \? "_" \+ \w+ : \w+' '$1' SafeFileNameTests
mutant "a cancelled wait keeps its turn" PacingLimiter GiveBack \
  '_turn -= \w+;' '' PacingLimiterTests
mutant "an old backup is healthy" RdsBackupsHealthCheck Judge \
  '\w+ <= \w+\.MaxAge' 'true' RdsBackupsHealthCheckTests

cd "$root"
if [ "$mode" != --check ]; then
  echo "$killed of $((killed + survived)) killed, $survived survived, $missing of $number not found"
else
  echo "$((number - missing)) of $number places to break are there"
fi
[ $((survived + missing)) -eq 0 ]
