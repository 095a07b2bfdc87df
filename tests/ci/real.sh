#!/usr/bin/env bash
# Slurm, moto and Jupyter, started on this machine: what they run is stopped by the catalogue's client, and they keep their specs but for
# what is listed in tests/real/*.yaml. Python packages come by pip; Slurm by apt, where this may install it, and is left out loudly elsewhere.
set -euo pipefail
top="$(cd "$(dirname "$0")/../.." && pwd)"
here="$top/tests/real"
venv="${ANNUL_REAL_VENV:-$top/target/real-venv}"

if ! command -v slurmrestd >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        packages="slurmctld slurmd slurmrestd slurm-client"
        # Nothing is started by the installation.
        RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null ||
            echo "SLURM IS LEFT OUT: apt-get cannot install $packages" >&2
    else
        echo "SLURM IS LEFT OUT: it is not installed, and only root of a Debian can install it here" >&2
    fi
fi
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cd "$here"
exec "$venv/bin/python" -m pytest -q -rs -p no:cacheprovider "$@" .
