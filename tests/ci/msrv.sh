#!/usr/bin/env bash
# The oldest compiler that the manifests name builds every published crate, with all features but those that say that they
# need a newer one. Skipped, and said so, where rustup does not have that compiler.
set -euo pipefail
cd "$(dirname "$0")/../.."
oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
if ! rustup run "$oldest.0" rustc --version 2>/dev/null; then
    echo "skipped: Rust $oldest is not installed (rustup toolchain install $oldest.0 --profile minimal)"
    exit 0
fi
target=${CARGO_TARGET_DIR:-target}/msrv
check() {
    echo "with Rust $oldest: $*"
    rustup run "$oldest.0" cargo check --quiet --locked --target-dir "$target" "$@"
}
check --package annul --features "all server reqwest tower ureq oci huawei tracing signal"
check --package annul-runtime --features "dynamic testing xml cbor server reqwest tower ureq oci huawei tracing signal"
check --package annul-codegen --package annul-import --package annul-cli --features annul-codegen/diff,annul-codegen/format,annul-cli/docs
