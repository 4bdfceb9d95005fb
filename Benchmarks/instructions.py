"""Guards the hot paths: how many instructions an article and a reading take, against what is stored.

Each path runs twice under callgrind, with the sample articles and with twice as many: the difference is what the articles
take, without the start of the process. Instructions repeat on a noisy machine; seconds do not.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORED = ROOT / "Benchmarks" / "instructions.json"
SAMPLES = ROOT / "Sources" / "cds-sandbox" / "Samples" / "articles.jsonl"
FOLDER = ROOT / ".build" / "bench"
THRESHOLD = 0.05


def stripped(binaries):
    """A copy of the measuring tool without debug information, which valgrind cannot read; its data beside it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    copy = FOLDER / "cds-bench"
    shutil.copy(binaries / "cds-bench", copy)
    subprocess.run(["strip", "-g", copy], check=True)
    data = "cds-cluster_Catalogue.resources"
    shutil.copytree(binaries / data, FOLDER / data, dirs_exist_ok=True)
    return copy


def articles(times):
    """The sample articles so many times over, each with an id of its own."""
    lines = [json.loads(line) for line in SAMPLES.read_text().splitlines() if line.strip()]
    copies = [{**line, "id": f"{line['id']}-{turn}"} for turn in range(times) for line in lines]
    return len(lines), "".join(json.dumps(copy, ensure_ascii=False) + "\n" for copy in copies).encode()


def profile(command, given, name):
    """Runs a command under callgrind; its instructions."""
    out = FOLDER / f"callgrind.{name}"
    environment = {"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1"}
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
    made = subprocess.run([*tool, *command], input=given, env=environment, capture_output=True)
    found = re.search(rb"Collected : (\d+)", made.stderr)
    if made.returncode != 0 or not found:
        sys.exit(f"{name}: valgrind failed:\n{made.stderr.decode()[-2000:]}")
    return int(found[1])


def measured(binaries):
    """The instructions of each path, for one item."""
    tool = stripped(binaries)
    count, once = articles(1)
    twice = articles(2)[1]
    found = {"an article read": cost([tool, "path", "read"], once, twice, count)}
    readings = [subprocess.run([tool, "path", "read"], input=given, check=True, capture_output=True).stdout
                for given in (once, twice)]
    found["a reading rolled up"] = cost([tool, "path", "rollup"], *readings, count)
    return found


def cost(command, once, twice, count):
    """The instructions of one item: what the second half of twice as many takes. Both runs go on beside each other."""
    path = command[-1]
    with ThreadPoolExecutor() as both:
        less = both.submit(profile, command, once, f"{path}.once")
        more = both.submit(profile, command, twice, f"{path}.twice")
        return round((more.result() - less.result()) / count)


def conditions():
    """What instruction counts depend on besides the code."""
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True)
    version = re.search(r"Swift version \S+", swift.stdout + swift.stderr)
    return {"swift": version[0] if version else "unknown", "libc": " ".join(platform.libc_ver()),
            "machine": platform.machine()}


def compare(found):
    """Tells what changed against what is stored; the exit status."""
    stored = json.loads(STORED.read_text())
    same = stored["conditions"] == conditions()
    worse = False
    for name, count in found.items():
        before = stored["instructions"].get(name)
        change = count / before - 1 if before else 0.0
        worse = worse or before is None or change > THRESHOLD
        was = "not stored" if before is None else f"{before:,}"
        print(f"{name}: {count:,} instructions, stored {was}: {change:+.1%}")
        if change < -THRESHOLD:
            print("  it is cheaper now: make bench-accept keeps it so")
    if not worse:
        return 0
    print(f"More than {THRESHOLD:.0%} dearer. Where: python3 Benchmarks/instructions.py profile\n"
          "If the change is worth it: make bench-accept, and commit Benchmarks/instructions.json with the reason.")
    if not same:
        print(f"Only a warning: the stored figures are of {stored['conditions']}, these of {conditions()}.")
    return 1 if same else 0


def functions(name):
    """The instructions of each function in a profile, without those of what it calls."""
    made = subprocess.run(["callgrind_annotate", "--threshold=100", FOLDER / f"callgrind.{name}"],
                          capture_output=True, text=True, check=True)
    lines = re.findall(r"^ *([\d,]+) \( *[\d.]+%\) +(?:\S*?:)(.*?)(?: \[[^]]*\])?$", made.stdout, re.M)
    found = {}
    for count, function in lines:
        found[function] = found.get(function, 0) + int(count.replace(",", ""))
    return found


def tell_where():
    """Prints of each path the functions that an item spends most in."""
    for path in ("read", "rollup"):
        once, twice = functions(f"{path}.once"), functions(f"{path}.twice")
        more = {name: count - once.get(name, 0) for name, count in twice.items()}
        total = sum(more.values())
        print(f"{path}: what the second half of the articles takes")
        largest = sorted(more.items(), key=lambda item: -item[1])[:20]
        for name, (_, count) in zip(demangled([name for name, _ in largest]), largest):
            print(f"  {count / total:6.1%}  {name[:120]}")


def demangled(names):
    """Swift's names for people."""
    return subprocess.run(["swift", "demangle", "--simplified", "--compact"], input="\n".join(names),
                          capture_output=True, text=True, check=True).stdout.splitlines()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["check", "accept", "profile"])
    parser.add_argument("--bin", type=Path, default=ROOT / ".build" / "release")
    given = parser.parse_args()
    found = measured(given.bin)
    if given.action == "check":
        sys.exit(compare(found))
    if given.action == "profile":
        return tell_where()
    stored = {"conditions": conditions(), "instructions": found}
    STORED.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n")
    print(STORED.read_text())


if __name__ == "__main__":
    main()
