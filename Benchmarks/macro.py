"""The executables as they are, on a broker, with the floors and peers beside them in the same call."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from confluent_kafka import Consumer, Producer

import cluster
from cluster import Committed, Process, publish, topics


def generate(binaries, file, count, *more):
    """Writes so many generated articles to a file."""
    with open(file, "wb") as out:
        subprocess.run([binaries / "cds-bench", "articles", "--count", str(count), *more], check=True, stdout=out)
    return file


def read(binaries, lines):
    """What the worker reads of articles, without Kafka."""
    made = subprocess.run([binaries / "cds-worker", "read"], input=b"".join(lines), check=True, capture_output=True)
    return made.stdout.splitlines()


# MARK: Worker against its floor and its peer

class Throughput:
    """Articles a second of a worker, of the same engine with an empty handler, and of a copying worker in Python, once with
    records as large as readings and once with whole articles."""

    def __init__(self, binaries, file, count):
        self.binaries, self.file, self.count = binaries, file, count
        with open(file, "rb") as lines:
            sample = [next(lines) for _ in range(min(500, count))]
        self.reading_bytes = round(statistics.mean(len(reading) for reading in read(binaries, sample)))
        bodies = [json.loads(line)["body"] for line in sample]
        density = sum(len(body.encode()) for body in bodies) / sum(map(len, bodies))
        self.body_characters = max(0, round((self.reading_bytes - 300) / density))

    def arms(self, to):
        """The command of each arm."""
        peer = [sys.executable, Path(__file__).parent / "copying_worker.py", *to.options()]
        peer += [] if cluster.REAL else ["--embedded"]
        return {
            "worker": [self.binaries / "cds-worker", "run", *to.options()],
            "empty handler": [self.binaries / "cds-bench", "copy", *to.options(), "--bytes", str(self.reading_bytes)],
            "python": [*peer, "--body-characters", str(self.body_characters)],
            "python with whole articles": peer,
        }

    def run(self, rounds):
        """Articles a second of each arm, round by round, and the worker's most memory."""
        rates, memory = {}, []
        with topics(self.binaries) as to:
            publish(self.binaries, to, self.file)
            for turn in range(rounds):
                arms = list(self.arms(to).items())
                for name, command in arms if turn % 2 == 0 else reversed(arms):
                    group = f"{to.prefix}.{name.replace(' ', '-')}-{turn}"
                    rate, megabytes = self.arm(to, command, group, name.startswith("python"))
                    rates.setdefault(name, []).append(rate)
                    if name == "worker":
                        memory.append(megabytes)
        return {"articles a second": rates, "reading bytes": self.reading_bytes, "worker megabytes": memory}

    def arm(self, to, command, group, is_peer):
        """One run from the first article to the last: the rate between a tenth and all of them."""
        command = [*command, "--group", group]
        process = Process(command) if is_peer else Process.daemon(command)
        committed = Committed(to, group)
        try:
            samples = [(time.monotonic(), 0)]
            while samples[-1][1] < self.count:
                process.check()
                samples.append((time.monotonic(), committed.count()))
                time.sleep(0.02)
            megabytes = process.peak_megabytes()
        finally:
            process.stop()
            committed.close()
        first = [sample for sample in samples if sample[1] < self.count / 10][-1]
        return (samples[-1][1] - first[1]) / max(1e-9, samples[-1][0] - first[0]), megabytes


# MARK: Aggregator on a broker

class Aggregation:
    """An aggregator that comes late to a topic of readings, then starts again and restores what it had."""

    def __init__(self, binaries, count):
        self.binaries, self.count = binaries, count
        made = subprocess.run(
            [binaries / "cds-bench", "readings", "--count", str(count)], check=True, capture_output=True)
        self.readings = [line.split(b"\t", 1) for line in made.stdout.splitlines()]

    def run(self, rounds):
        """Readings a second of both, processor seconds a reading and the most memory, round by round."""
        found = [self.turn() for _ in range(rounds)]
        return {name: [one[name] for one in found] for name in found[0]}

    def turn(self):
        """One aggregator on topics of its own."""
        with topics(self.binaries) as to:
            self.publish(to)
            command = [self.binaries / "cds-aggregator", "run", *to.options()]
            late = Process.daemon(command)
            try:
                late.wait_until_ready()
                started = time.monotonic()
                self.wait_until_rolled_up(to, late)
                rolled = {"rolled up a second": self.count / (time.monotonic() - started),
                          "processor seconds a reading": late.processor_seconds() / self.count,
                          "megabytes": late.peak_megabytes()}
            finally:
                late.stop()
            again = Process.daemon(command)
            try:
                return rolled | {"restored a second": self.count / again.wait_until_ready(600),
                                 "megabytes restored": again.peak_megabytes()}
            finally:
                again.stop()

    def publish(self, to):
        """Writes the readings as a worker would, but for its transactions."""
        producer = Producer({"bootstrap.servers": to.servers, "compression.type": "lz4", "linger.ms": 20})
        for key, value in self.readings:
            while True:
                try:
                    producer.produce(to.name("readings"), value, key)
                    break
                except BufferError:
                    producer.poll(0.1)
        producer.flush(60)

    def wait_until_rolled_up(self, to, daemon):
        """Waits until the readings were split into partials, and these rolled up."""
        topics_read = [Committed(to, f"{to.prefix}.aggregator", topic) for topic in ("readings", "partials")]
        readings, partials = topics_read
        try:
            while readings.count() < self.count or not partials.is_at_end():
                daemon.check()
                time.sleep(0.02)
        finally:
            for topic in topics_read:
                topic.close()


