#!/bin/sh
# What the importer makes of a whole package of models: each operation of botocore that is called Cancel, Stop, Abort or
# Terminate is imported, checked, generated and compiled without a warning; then the specs of AWS in the repository are
# held against the same models, and those of Google against its discovery documents. Prints the counts. Takes some
# minutes; needs Python, and the network until the packages lie under target/.
set -eu

version=${BOTOCORE:-1.44.5}
google=${GOOGLE_API_PYTHON_CLIENT:-2.202.0}
# What is known to be drafted, and how many of those fit beside each other; a change of either is to be looked at.
drafted_at_least=${DRAFTED:-347}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
venv=$target/import-venv/$version-$google
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -e "$venv/installed" ]; then
    echo "import: install botocore $version and google-api-python-client $google"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "botocore==$version" "google-api-python-client==$google"
    touch "$venv/installed"
fi
models=$(echo "$venv"/lib/python3*/site-packages/botocore/data)
documents=$(echo "$venv"/lib/python3*/site-packages/googleapiclient/discovery_cache/documents)

cargo build --quiet --manifest-path "$root/Cargo.toml" --package annul-cli
annul=$target/debug/annul

echo "import: every operation like a cancel"
# What is refused makes the exit code 1; how many, the counts say.
"$annul" import "$models" --all --out "$work/specs" --retrieved 2026-11-30 --report json \
    >"$work/report" 2>"$work/said" || [ $? -eq 1 ]
python3 - "$work/report" "$drafted_at_least" <<'END'
import collections, json, re, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
drafted = [row for row in rows if row["outcome"] == "drafted"]
held = [row for row in drafted if not row["findings"]]
inputs = [row for row in held if not any(left.startswith("`") and "output" not in left for left in row["left_out"])]
print(f"import: {len(rows)} operations; {len(drafted)} drafted, {len(held)} of them hold, {len(inputs)} with all of their input")
reasons = collections.Counter(re.sub("`[^`]*`", "`…`", row["reason"]) for row in rows if row["reason"])
for reason, count in reasons.most_common():
    print(f"import: {count} refused: {reason}")
for row in drafted:
    for finding in row["findings"]:
        print(f"import: {row['service']}.{row['operation']} does not hold: {finding}")
sys.exit(len(held) < int(sys.argv[2]) or len(held) < len(drafted))
END

# One gateway has one meaning for each call; services that share a call cannot stand in one crate with servers.
"$annul" check "$work/specs" --format json >"$work/findings" || true
python3 - "$work/findings" <<'END'
import json, os, sys
clashes, others = set(), []
for one in json.load(open(sys.argv[1]))["findings"]:
    if one["rule"] == "gateway-clash":
        clashes.add(one["place"]["path"])
    elif one["severity"] == "error":
        others.append(one["message"])
for path in clashes:
    if os.path.exists(path):
        os.remove(path)
print(f"import: {len(clashes)} called as one of another service is, and left out of what is compiled")
sys.exit(f"import: together they do not hold: {others[:3]}" if others else 0)
END
"$annul" fmt --check "$work/specs" >"$work/unlaid" || { cat "$work/unlaid"; exit 1; }

mkdir -p "$work/crate/src"
cp "$root/Cargo.lock" "$work/crate/"
cat >"$work/crate/Cargo.toml" <<END
[package]
name = "imported"
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
(cd "$work" && "$annul" generate specs --service-features false --out crate/src) >/dev/null 2>"$work/said" ||
    { cat "$work/said"; exit 1; }
operations=$(find "$work/crate/src" -name validate.rs | wc -l)
echo "import: compile $operations operations"
CARGO_TARGET_DIR="$target/imported" CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 RUSTFLAGS="-D warnings" \
    cargo check --quiet --manifest-path "$work/crate/Cargo.toml"
rm -rf "$target/imported"
echo "import: $operations operations compile without a warning"

echo "import: the specs of AWS against the same models"
"$annul" verify --against "$models" --quiet "$root/specs/aws"

echo "import: the specs of Google against its documents"
for service in batch:v1 bigquery:v2 dataflow:v1b3 dataproc:v1; do
    name=${service%%:*}
    "$annul" verify --against "$documents/$name.${service##*:}.json" --quiet "$root/specs/gcp/$name"
done
