#!/usr/bin/env bash
# One node of Kafka, broker and controller (KRaft), in which every service has an account of its own and nobody may what
# is not allowed. Runs in Kafka's own image: the first start makes the certificate and the accounts, in the data volume.
set -euo pipefail

readonly data=/var/lib/kafka/data
readonly told=/etc/kafka/secrets
readonly properties=/tmp/server.properties
readonly store=$data/kafka.p12
readonly password=$data/kafka.p12.password

if [ ! -s "$store" ]; then
  (umask 077 && head -c 24 /dev/urandom | base64 > "$password")
  rm -f "$store.new"
  keytool -genkeypair -alias kafka -keyalg EC -groupname secp256r1 -dname CN=kafka -ext san=dns:kafka -validity 3650 \
    -storetype PKCS12 -keystore "$store.new" -storepass:file "$password"
  mv "$store.new" "$store"
fi
# Whom the services shall believe; the key stays here.
keytool -exportcert -rfc -alias kafka -keystore "$store" -storepass:file "$password" -file "$told/ca.pem.new"
mv "$told/ca.pem.new" "$told/ca.pem"

(
  umask 077
  cat > "$properties" << END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:9093
controller.listener.names=CONTROLLER
inter.broker.listener.name=INSIDE
listeners=SERVICES://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093,INSIDE://127.0.0.1:9094
advertised.listeners=SERVICES://kafka:9092,INSIDE://127.0.0.1:9094
listener.security.protocol.map=SERVICES:SASL_SSL,CONTROLLER:PLAINTEXT,INSIDE:PLAINTEXT
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.services.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
ssl.keystore.type=PKCS12
ssl.keystore.location=$store
ssl.keystore.password=$(cat "$password")
ssl.client.auth=none
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=User:admin;User:ANONYMOUS
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

if [ ! -e "$data/log/meta.properties" ]; then
  accounts=(--add-scram "SCRAM-SHA-512=[name=admin,password=$KAFKA_PASSWORD]")
  for service in auth user billing ledger reporting notification templating; do
    secret=${service^^}_PASSWORD
    accounts+=(--add-scram "SCRAM-SHA-512=[name=$service,password=${!secret}]")
  done
  /opt/kafka/bin/kafka-storage.sh format --cluster-id "$(head -c 16 /dev/urandom | base64 | tr '+/' 'AZ' | cut -c1-22)" \
    --config "$properties" "${accounts[@]}"
fi

exec /opt/kafka/bin/kafka-server-start.sh "$properties"
