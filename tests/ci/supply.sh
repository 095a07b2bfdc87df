#!/usr/bin/env bash
# Every crate of the lock file has a licence and a source that deny.toml allows, and none is banned; every crate of the workspace
# forbids unsafe code. Needs no network; `cargo deny check` adds the advisories.
set -euo pipefail
cd "$(dirname "$0")/../.."
metadata=$(mktemp)
trap 'rm -f "$metadata"' EXIT
cargo metadata --locked --offline --format-version 1 --all-features >"$metadata" 2>/dev/null ||
    cargo metadata --locked --format-version 1 --all-features >"$metadata"
python3 - "$metadata" <<'P'
import json, re, sys, tomllib

deny = tomllib.load(open("deny.toml", "rb"))
workspace = tomllib.load(open("Cargo.toml", "rb"))
metadata = json.load(open(sys.argv[1]))
allowed, faults = set(deny["licenses"]["allow"]), []
sources = {f"registry+{address}" for address in deny["sources"]["allow-registry"]}
banned = {ban["crate"] for ban in deny["bans"]["deny"]}


def holds(expression):
    """Whether one of the alternatives of a licence expression is allowed as a whole."""
    expression = expression.replace("/", " OR ")
    depth, parts, word = 0, [], ""
    for token in re.findall(r"[()]|[^\s()]+", expression):
        depth += {"(": 1, ")": -1}.get(token, 0)
        if depth == 0 and token in ("OR", "AND"):
            parts += [word.strip(), token]
            word = ""
        else:
            word += token + " "
    parts.append(word.strip())
    for joint, judge in (("OR", any), ("AND", all)):
        if joint in parts:
            groups, group = [], []
            for part in parts + [joint]:
                if part == joint:
                    groups.append(" ".join(group))
                    group = []
                else:
                    group.append(part)
            return judge(holds(group) for group in groups)
    word = parts[0]
    if word.startswith("("):
        return holds(word[1:-1])
    return word in allowed


members = set(metadata["workspace_members"])
for package in metadata["packages"]:
    name = f"{package['name']} {package['version']}"
    if package["id"] not in members:
        if package["source"] not in sources:
            faults.append(f"{name} comes from {package['source']}")
        if not holds(package["license"] or "none"):
            faults.append(f"{name} has the licence {package['license']}")
    if package["name"] in banned:
        faults.append(f"{name} is banned")
    if package["id"] in members:
        manifest = tomllib.load(open(package["manifest_path"], "rb"))
        if manifest.get("lints", {}).get("workspace") is not True:
            faults.append(f"{name} is without the lints of the workspace")
if workspace["workspace"]["lints"]["rust"]["unsafe_code"] != "forbid":
    faults.append("unsafe code is not forbidden")
print("\n".join(faults) or f"{len(metadata['packages'])} crates have licences and sources that are allowed")
sys.exit(bool(faults))
P
