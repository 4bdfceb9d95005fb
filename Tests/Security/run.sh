#!/usr/bin/env bash
# run.sh BIN [PORT]: runs the executables of BIN against a real broker over SASL PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, TLS
# and mutual TLS, and looks for their secrets wherever they must not be. One line a check; exit status 1 where one fails.
# The broker is started by broker.sh and stopped by $KAFKA_STOP PORT.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd) bin=$(cd "$1" && pwd) port=${2:-19292}
stop=${KAFKA_STOP:-/opt/kafka-real/stop.sh}
work=$(mktemp -d) && cd "$work"
failures=0 daemons=()
finish() {
    for pid in "${daemons[@]}"; do kill -9 "$pid" 2> /dev/null; done
    "$stop" "$port" > /dev/null 2>&1
    rm -rf "$work"
}
trap finish EXIT
"$here/broker.sh" "$work/keys" "$port" || exit 1
keys=$work/keys
article='{"id":"a-1","title":"Thanh Hóa","body":"Năm 2022, tỉnh Thanh Hóa đã thành lập 4.368 Tổ công nghệ số cộng đồng. Chuyển đổi số là nhiệm vụ trọng tâm."}'

check() { # NAME COMMAND…
    local name=$1 && shift
    if "$@"; then echo "ok      $name"; else echo "FAILED  $name" && failures=$((failures + 1)); fi
}
eventually() { # SECONDS COMMAND…
    local end=$((SECONDS + $1)) && shift
    until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.3; done
}
# The settings of a kind of connection, as flags in the array `flags`.
settings() {
    local trusted=(--kafka "ssl.ca.location=$keys/authority.pem")
    local login=(--kafka sasl.username=cds --kafka "sasl.password=@$keys/password")
    case $1 in
        plain) flags=("${login[@]}" --kafka security.protocol=sasl_plaintext --kafka sasl.mechanism=PLAIN) offset=1 ;;
        scram-256)
            flags=("${login[@]}" "${trusted[@]}" --kafka security.protocol=sasl_ssl --kafka sasl.mechanism=SCRAM-SHA-256)
            offset=2 ;;
        scram-512)
            flags=("${login[@]}" "${trusted[@]}" --kafka security.protocol=sasl_ssl --kafka sasl.mechanism=SCRAM-SHA-512)
            offset=3 ;;
        tls) flags=("${trusted[@]}" --kafka security.protocol=ssl) offset=4 ;;
        mutual)
            flags=("${trusted[@]}" --kafka security.protocol=ssl --kafka "ssl.certificate.location=$keys/client.pem"
                --kafka "ssl.key.location=$keys/client-encrypted.key" --kafka "ssl.key.password=@$keys/key-password")
            offset=5 ;;
    esac
    servers=127.0.0.1:$((port + offset))
}
# Whether none of the secrets stands in a text.
hidesSecrets() {
    ! grep -q -F -e "$(cat "$keys/password")" -e "$(cat "$keys/key-password")" -e "$(cat "$keys/wrong-password")" \
        -e "$(sed -n 2p "$keys/client.key")" "$@"
}
# Runs a daemon in the background: NAME TAG HTTP-PORT ARGUMENTS…
daemon() {
    local name=$1 tag=$2 http=$3 && shift 3
    "$bin/$name" run --bootstrap-servers "$servers" --topic-prefix "$tag" --http "127.0.0.1:$http" \
        --log-level debug --kafka debug=conf,security "$@" > "$tag.$name.out" 2> "$tag.$name.err" &
    daemons+=($!) pid=$!
}
hasRollup() {
    "$bin/cds-producer" dead-letters list --bootstrap-servers "127.0.0.1:$port" --topic-prefix "$1" 2>&1 | grep -q "^1 dead" &&
        kcat -b "127.0.0.1:$port" -C -t "$1.rollups" -o beginning -e -q -X isolation.level=read_committed -f '%k\n' |
        grep -q '^38/workforce.community_teams/2022$'
}

