#!/bin/sh
# Random specs that hold, compiled in a crate of a user under the strictest lints: nothing is warned of, and emitted
# operations do with requests and replies what dynamic ones do. `tests/ci/random.sh 3000` compiles three thousand;
# `ANNUL_RANDOM=50000 cargo test --release -p annul-tests --test random` looks at dynamic ones only. A seed is a spec:
# `ANNUL_SEED=7 cargo test -p annul-tests --test random -- --ignored --nocapture shows_a_seed` shows one.
set -eu

count=${1:-200}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
echo "random: $count operations"
ANNUL_RANDOM=$count cargo test --quiet --package annul-tests --test random -- --ignored emitted_operations
