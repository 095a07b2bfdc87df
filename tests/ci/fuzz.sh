#!/usr/bin/env bash
# Every fuzz target builds, and breaks on nothing that it begins with or that was found before.
set -euo pipefail
cd "$(dirname "$0")/../.."
tests/fuzz/run replay
