#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own: on loopback, on a free port, in a folder that is removed in the end.
# The command finds its address in ANNUL_POSTGRES. Where there is none, it is installed (Debian, as root); where that
# cannot be done, the command runs without, unless CI asks for it.
set -euo pipefail

find_server() {
    local folder
    for folder in "$(pg_config --bindir 2>/dev/null || true)" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
            echo "$folder"
            return
        fi
    done
    return 1
}

if ! bin="$(find_server)" && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # The package would start a server of its own at once.
    mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/annul.conf
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null || true
    bin="$(find_server || true)"
fi
if [ -z "${bin:-}" ]; then
    echo "PostgreSQL is not there, and cannot be installed: its tests are left out." >&2
    [ -z "${CI:-}" ] || exit 1
    exec "$@"
fi

# The server does not run as root.
as_user=()
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
    as_user=(runuser -u postgres --)
fi
folder="$(mktemp -d /tmp/annul-postgres.XXXXXX)"
chmod 755 "$folder"
[ "${#as_user[@]}" = 0 ] || chown postgres "$folder"
control() { (cd "$folder" && "${as_user[@]}" "$bin/pg_ctl" --silent --pgdata "$folder/data" "$@"); }
trap 'control --mode immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT

port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
(cd "$folder" && "${as_user[@]}" "$bin/initdb" --pgdata "$folder/data" --username annul --auth trust --no-sync >/dev/null)
options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c max_connections=300"
control --log "$folder/log" --options "$options" --wait start >/dev/null

ANNUL_POSTGRES="postgres://annul@127.0.0.1:$port/postgres" "$@"
