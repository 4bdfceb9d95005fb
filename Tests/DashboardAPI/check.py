#!/usr/bin/env python3
"""Asks the dashboard of a sandbox everything that its openapi.yaml allows, and much that it does not (schemathesis).

    check.py BINARIES [--examples N] [--seed N]

Starts `cds-sandbox` from the folder of the executables, waits for the address that it prints, gives the description real
keys for examples (an article, a roll-up), and checks each answer against it: status, type, schema, refusals.
Then it listens to the events, whose lines a fuzzer does not read. Exit status: that of schemathesis, or 1.
"""

import argparse
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

STARTS_WITHIN = 180
EVENTS = "/api/v1/events"


def start(binaries):
    """The sandbox and its dashboard's address."""
    sandbox = subprocess.Popen([binaries / "cds-sandbox", "--http", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + STARTS_WITHIN
    for line in sandbox.stdout:
        page = re.search(r"dashboard: (http://[\w.]+:\d+)/", line)
        if page:
            return sandbox, page[1]
        if time.monotonic() > deadline:
            break
    sandbox.kill()
    sys.exit("the sandbox did not say where the dashboard is")


def get(url):
    with urllib.request.urlopen(url, timeout=10) as response:
        return response.read()


def with_examples(address):
    """The description as it is served, with parameters that lead to something."""
    api = yaml.safe_load(get(f"{address}/api/openapi.yaml"))
    page = json.loads(get(f"{address}/api/v1/provinces/38"))
    article = json.loads(get(f"{address}/api/v1/status"))["lastArticle"]["id"]
    rollup = page["rollups"][0]
    key = "/".join([rollup["province"], rollup["indicator"], rollup["period"]])
    examples = {
        "indicator": rollup["indicator"], "period": rollup["period"], "province": "38", "provinces": "38,40,34:08",
        "key": key, "id": article, "q": "thanh hoa",
    }
    shared = list(api["components"]["parameters"].values())
    own = [one for path in api["paths"].values() for one in path["get"].get("parameters", [])]
    for parameter in shared + own:
        if parameter.get("name") in examples:
            parameter["example"] = examples[parameter["name"]]
    return api


def check_events(address, api):
    """The first status, against its schema."""
    schema = {"$ref": "#/components/schemas/Status", "components": api["components"]}
    with urllib.request.urlopen(address + EVENTS, timeout=10) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream", stream.headers
        for line in stream:
            if line.startswith(b"data: "):
                Draft202012Validator(schema).validate(json.loads(line.removeprefix(b"data: ")))
                return


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binaries", type=Path)
    parser.add_argument("--examples", type=int, default=20, help="requests of each kind, for each path")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sandbox, address = start(options.binaries)
    try:
        api = with_examples(address)
        check_events(address, api)
        with tempfile.TemporaryDirectory() as folder:
            description = Path(folder) / "openapi.json"
            description.write_text(json.dumps(api), "utf-8")
            status = subprocess.run([
                Path(sys.executable).with_name("schemathesis"), "run", description, "--url", address,
                "--exclude-path", EVENTS, "--phases", "examples,coverage,fuzzing", "--seed", str(options.seed),
                "--max-examples", str(options.examples), "--request-timeout", "10", "--generation-database", "none",
                "--no-color",
            ]).returncode
    finally:
        sandbox.send_signal(signal.SIGINT)
        sandbox.wait(30)
    sys.exit(status)


if __name__ == "__main__":
    main()
