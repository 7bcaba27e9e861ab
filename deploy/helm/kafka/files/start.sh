#!/usr/bin/env bash
# One node of Kafka, broker and controller (KRaft), in which every service has an account of its own and nobody may what
# is not allowed. Runs in Kafka's own image: the first start makes the accounts in the data volume, a later one changes
# the passwords that are others by then.
set -euo pipefail

readonly data=/var/lib/kafka/data
readonly properties=/tmp/server.properties
readonly known=$data/accounts.sha256

# The controller and the way by which the node speaks to itself are on loopback, for nobody else in the cluster.
(
  umask 077
  cat > "$properties" << END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:9093
controller.listener.names=CONTROLLER
inter.broker.listener.name=INSIDE
listeners=SERVICES://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093,INSIDE://127.0.0.1:9094
advertised.listeners=SERVICES://$ADVERTISED_HOST:9092,INSIDE://127.0.0.1:9094
listener.security.protocol.map=SERVICES:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT,INSIDE:PLAINTEXT
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.services.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=User:$ADMIN_ACCOUNT;User:ANONYMOUS
log.dirs=$data/log
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=6
offsets.retention.minutes=43200
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=3
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=4000
broker.heartbeat.interval.ms=1000
log.cleaner.dedupe.buffer.size=8388608
END
)

password_of() {
  local variable=${1^^}_PASSWORD
  [ "$1" != "$ADMIN_ACCOUNT" ] || variable=KAFKA_PASSWORD
  printf '%s' "${!variable}"
}

fingerprint() {
  for account in $ACCOUNTS; do
    printf '%s:%s\n' "$account" "$(password_of "$account")"
  done | sha256sum | cut -d ' ' -f 1
}

# While the broker runs: the passwords of the Secret become those of the accounts, one after the other.
change_passwords() {
  local account settings
  settings=$(mktemp /tmp/account.XXXXXX)
  until (exec 3<> /dev/tcp/127.0.0.1/9094) 2> /dev/null; do sleep 1; done
  for account in $ACCOUNTS; do
    printf 'SCRAM-SHA-512=password=%s\n' "$(password_of "$account")" > "$settings"
    until KAFKA_HEAP_OPTS=-Xmx128m /opt/kafka/bin/kafka-configs.sh --bootstrap-server 127.0.0.1:9094 --alter \
      --entity-type users --entity-name "$account" --add-config-file "$settings"; do
      echo "The password of $account could not be changed; once more in 10 s."
      sleep 10
    done
  done
  rm "$settings"
  fingerprint > "$known"
}

if [ ! -e "$data/log/meta.properties" ]; then
  accounts=()
  for account in $ACCOUNTS; do
    accounts+=(--add-scram "SCRAM-SHA-512=[name=$account,password=$(password_of "$account")]")
  done
  /opt/kafka/bin/kafka-storage.sh format --cluster-id "$(head -c 16 /dev/urandom | base64 | tr '+/' 'AZ' | cut -c1-22)" \
    --config "$properties" "${accounts[@]}"
  fingerprint > "$known"
# Also after a format that was cut off before the accounts were whole.
elif [ "$(cat "$known" 2> /dev/null)" != "$(fingerprint)" ]; then
  change_passwords &
fi

exec /opt/kafka/bin/kafka-server-start.sh "$properties"