# MARK: Publishing against kcat

def publishing(binaries, file, rounds):
    """Seconds that `cds-producer publish` and kcat take for the same lines."""
    keyed = file.with_suffix(".keyed")
    with open(file, encoding="utf-8") as lines, open(keyed, "w", encoding="utf-8") as out:
        out.writelines(f"{json.loads(line)['id']}\t{line}" for line in lines)
    seconds = {"cds-producer": [], "kcat": []}
    for turn in range(rounds):
        for name in sorted(seconds, reverse=turn % 2 == 1):
            with topics(binaries) as to:
                seconds[name].append(publish(binaries, to, file) if name == "cds-producer" else kcat(to, keyed))
    return seconds


def kcat(to, file):
    """Seconds that kcat takes for lines that begin with their key (the broker refuses compacted topics any other), with
    the producer's compression and its own defaults otherwise."""
    started = time.monotonic()
    command = ["kcat", "-P", "-b", to.servers, "-t", to.name("articles"), "-K", "\t", "-z", "lz4", "-l", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - started


# MARK: From publishing to a visible roll-up

class Latency:
    """How long it takes from publishing an article until the roll-up that it alone makes is visible."""

    def __init__(self, binaries, folder, rate, seconds):
        self.binaries, self.rate = binaries, rate
        file = generate(binaries, folder / "probes.jsonl", rate * seconds, "--kind", "probe")
        self.lines = file.read_bytes().splitlines(keepends=True)
        self.keys, known = [], set()
        for reading in map(json.loads, read(binaries, self.lines)):
            own = {f"{of['province']}/{of['indicator']}/{of['period']}" for of in reading["observations"]
                   if of.get("indicator") and of.get("province") and of.get("period")} - known
            known |= own
            self.keys.append(min(own, default=None))

    def run(self):
        """Milliseconds of each article but those of the first two seconds, sorted."""
        with topics(self.binaries) as to:
            daemons = [Process.daemon([self.binaries / f"cds-{name}", "run", *to.options()])
                       for name in ("worker", "aggregator")]
            try:
                for daemon in daemons:
                    daemon.wait_until_ready()
                seen, sent = self.publish(to)
            finally:
                for daemon in daemons:
                    daemon.stop()
        timed = [(key, sent[place]) for place, key in enumerate(self.keys) if key and place >= 2 * self.rate]
        return {"milliseconds": sorted(round((seen[key] - at) * 1e3, 1) for key, at in timed if key in seen),
                "missing": sum(key not in seen for key, _ in timed)}

    def publish(self, to):
        """Publishes at the wanted rate, and notes when each roll-up is seen first."""
        producer = Producer({"bootstrap.servers": to.servers, "linger.ms": 0, "enable.idempotence": True})
        consumer = Consumer({
            "bootstrap.servers": to.servers, "group.id": f"{to.prefix}.eyes", "auto.offset.reset": "earliest",
            "isolation.level": "read_committed", "fetch.wait.max.ms": 10, "enable.auto.commit": False})
        consumer.subscribe([to.name("rollups")])
        while not consumer.assignment():
            consumer.consume(1, 0.1)
        # From its start to its first message an idempotent producer of librdkafka takes up to a second.
        producer.produce(to.name("articles"), None, "nobody's")
        producer.flush(30)
        seen, sent, wanted, started = {}, [], {key for key in self.keys if key}, time.monotonic()
        deadline = started + len(self.lines) / self.rate + 30
        while len(seen) < len(wanted) and time.monotonic() < deadline:
            while len(sent) < min(len(self.lines), (time.monotonic() - started) * self.rate):
                line = self.lines[len(sent)]
                producer.produce(to.name("articles"), line.rstrip(), json.loads(line)["id"])
                sent.append(time.monotonic())
            producer.poll(0)
            for message in consumer.consume(500, 0.002):
                key = message.key().decode() if not message.error() else None
                if key in wanted:
                    seen.setdefault(key, time.monotonic())
        consumer.close()
        return seen, sent


# MARK: Starting and idling

def resources(binaries, rounds, idle_seconds=10):
    """Seconds from start to ready and those of processor time among them, and the share of an idle daemon."""
    starts, work, idle = {"worker": [], "aggregator": []}, {"worker": [], "aggregator": []}, {}
    with topics(binaries) as to:
        for turn in range(rounds):
            for name, times in starts.items():
                daemon = Process.daemon([binaries / f"cds-{name}", "run", *to.options()])
                try:
                    times.append(daemon.wait_until_ready())
                    work[name].append(daemon.processor_seconds())
                    if turn == rounds - 1:
                        time.sleep(1)
                        before = daemon.processor_seconds()
                        time.sleep(idle_seconds)
                        idle[name] = (daemon.processor_seconds() - before) / idle_seconds
                finally:
                    daemon.stop()
    return {"seconds to ready": starts, "processor seconds to ready": work, "idle share": idle}