connects() { # KIND
    settings "$1"
    local tag=s-$1 secret
    "$bin/cds-producer" topics --bootstrap-servers "$servers" --topic-prefix "$tag" --partitions 2 \
        --replication-factor 1 "${flags[@]}" > "$tag.topics" 2>&1 || { cat "$tag.topics"; return 1; }
    printf '%s\n' "$article" | "$bin/cds-producer" publish --quiet --bootstrap-servers "$servers" --topic-prefix "$tag" \
        "${flags[@]}" - 2> "$tag.publish" || { cat "$tag.publish"; return 1; }
    kcat -b "127.0.0.1:$port" -P -t "$tag.articles" -k bad <<< 'not json'
    daemon cds-worker "$tag" $((port + 20)) "${flags[@]}" && local worker=$pid
    # The aggregator gets its secrets from the environment.
    local plain=() rest=("${flags[@]}")
    for secret in "${rest[@]}"; do
        case $secret in
            sasl.password=@*) export CDS_KAFKA_SASL_PASSWORD; CDS_KAFKA_SASL_PASSWORD=$(cat "$keys/password") ;;
            ssl.key.password=@*) export CDS_KAFKA_SSL_KEY_PASSWORD; CDS_KAFKA_SSL_KEY_PASSWORD=$(cat "$keys/key-password") ;;
            --kafka) ;;
            *) plain+=(--kafka "$secret") ;;
        esac
    done
    daemon cds-aggregator "$tag" $((port + 21)) "${plain[@]}" && local aggregator=$pid
    unset CDS_KAFKA_SASL_PASSWORD CDS_KAFKA_SSL_KEY_PASSWORD
    eventually 60 hasRollup "$tag" || { tail -5 "$tag".*.err; return 1; }
    curl -s -m 5 "http://127.0.0.1:$((port + 20))/metrics" > "$tag.metrics"
    curl -s -m 5 "http://127.0.0.1:$((port + 21))/metrics" >> "$tag.metrics"
    tr '\0' '\n' < "/proc/$worker/cmdline" > "$tag.listed"
    tr '\0' '\n' < "/proc/$aggregator/cmdline" >> "$tag.listed"
    kill "$worker" "$aggregator"
    wait "$worker" || return 1
    wait "$aggregator" || return 1
    grep -q cds_transactions_total "$tag.metrics" && hidesSecrets "$tag".*
}

# A client that must not get in: it says why, keeps its secrets, and goes on trying.
staysOut() { # KIND LISTENER CHANGE-OF-SETTINGS EXPECTED-TEXT
    settings "$1"
    servers=127.0.0.1:$((port + $2))
    daemon cds-worker "out-$1" $((port + 20)) "${flags[@]}" --kafka "$3"
    local said=1
    eventually 20 grep -q -i -e "cannot reach Kafka.*$4" "out-$1.cds-worker.err" && said=0
    curl -s -m 5 -o "out-$1.ready" -w '%{http_code}' "http://127.0.0.1:$((port + 20))/readyz" > "out-$1.status"
    kill "$pid" && wait "$pid"
    [ $said = 0 ] && grep -q 503 "out-$1.status" && hidesSecrets "out-$1".*
}

# A secret on the command line is gone from listings once the process runs.
hidesFlag() {
    settings plain
    daemon cds-worker flag $((port + 20)) --kafka security.protocol=sasl_plaintext --kafka sasl.mechanism=PLAIN \
        --kafka sasl.username=cds --kafka "sasl.password=$(cat "$keys/password")"
    eventually 10 grep -q 'kafka sasl.password = \[hidden\]' flag.cds-worker.err || return 1
    tr '\0' '\n' < "/proc/$pid/cmdline" > flag.listed
    kill "$pid" && wait "$pid"
    grep -q 'sasl.password=xxx' flag.listed && hidesSecrets flag.*
}

# Settings that librdkafka refuses are named without their value: status 2.
refuses() { # PROPERTY=VALUE NAMED-PROPERTY
    settings mutual
    "$bin/cds-producer" topics --bootstrap-servers "$servers" "${flags[@]}" --kafka "$1" > refused 2>&1
    [ $? = 2 ] && grep -q "$2" refused && hidesSecrets refused
}

for kind in plain scram-256 scram-512 tls mutual; do check "$kind: articles to roll-ups" connects "$kind"; done
check "plain: a wrong password" staysOut plain 1 "sasl.password=@$keys/wrong-password" "authentication failed"
check "scram: a wrong password" staysOut scram-512 3 "sasl.password=@$keys/wrong-password" "authentication failed"
check "tls: a broker that nobody vouches for" staysOut tls 4 "ssl.ca.location=$keys/stranger.pem" "certificate verify failed"
check "mutual: no certificate of one's own" staysOut tls 5 "ssl.endpoint.identification.algorithm=none" "bad certificate\|certificate required"
check "a password as a flag is not listed" hidesFlag
check "a key that is none" refuses "ssl.key.pem=$(sed -n 2p "$keys/client.key")" ssl.key.pem
check "a wrong key password" refuses "ssl.key.password=@$keys/wrong-password" ssl.key.location
echo "$failures checks failed"
[ $failures = 0 ]
