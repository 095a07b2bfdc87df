#!/bin/sh
# Two hundred operations (each of the repository's own four times, under other providers) generate, compile with
# everything that can be emitted, and give the same bytes a second time. Takes a few minutes; needs no network once
# the workspace has been built.
set -eu

copies=${1:-4}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "many: $copies copies of each spec"
for folder in "$root"/specs/*/; do
    provider=$(basename "$folder")
    copy=1
    while [ "$copy" -le "$copies" ]; do
        mkdir -p "$work/specs"
        cp -r "$folder" "$work/specs/$provider-$copy"
        # One gateway serves them all, so each copy is called in its own way; the protocols of AWS have one path.
        root_path=/copy$copy
        if [ "$provider" = aws ]; then root_path=/; fi
        for operation in "$work/specs/$provider-$copy"/*/*.yaml; do
            sed -e "s/\([ {]\)target: \([A-Z]\)/\1target: Copy${copy}\2/" -e "s|\([ {]\)template: '/|\1template: '/copy$copy/|" \
                -e "s/target_aliases: \[/&Copy$copy./" -e "s|template: '/copy$copy/service/|template: '/service/Copy$copy|" \
                -e "s|template: '/copy$copy/'|template: '$root_path'|" \
                "$operation" >"$work/operation.yaml"
            mv "$work/operation.yaml" "$operation"
        done
        for service in "$work/specs/$provider-$copy"/*/service.yaml "$work/specs/$provider-$copy"/provider.yaml; do
            [ -e "$service" ] || continue
            sed -e "s/^provider: .*/provider: $provider-$copy/" -e "s/^service: /service: copy$copy./" \
                -e "s/^version: '/&copy$copy-/" \
                "$service" >"$work/service.yaml"
            mv "$work/service.yaml" "$service"
        done
        copy=$((copy + 1))
    done
done

mkdir -p "$work/crate/src"
cp "$root/Cargo.lock" "$work/crate/"
cat >"$work/crate/Cargo.toml" <<END
[package]
name = "many"
version = "0.0.0"
edition = "2024"

[features]
default = ["wire", "client", "server", "ureq"]
wire = []
client = []
server = []
ureq = []

[dependencies]
annul-runtime = { path = "$root/codegen/runtime", features = ["wire", "client", "server", "xml", "cbor"] }

[workspace]
END

# What it says about two thousand files is of interest only if something is wrong.
generate() {
    (cd "$work" && cargo run --quiet --manifest-path "$root/Cargo.toml" --package annul-cli -- \
        generate specs --service-features false --out "$1") 2>"$work/said" || { cat "$work/said" >&2; exit 1; }
}

echo "many: generate"
generate crate/src
operations=$(find "$work/crate/src" -name validate.rs | wc -l)
echo "many: $operations operations; compile"
CARGO_TARGET_DIR="$target/many" RUSTFLAGS="-D warnings" \
    cargo check --quiet --manifest-path "$work/crate/Cargo.toml"

echo "many: generate again"
generate again
diff -r "$work/crate/src" "$work/again"
echo "many: $operations operations compile, and two runs give the same bytes"
