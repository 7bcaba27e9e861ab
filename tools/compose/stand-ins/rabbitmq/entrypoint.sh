#!/bin/sh
# As RabbitMQ's own image: root gives the data to the account and becomes it.
set -eu
if [ "$(id -u)" = 0 ]; then
  chown -R rabbitmq:rabbitmq /var/lib/rabbitmq
  exec gosu rabbitmq sh "$0" "$@"
fi
export RABBITMQ_LOGS=- HOME=/var/lib/rabbitmq
exec /usr/lib/rabbitmq/bin/rabbitmq-server
