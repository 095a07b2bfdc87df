#!/bin/sh
# What of the tests of `annul diff` takes longer than a test should: each program of a user that must not compile is
# tried, each case in another order, and a hundred operations on both sides are compared, unchanged and changed.
# `tests/ci/diff.sh 22 release` compares a thousand, as fast as users have it. Needs no network once the workspace has
# been built.
set -eu

copies=${1:-2}
profile=${2:-dev}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
echo "diff: all programs that must not compile, all cases in another order"
cargo test --quiet --package annul-tests --test diff -- --ignored

echo "diff: $copies copies of each spec on both sides"
for folder in specs/*/; do
    provider=$(basename "$folder")
    copy=1
    while [ "$copy" -le "$copies" ]; do
        mkdir -p "$work/old/$provider-$copy"
        cp -r "$folder". "$work/old/$provider-$copy"
        copy=$((copy + 1))
    done
done
for service in "$work"/old/*/*/service.yaml; do
    provider=$(basename "$(dirname "$(dirname "$service")")")
    sed -e "s/^provider: .*/provider: $provider/" -e "s/^service: /service: copy${provider##*-}./" \
        "$service" >"$work/service.yaml"
    mv "$work/service.yaml" "$service"
done
for shared in "$work"/old/*/provider.yaml; do
    provider=$(basename "$(dirname "$shared")")
    sed -e "s/^provider: .*/provider: $provider/" "$shared" >"$work/provider.yaml"
    mv "$work/provider.yaml" "$shared"
done
cp -r "$work/old" "$work/same"
cp -r "$work/old" "$work/new"
# Words, a pattern that says the same, and a meaning.
find "$work/new" -name '*.yaml' ! -name service.yaml ! -name provider.yaml -exec sed -i.was \
    -e 's/^summary: .*/summary: Asks for the end of what runs./' \
    -e "s/regex: '\[a-zA-Z0-9\]+'/regex: '^[a-zA-Z0-9]+\$'/" \
    -e '/^  terminal: {[^}]*$/!s/^  terminal: .*/  terminal: unspecified/' {} +
find "$work/new" -name '*.was' -exec rm {} +

cargo build --quiet --profile "$profile" --package annul-cli
annul=${CARGO_TARGET_DIR:-$root/target}/$(echo "$profile" | sed 's/^dev$/debug/')/annul
compare() {
    start=$(date +%s)
    "$annul" diff "$work/old" "$work/$1" --fail-on never >"$work/report"
    head -1 "$work/report"
    echo "diff: $1 took $(($(date +%s) - start)) s"
}
compare same
compare new
