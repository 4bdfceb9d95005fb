#!/usr/bin/env bash
# broker.sh FOLDER PORT: makes certificates and settings in FOLDER for a broker with five secured listeners on
# PORT+1 to PORT+5, starts it with $KAFKA_START (which takes a port, and further properties in KAFKA_EXTRA), and creates
# the SCRAM users with $KAFKA_TOOL.
set -euo pipefail
folder=$1 port=$2
start=${KAFKA_START:-/opt/kafka-real/start.sh} tool=${KAFKA_TOOL:-/opt/kafka-real/tool.sh}
mkdir -p "$folder" && cd "$folder"

# --- certificates: an authority, the broker's and a client's; and one of an authority that nobody trusts ------------
authority() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$1.key" -out "$1.pem" 2> openssl.log
}
signed() { # NAME AUTHORITY SUBJECT EXTENSION
    openssl req -newkey rsa:2048 -nodes -subj "$3" -keyout "$1.key" -out "$1.csr" 2>> openssl.log
    openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -days 2 \
        -extfile <(echo "$4") -out "$1.pem" 2>> openssl.log
}
authority authority
authority stranger
signed broker authority /CN=localhost "subjectAltName=DNS:localhost,IP:127.0.0.1"
signed client authority /CN=client "extendedKeyUsage=clientAuth"
openssl rand -hex 16 > password
openssl rand -hex 16 > key-password
openssl rand -hex 16 > wrong-password
openssl pkcs8 -topk8 -in client.key -passout file:key-password -v2 aes-256-cbc -out client-encrypted.key 2>> openssl.log
openssl pkcs8 -topk8 -nocrypt -in broker.key -out broker-pkcs8.key 2>> openssl.log
cat broker-pkcs8.key broker.pem authority.pem > broker-store.pem

# --- the broker ---------------------------------------------------------------------------------------------------
cat > jaas.conf <<JAAS
KafkaServer {
    org.apache.kafka.common.security.plain.PlainLoginModule required user_cds="$(cat password)";
    org.apache.kafka.common.security.scram.ScramLoginModule required;
};
JAAS
listener() { echo "$1://127.0.0.1:$((port + $2))"; }
listeners=$(listener PLAIN_ 1),$(listener SCRAM256 2),$(listener SCRAM512 3),$(listener TLS 4),$(listener MUTUAL 5)
map=PLAIN_:SASL_PLAINTEXT,SCRAM256:SASL_SSL,SCRAM512:SASL_SSL,TLS:SSL,MUTUAL:SSL
KAFKA_JVM="-Djava.security.auth.login.config=$PWD/jaas.conf" KAFKA_EXTRA="
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 10000)),$listeners
advertised.listeners=PLAINTEXT://127.0.0.1:$port,$listeners
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,$map
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
ssl.keystore.type=PEM
ssl.keystore.location=$PWD/broker-store.pem
ssl.truststore.type=PEM
ssl.truststore.location=$PWD/authority.pem
listener.name.mutual.ssl.client.auth=required
" "$start" "$port"
for mechanism in SCRAM-SHA-256 SCRAM-SHA-512; do
    "$tool" kafka.admin.ConfigCommand --bootstrap-server "127.0.0.1:$port" --alter \
        --add-config "$mechanism=[password=$(cat password)]" --entity-type users --entity-name cds > users.log 2>&1
done
