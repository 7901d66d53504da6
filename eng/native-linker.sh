#!/usr/bin/env bash
# Prints the program to link native builds with: clang, which the SDK expects, else gcc. Installs clang only where there is neither.
set -euo pipefail
if ! command -v clang gcc > /dev/null; then
  { apt-get update && apt-get install --yes --no-install-recommends clang zlib1g-dev; } >&2
fi
basename "$(command -v clang || command -v gcc)"
