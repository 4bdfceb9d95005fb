"""The peer of a worker: confluent-kafka, JSON parsed and written again, the same transactions. It reads nothing.

What it writes is the article, whole, or with its body cut so that its records are as large as readings are.
"""

import argparse
import json
import signal

from confluent_kafka import Consumer, Producer

BATCH, WAIT = 1_000, 0.025


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bootstrap-servers", required=True)
    parser.add_argument("--topic-prefix", required=True)
    parser.add_argument("--group", required=True)
    parser.add_argument("--body-characters", type=int, help="how much of a body is copied; all of it by default")
    parser.add_argument("--embedded", action="store_true", help="the embedded broker forgets offsets of transactions")
    return parser.parse_args()


def clients(given):
    """A consumer and a producer with the worker's settings, but for requests in flight and what is kept ready, which are left
    at their best: the more is kept ready, the less librdkafka waits."""
    consumer = Consumer({
        "bootstrap.servers": given.bootstrap_servers, "group.id": given.group, "enable.auto.commit": False,
        "enable.auto.offset.store": False, "isolation.level": "read_committed", "auto.offset.reset": "earliest",
        "partition.assignment.strategy": "cooperative-sticky", "fetch.wait.max.ms": 100})
    producer = Producer({
        "bootstrap.servers": given.bootstrap_servers, "transactional.id": given.group, "compression.type": "lz4",
        "linger.ms": 5, "partitioner": "consistent", "queue.buffering.max.kbytes": 131072})
    producer.init_transactions()
    return consumer, producer


def main():
    given = options()
    consumer, producer = clients(given)
    topic = f"{given.topic_prefix}.readings"
    consumer.subscribe([f"{given.topic_prefix}.articles"])
    running = [True]
    signal.signal(signal.SIGTERM, lambda *_: running.clear())
    while running:
        messages = consumer.consume(BATCH, WAIT)
        if not messages:
            continue
        producer.begin_transaction()
        for message in messages:
            article = json.loads(message.value())
            article["body"] = article["body"][:given.body_characters]
            copy = json.dumps(article, ensure_ascii=False).encode()
            producer.produce(topic, copy, message.key(), headers=message.headers())
            consumer.store_offsets(message)
        offsets = consumer.position(consumer.assignment())
        producer.send_offsets_to_transaction(offsets, consumer.consumer_group_metadata())
        producer.commit_transaction()
        if given.embedded:
            consumer.commit(asynchronous=False)
    consumer.close()


if __name__ == "__main__":
    main()
