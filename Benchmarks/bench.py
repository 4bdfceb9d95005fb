"""Measures the cluster against the goals of docs/performance.md; see `make bench`."""

import argparse
import json
import os
import platform
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import goals

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / ".build" / "bench"
PARTS = ["micro", "throughput", "aggregation", "publishing", "latency", "resources"]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=[], help=", ".join(PARTS))
    parser.add_argument("--bin", type=Path, default=ROOT / ".build" / "release")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, help="how many a worker reads in a round")
    parser.add_argument("--readings", type=int, help="how many an aggregator rolls up in a round")
    parser.add_argument("--published", type=int, help="how many are published in a round")
    parser.add_argument("--million", action="store_true", help="fill an aggregator with a million readings, too")
    return parser.parse_args()


def conditions():
    """What the figures hold for."""
    def first_line(*command):
        made = subprocess.run(command, capture_output=True, text=True)
        return (made.stdout or made.stderr).strip().splitlines()[0] if made.stdout or made.stderr else "unknown"

    return {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "cores": os.cpu_count(),
        "load": os.getloadavg(), "machine": platform.platform(), "swift": first_line("swift", "--version"),
        "librdkafka": first_line("pkg-config", "--modversion", "rdkafka"),
        "broker": os.environ.get("CDS_TEST_BOOTSTRAP_SERVERS") or "embedded",
        "commit": first_line("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"),
    }


def processor_time():
    """Ticks of all cores since the machine started, and those of them that its host gave to other machines."""
    ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return sum(ticks), ticks[7]


def micro(given):
    """Parts alone, by `cds-bench micro`."""
    results = OUTPUT / "micro.json"
    seen = ["1000", "50000"] + (["1000000"] if given.million else [])
    command = [given.bin / "cds-bench", "micro", "--rounds", str(max(5, given.rounds)), "--json", results]
    subprocess.run([*command, *(part for count in seen for part in ("--seen", count))], check=True)
    return json.loads(results.read_text()) | {"two processes against one": processes(given)}


def processes(given):
    """What two cores of this machine give at most: articles a second of two reading processes, which share nothing,
    against one, round by round."""
    articles = subprocess.run(
        [given.bin / "cds-bench", "articles", "--count", "5000"], check=True, capture_output=True).stdout

    def seconds(count):
        started = time.monotonic()
        running = [subprocess.Popen([given.bin / "cds-bench", "path", "read"], stdin=subprocess.PIPE,
                                    stdout=subprocess.DEVNULL) for _ in range(count)]
        with ThreadPoolExecutor() as threads:
            list(threads.map(lambda process: process.communicate(articles), running))
        return time.monotonic() - started

    return [2 * seconds(1) / seconds(2) for _ in range(max(5, given.rounds))]


def macro(given, parts):
    """The executables on a broker."""
    import cluster
    import macro as parts_of_macro

    results = {}
    count = given.articles or (100_000 if cluster.REAL else 4_000)
    if "throughput" in parts:
        file = parts_of_macro.generate(given.bin, OUTPUT / "articles.jsonl", count)
        results["throughput"] = parts_of_macro.Throughput(given.bin, file, count).run(given.rounds)
    # The embedded broker lets a member join again only after its session timeout, which no restore is to be measured by.
    if "aggregation" in parts and cluster.REAL:
        results["aggregation"] = parts_of_macro.Aggregation(given.bin, given.readings or 40_000).run(given.rounds)
    if "publishing" in parts:
        published = given.published or (100_000 if cluster.REAL else 4_000)
        file = parts_of_macro.generate(given.bin, OUTPUT / "published.jsonl", published)
        results["publishing"] = parts_of_macro.publishing(given.bin, file, given.rounds)
    if "latency" in parts:
        results["latency"] = parts_of_macro.Latency(given.bin, OUTPUT, 500, 20 if cluster.REAL else 8).run()
    if "resources" in parts:
        results["resources"] = parts_of_macro.resources(given.bin, given.rounds)
    return results


def main():
    given = options()
    parts = given.parts or PARTS
    OUTPUT.mkdir(parents=True, exist_ok=True)
    report = {"conditions": conditions()}
    before = processor_time()
    rows = []
    if "micro" in parts:
        report["micro"] = micro(given)
        rows += goals.micro_rows(report["micro"])
    if set(parts) - {"micro"}:
        report["macro"] = macro(given, parts)
        rows += goals.macro_rows(report["macro"])
    report["conditions"]["load at the end"] = os.getloadavg()
    spent, stolen = (now - then for now, then in zip(processor_time(), before))
    report["conditions"]["share of the cores that the host took"] = round(stolen / spent, 2)
    report["goals"] = [vars(row) for row in rows]
    file = OUTPUT / f"{report['conditions']['at'].replace(':', '')}.json"
    file.write_text(json.dumps(report, ensure_ascii=False, indent=1))
    print(json.dumps(report["conditions"], ensure_ascii=False))
    print(goals.table(row for row in rows if row.found != goals.NOT_MEASURED or not given.parts))
    print(f"written: {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
