#!/bin/sh
# Each feature of the bindings and of the runtime compiles by itself, without a warning: nobody has to turn on more than
# what they use.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
for feature in "" wire client server tower ureq ureq-plain reqwest sigv4 oci huawei tracing; do
    echo "features: ${feature:-none}"
    cargo clippy --quiet --no-deps --package annul-runtime --features "$feature" -- -D warnings
    cargo clippy --quiet --no-deps --package annul --features "all $feature" -- -D warnings
    cargo clippy --quiet --no-deps --package annul --features "$feature" -- -D warnings
done
# Each service by itself, with both sides.
for service in $(sed -n '/^# <services>/,/^# <\/services>/s/^\([a-z0-9-]*\) = \[\]$/\1/p' generated/Cargo.toml); do
    echo "service: $service"
    cargo clippy --quiet --no-deps --package annul --features "$service client server" -- -D warnings
done
echo "features: dynamic"
cargo clippy --quiet --no-deps --package annul-runtime --features dynamic -- -D warnings
