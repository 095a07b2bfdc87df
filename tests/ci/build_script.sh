#!/bin/sh
# The front for build scripts, tried with cargo itself in crates of users: all of it, also what `cargo test` leaves out
# because it takes long. Takes a few minutes; needs no network once the workspace has been built.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
cargo test --quiet --package annul-tests --test extender -- --include-ignored
