#!/usr/bin/env bash
# The command without its feature `live` pulls in no crate that the generator does not have; a packed one has the catalogue inside.
set -euo pipefail
cd "$(dirname "$0")/../.."

plain() {
    cargo tree --package annul-cli --edges normal --prefix none --format '{p}' | sed 's/ (.*//' | sort -u
}
for crate in tokio hyper reqwest rustls ring aws-sigv4; do
    if plain | grep -q "^$crate "; then
        echo "annul-cli needs $crate without its feature \`live\`" >&2
        exit 1
    fi
done

packed="$(cargo package --package annul-cli --list --allow-dirty)"
specs="$(cd specs && find . -name '*.yaml' | sed 's|^\./|specs/|' | sort)"
missing="$(comm -23 <(echo "$specs") <(echo "$packed" | sort))"
if [ -n "$missing" ]; then
    printf 'a packed annul-cli lacks:\n%s\n' "$missing" >&2
    exit 1
fi
echo "annul-cli: $(plain | wc -l) crates without \`live\`; packed with $(echo "$specs" | wc -l) specs"
