#!/usr/bin/env bash
# The documentation site is written without a network, twice the same; every snippet of every operation compiles, and each
# shell snippet is a command that is taken. (Links, texts and ids are tests of the command.)
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --quiet --package annul-cli --features live
annul=$target/debug/annul
"$annul" docs --out "$work/one" 2>/dev/null
"$annul" docs --out "$work/two" 2>/dev/null
diff -r "$work/one" "$work/two"

# Each Rust snippet becomes a module of one crate.
mkdir -p "$work/crate/src"
cat >"$work/crate/Cargo.toml" <<MANIFEST
[package]
name = "snippets"
version = "0.0.0"
edition = "2024"
[workspace]
[dependencies]
annul = { path = "$root/generated", features = ["all", "server", "ureq", "sigv4", "oci", "huawei"] }
MANIFEST
cp Cargo.lock "$work/crate"
sed -n '/^\[profile/,$p' Cargo.toml >>"$work/crate/Cargo.toml"
python3 - "$work/one" "$work/crate/src" "$work/commands" <<'PYTHON'
import html, pathlib, re, sys

site, source, commands = map(pathlib.Path, sys.argv[1:])
modules, lines = [], []
for page in sorted(site.glob("operation/*.html")):
    blocks = re.findall(r'<code class="language-(rust|shell)">(.*?)</code></pre>', page.read_text(), re.S)
    for at, (language, text) in enumerate(blocks):
        text = html.unescape(text)
        if language == "shell":
            lines += text.splitlines()[1:]  # the server is started once
            continue
        name = re.sub(r"\W", "_", page.stem).lower() + f"_{at}"
        (source / f"{name}.rs").write_text(text)
        modules.append(f"mod {name};")
(source / "lib.rs").write_text("#![allow(dead_code)]\n" + "\n".join(modules) + "\n")
commands.write_text("\n".join(lines) + "\n")
print(f"docs: {len(modules)} snippets of Rust, {len(lines) // 2} of the shell, on {len(list(site.rglob('*.html')))} pages")
PYTHON
cargo check --quiet --offline --manifest-path "$work/crate/Cargo.toml" --target-dir "$target"

# The shell reads each line as a user's shell does, against a server on a free port.
"$annul" serve --listen 127.0.0.1:0 --settle 10 >"$work/address" 2>"$work/log" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    address=$(sed -n 's|^listening on http://||p' "$work/address")
    [ -n "$address" ] && break
    sleep 0.1
done
export ANNUL_TOKEN=x AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_REGION=eu-central-1
export HUAWEICLOUD_SDK_AK=x HUAWEICLOUD_SDK_SK=x HUAWEICLOUD_SDK_REGION=eu-west-101
ran=0 skipped=0
while read -r line; do
    line=${line//127.0.0.1:8080/$address}
    rc=0
    said=$(eval "${line/#annul /\"$annul\" }" 2>&1) || rc=$?
    case $rc:$said in
        # Stopped, or told to stop where nothing shows the end.
        0:* | 5:* | 6:*) ran=$((ran + 1)) ;;
        # Credentials that are a file, which nobody has here: the words of the command line were right.
        *credential* | *ANNUL_* | *.oci*) skipped=$((skipped + 1)) ;;
        *)
            printf '%s\n%s (%d)\n' "$line" "$said" "$rc" >&2
            exit 1
            ;;
    esac
done <"$work/commands"
echo "docs: $ran shell commands did what they say; $skipped need credentials that are not here"
