"""What is measured with: a broker, topics of a prefix, and processes."""

import http.client
import os
import signal
import socket
import subprocess
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient

ROOT = Path(__file__).resolve().parent.parent
TOPICS = ["articles", "readings", "partials", "rollups", "provinces", "national", "dead-letters"]
REAL = os.environ.get("CDS_TEST_BOOTSTRAP_SERVERS", "")
# The embedded broker keeps 5 MiB a partition: more partitions hold more articles.
PARTITIONS = 6 if REAL else 24


@dataclass
class Topics:
    """The topics of a fresh prefix."""

    servers: str
    prefix: str
    partitions: int

    def options(self):
        """The options that every command needs."""
        return ["--bootstrap-servers", self.servers, "--topic-prefix", self.prefix]

    def name(self, topic):
        """The whole name of a topic."""
        return f"{self.prefix}.{topic}"


@contextmanager
def topics(binaries, partitions=PARTITIONS):
    """Topics of a fresh prefix, on the real broker where there is one, else on an embedded one of their own."""
    prefix = f"bench-{uuid.uuid4().hex[:8]}"
    if not REAL:
        command = [binaries / "cds-bench", "broker", "--partitions", str(partitions), prefix]
        broker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            yield Topics(broker.stdout.readline().strip(), prefix, partitions)
        finally:
            broker.stdin.close()
            broker.wait(10)
        return
    made = Topics(REAL, prefix, partitions)
    options = made.options() + ["--partitions", str(partitions)]
    subprocess.run([binaries / "cds-producer", "topics", *options], check=True, capture_output=True)
    try:
        yield made
    finally:
        AdminClient({"bootstrap.servers": REAL}).delete_topics([made.name(topic) for topic in TOPICS])


class Process:
    """A daemon that is measured."""

    def __init__(self, command, address=None):
        self.address = address
        self.started = time.monotonic()
        self.process = subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE, text=True)

    @classmethod
    def daemon(cls, command):
        """A daemon of the cluster, with health on a free port."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        address = f"127.0.0.1:{port}"
        return cls([*command, "--http", address, "--log-level", "error"], address)

    def wait_until_ready(self, timeout=60):
        """Seconds from the start of the process until it says that it is ready."""
        while time.monotonic() - self.started < timeout:
            if self._is_ready():
                return time.monotonic() - self.started
            self.check()
            time.sleep(0.005)
        raise RuntimeError(f"not ready after {timeout} s")

    def _is_ready(self):
        try:
            connection = http.client.HTTPConnection(self.address, timeout=2)
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def check(self):
        """Raises where the process has ended."""
        if self.process.poll() is not None:
            raise RuntimeError(f"{self.process.args} ended: {self.process.stderr.read()}")

    def peak_megabytes(self):
        """The most memory that it had resident."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1000

    def processor_seconds(self):
        """The processor time that it has used, to the nanosecond: /proc/PID/stat counts in hundredths of a second."""
        # A process's clock by its number: clock_getcpuclockid(3), as Linux makes it.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def stop(self):
        """Ends it and waits."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()


def publish(binaries, to, file):
    """Publishes a file of articles; seconds that it took."""
    started = time.monotonic()
    command = [binaries / "cds-producer", "publish", *to.options(), "--log-level", "error", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - started


# What a broker answers while it takes up its groups.
STARTING = {
    KafkaError.NOT_COORDINATOR, KafkaError.COORDINATOR_LOAD_IN_PROGRESS, KafkaError.COORDINATOR_NOT_AVAILABLE,
    KafkaError._TIMED_OUT}


class Committed:
    """How much of a topic a group has read and committed."""

    def __init__(self, of, group, topic="articles"):
        self.places = [TopicPartition(of.name(topic), number) for number in range(of.partitions)]
        self.consumer = Consumer(
            {"bootstrap.servers": of.servers, "group.id": group, "isolation.level": "read_uncommitted"})
        self.known = [0] * of.partitions

    def offsets(self):
        """The committed offset of each partition; as they were, where a broker cannot tell just now."""
        try:
            places = self.consumer.committed(self.places, timeout=10)
        except KafkaException as error:
            if error.args[0].code() not in STARTING:
                raise
        else:
            self.known = [max(0, place.offset) for place in places]
        return self.known

    def count(self):
        """The sum of the committed offsets."""
        return sum(self.offsets())

    def is_at_end(self):
        """Whether all of the topic was read, but for the mark of the transaction that ends a partition."""
        ends = [self.consumer.get_watermark_offsets(place, timeout=10)[1] for place in self.places]
        return all(end - offset <= 1 for offset, end in zip(self.offsets(), ends))

    def close(self):
        """Gives the client back."""
        self.consumer.close()
