"""What the cluster costs at 1, 10, 100 and 10,000 times today's volume, from the constants that `make bench` measured.

The laws, each checked by a benchmark of the same name in docs/performance.md:
- reading: a constant for an article; workers share nothing, so that they scale with partitions and cores;
- fold 1: a constant for a reading, on the owner of the article's partition; its state grows with the articles;
- fold 2: a constant for a reading, on the owner of the indicator's partition; a popular indicator has one owner;
- restore: a constant for a reading, on the cores of the process that takes a partition over.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).resolve().parent.parent / ".build" / "bench"
DAY = 86_400
# Vietnamese articles on digital transformation a day, a generous guess; and the years of archives that stay in force.
TODAY, YEARS = 500, 10


@dataclass
class Constants:
    """What one article or reading takes."""

    worker_seconds: float  # processor of a worker, Kafka's share with it
    first_fold_seconds: float
    second_fold_seconds: float
    state_bytes: float  # resident in an aggregator
    restored_a_second: float  # on two cores
    stored_bytes: float = 12_000  # on a broker's disk, all topics of the prefix, one replica, compacted

    @classmethod
    def measured(cls, report):
        """The constants of a run's JSON."""
        series = {one["name"]: median(one["seconds"]) for one in report["micro"]["series"] if one["seconds"]}
        memory = report["micro"]["residentMegabytes"]
        largest = max(int(name.split()[2]) for name in memory)
        rate = median(report["macro"]["throughput"]["articles a second"]["worker"])
        return cls(
            worker_seconds=1 / rate, first_fold_seconds=series["rollup/fold 1 after 50000"],
            second_fold_seconds=series["rollup/fold 2 after 50000"],
            state_bytes=memory[f"aggregator with {largest} readings"] * 1e6 / largest,
            restored_a_second=1 / next(v for k, v in series.items() if k.startswith("restore/") and "two" in k))


def rows(of, partitions, hot):
    """One row a volume."""
    for factor in (1, 10, 100, 10_000):
        rate = TODAY * factor / DAY
        archive = TODAY * factor * 365 * YEARS
        owners = min(partitions, max(2, round(archive * of.state_bytes / 4e9)))
        yield {
            "times today": f"{factor:,}", "articles/s": f"{rate:,.3g}", "archive": f"{archive:,.3g}",
            "2-core workers to read": f"{rate * of.worker_seconds:,.2g}",
            "cores to roll up": f"{rate * (of.first_fold_seconds + of.second_fold_seconds):,.2g}",
            "hot owner's core": f"{rate * of.second_fold_seconds * hot:,.2g}",
            "state, GB": f"{archive * of.state_bytes / 1e9:,.3g}", "aggregators of 4 GB": f"{owners:,}",
            "restore of one, s": f"{archive / owners / of.restored_a_second:,.3g}",
            "replay on two cores, h": f"{archive * of.worker_seconds / 3600:,.3g}",
            "disk, GB": f"{archive * of.stored_bytes / 1e9:,.3g}",
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", nargs="?", type=Path, help="a run's JSON; default: the newest")
    parser.add_argument("--partitions", type=int, default=6)
    parser.add_argument("--hot", type=float, default=0.3, help="the share of figures that one indicator has")
    given = parser.parse_args()
    file = given.results or max(RESULTS.glob("20*.json"), key=lambda path: path.stat().st_mtime)
    of = Constants.measured(json.loads(file.read_text()))
    print(of)
    table = list(rows(of, given.partitions, given.hot))
    print("| " + " | ".join(table[0]) + " |\n|" + " --- |" * len(table[0]))
    for row in table:
        print("| " + " | ".join(row.values()) + " |")


if __name__ == "__main__":
    main()
