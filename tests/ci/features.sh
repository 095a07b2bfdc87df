#!/bin/sh
# Each feature of the bindings and of the runtime compiles by itself, without a warning: nobody has to turn on more than
# what they use. Of the services every fourth is built by itself; `tests/ci/features.sh 1` builds each, which takes minutes.
set -eu

step=${1:-4}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
for feature in "" wire client server listen tower ureq ureq-plain reqwest sigv4 oci huawei tracing; do
    echo "features: ${feature:-none}"
    cargo clippy --quiet --no-deps --package annul-runtime --features "$feature" -- -D warnings
    cargo clippy --quiet --no-deps --package annul --features "all $feature" -- -D warnings
    cargo clippy --quiet --no-deps --package annul --features "$feature" -- -D warnings
done
# Services by themselves, with both sides.
for service in $(sed -n '/^# <services>/,/^# <\/services>/s/^\([a-z0-9-]*\) = \[\]$/\1/p' generated/Cargo.toml |
    awk -v step="$step" 'NR % step == 0'); do
    echo "service: $service"
    cargo clippy --quiet --no-deps --package annul --features "$service client server" -- -D warnings
done
echo "features: dynamic"
cargo clippy --quiet --no-deps --package annul-runtime --features dynamic -- -D warnings
