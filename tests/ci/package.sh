#!/usr/bin/env bash
# Every crate is packed, and built from the packed archives alone: nothing that it needs was left out. Each archive has its
# README and both licences, and a packed command has the catalogue inside. Dependencies are those that the gate has built.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

crates="annul-runtime annul annul-codegen annul-import annul-cli"
packed=$work/target/package
cargo package --quiet --no-verify --allow-dirty --target-dir "$work/target" \
    --workspace --exclude annul-tests --exclude annul-benches

# One workspace of the unpacked crates; each finds the others there, as it will find them in a registry.
{
    echo '[workspace]'
    echo 'resolver = "3"'
    printf 'members = ['
    for crate in $crates; do printf '"%s-0.1.0", ' "$crate"; done
    printf ']\n\n[patch.crates-io]\n'
    for crate in $crates; do echo "$crate = { path = \"$crate-0.1.0\" }"; done
} >"$work/Cargo.toml"
for crate in $crates; do
    tar -xzf "$packed/$crate-0.1.0.crate" -C "$work"
    manifest=$(grep '^readme' "$work/$crate-0.1.0/Cargo.toml" | cut -d'"' -f2)
    for file in "$manifest" LICENSE-MIT LICENSE-APACHE; do
        if [ ! -s "$work/$crate-0.1.0/$file" ]; then
            echo "the packed $crate has no $file" >&2
            exit 1
        fi
    done
    for key in description repository keywords categories license; do
        if ! grep -q "^$key" "$work/$crate-0.1.0/Cargo.toml"; then
            echo "the manifest of $crate says no $key" >&2
            exit 1
        fi
    done
done
cp Cargo.lock "$work"
# The profiles too, so that dependencies are not built again.
sed -n '/^\[profile/,$p' Cargo.toml >>"$work/Cargo.toml"

cd "$work"
cargo check --quiet --offline --target-dir "$target" --package annul-runtime --package annul --package annul-import \
    --package annul-codegen --all-features
cargo build --quiet --offline --target-dir "$target" --package annul-cli --features live
mkdir empty
cd empty
listed=$("$target/debug/annul" list 2>/dev/null | grep -c '\.')
specs=$(grep -rl '^operation:' "$root/specs" --include='*.yaml' | wc -l)
if [ "$listed" -lt "$specs" ]; then
    echo "a packed command lists $listed of $specs operations" >&2
    exit 1
fi
echo "packed, unpacked and built: $(du -ch "$packed"/*.crate | tail -1 | cut -f1) of archives; the command lists $specs operations"
