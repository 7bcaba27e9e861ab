#!/bin/sh
# As PostgreSQL's own image: the first start makes the cluster and the database, with the password that it is given.
set -eu
if [ "$(id -u)" = 0 ]; then
  chown postgres:postgres /var/lib/postgresql
  exec gosu postgres sh "$0" "$@"
fi
data=/var/lib/postgresql/18/docker
program=/opt/postgres/bin
if [ ! -s "$data/PG_VERSION" ]; then
  mkdir -p "$data"
  printf '%s' "$POSTGRES_PASSWORD" > /tmp/password
  "$program/initdb" --pgdata="$data" --username=postgres --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8 --locale=C > /dev/null
  rm /tmp/password
  printf 'CREATE DATABASE "%s";\n' "${POSTGRES_DB:-postgres}" | "$program/postgres" --single -D "$data" postgres > /dev/null
  echo 'host all all all scram-sha-256' >> "$data/pg_hba.conf"
fi
[ "$1" != postgres ] || shift
exec "$program/postgres" -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp "$@"
