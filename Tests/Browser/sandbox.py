"""The sandbox as a user starts it, and the one command that publishes."""

import os
import pathlib
import re
import signal
import subprocess
import threading
import time

STARTS_WITHIN = 180


class Sandbox:
    """`cds-sandbox` with its dashboard; `url` is the page's address, `broker` the Kafka address."""

    def __init__(self, binaries: pathlib.Path, log: pathlib.Path):
        self.binaries = binaries
        self.log = log
        self.url = None
        self.broker = None
        self._process = None

    def __enter__(self):
        self._process = subprocess.Popen(
            [self.binaries / "cds-sandbox"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()
        deadline = time.monotonic() + STARTS_WITHIN
        while not (self.url and self.broker):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise RuntimeError(f"the sandbox did not say where the dashboard is:\n{self.log.read_text()}")
            time.sleep(0.05)
        return self

    def _read(self):
        with self.log.open("w") as log:
            for line in self._process.stdout:
                log.write(line)
                log.flush()
                page = re.search(r"http://[\w.]+:\d+/", line)
                if page and "dashboard" in line.lower():
                    self.url = page[0]
                broker = re.search(r"--bootstrap-servers ([\w.]+:\d+)", line)
                if broker:
                    self.broker = broker[1]

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()

    def publish(self, path: pathlib.Path, *options: str):
        """One command, as in the README."""
        command = [self.binaries / "cds-producer", "publish", "--bootstrap-servers", self.broker, *options, path]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
