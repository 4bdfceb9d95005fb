"""The goals of speed, and what a run says of each."""

from dataclasses import dataclass
from statistics import median


NOT_MEASURED = "not measured"


@dataclass
class Row:
    """One goal: what was found, with its range, and whether that is enough."""

    what: str
    goal: str
    found: str = NOT_MEASURED
    is_met: bool | None = None


def spread(values, form="{:.2f}"):
    """The median of values and their range."""
    if not values:
        return NOT_MEASURED
    return f"{form.format(median(values))} ({form.format(min(values))} to {form.format(max(values))})"


def ratios(above, below):
    """Round by round, one over the other."""
    return [one / other for one, other in zip(above, below)]


def at_least(what, limit, values, form="{:.2f}", unit=""):
    """A goal that the median must reach."""
    goal = f"≥ {form.format(limit)}{unit}"
    return Row(what, goal, spread(values, form) + unit, median(values) >= limit) if values else Row(what, goal)


def at_most(what, limit, values, form="{:.1f}", unit=""):
    """A goal that the median must not pass."""
    goal = f"≤ {form.format(limit)}{unit}"
    return Row(what, goal, spread(values, form) + unit, median(values) <= limit) if values else Row(what, goal)


def rates(micro, name):
    """Items a second, round by round."""
    return [1 / seconds for seconds in series(micro, name)["seconds"]]


def series(micro, name):
    """A series of the micro benchmark; one without values where it was not measured."""
    found = [one for one in micro.get("series", []) if one["name"].startswith(name)]
    return found[0] if found else {"seconds": [], "bytes": 0}


def json_alone(micro, name):
    """Microseconds that the JSON of something would take by itself, at the rates of a reading's, round by round."""
    read, written = micro.get("jsonBytes", {}).get(name, [0, 0])
    decoded, encoded = series(micro, "json/decode reading"), series(micro, "json/encode reading")
    if not read or not decoded["bytes"]:
        return []
    return [(read * slow + written * fast) / decoded["bytes"] * 1e6
            for slow, fast in zip(decoded["seconds"], encoded["seconds"])]


def micro_rows(micro):
    """The goals that need no broker."""
    news = series(micro, "reading/news/4000-7000")
    megabytes = [news["bytes"] / seconds / 1e6 for seconds in news["seconds"]]
    small, large = series(micro, "reading/news/5000"), series(micro, "reading/news/100000")
    growth = [(b / large["bytes"]) / (a / small["bytes"]) for a, b in zip(small["seconds"], large["seconds"])]
    codec = [(a + b) * 1e6 for a, b in zip(
        series(micro, "json/decode article")["seconds"], series(micro, "json/encode reading")["seconds"])]
    late, early = series(micro, "rollup/apply after 50000"), series(micro, "rollup/apply after 1000")
    memory = micro.get("residentMegabytes", {}).get("aggregator with 1000000 readings")
    return [
        at_least("reading alone, one core, articles/s", 10_000, rates(micro, "reading/news/4000-7000"), "{:,.0f}"),
        at_least("reading alone, one core", 65, megabytes, "{:.1f}", " MB/s"),
        at_most("reading: cost of a byte of 100 KB against one of 5 KB", 1.2, growth, "{:.2f}"),
        at_most("JSON: article decoded and reading encoded", 25, codec, "{:.1f}", " µs"),
        at_least("reading, two cores against one", 1.8, ratios(rates(micro, "cores/2"), rates(micro, "cores/1"))),
        Row("two processes that share nothing against one", "what the machine gives",
            spread(micro.get("two processes against one", []))),
        at_least("aggregator, readings/s, one core", 20_000, [1 / seconds for seconds in late["seconds"]], "{:,.0f}"),
        Row("aggregator: the JSON of a reading alone, µs", "50 for everything",
            spread(json_alone(micro, "a reading after 50000"), "{:.0f}")),
        at_most("aggregator: cost after 50,000 articles against 1,000", 1.5,
                ratios(late["seconds"], early["seconds"]), "{:.2f}"),
        at_least("restore, readings/s, two cores", 40_000, rates(micro, "restore/50000, two cores"), "{:,.0f}"),
        at_most("memory of an aggregator, a million readings", 1_500, [memory] if memory else [], "{:,.0f}", " MB"),
    ]


def macro_rows(macro):
    """The goals that are measured with processes and a broker."""
    through = macro.get("throughput", {}).get("articles a second", {})
    worker = through.get("worker", [])
    rolled = macro.get("aggregation", {})
    published, latency = macro.get("publishing", {}), macro.get("latency", {}).get("milliseconds", [])
    resources = macro.get("resources", {})
    starts, idle = resources.get("seconds to ready", {}), resources.get("idle share", {})

    def quantile(share):
        return [latency[min(len(latency) - 1, int(share * len(latency)))]] if latency else []

    rows = [
        at_least("worker against an empty handler", 0.6, ratios(worker, through.get("empty handler", []))),
        at_least("worker against a copying worker in Python", 1.0, ratios(worker, through.get("python", []))),
        Row("worker against one in Python that copies whole articles", "none of its own",
            spread(ratios(worker, through.get("python with whole articles", [])))),
        Row("an aggregator that comes late, on a broker, readings/s", "none of its own",
            spread(rolled.get("rolled up a second", []), "{:,.0f}")),
        Row("its restore from the broker, readings/s", "none of its own",
            spread(rolled.get("restored a second", []), "{:,.0f}")),
        at_least("publish against kcat", 0.7, ratios(published.get("kcat", []), published.get("cds-producer", []))),
        at_most("publish to visible roll-up, p50", 300, quantile(0.5), "{:.0f}", " ms"),
        at_most("publish to visible roll-up, p99", 1_000, quantile(0.99), "{:.0f}", " ms"),
        at_most("memory of a worker at full load", 150, macro.get("throughput", {}).get("worker megabytes", []),
                "{:.0f}", " MB"),
    ]
    for name in ("worker", "aggregator"):
        rows.append(at_most(f"start to ready, {name}", 0.5, starts.get(name, []), "{:.2f}", " s"))
        rows.append(at_most(f"idle processor, {name}", 1, [idle[name] * 100] if name in idle else [], "{:.1f}", " %"))
    return rows


def table(rows):
    """The rows as a table of Markdown."""
    verdicts = {True: "met", False: "**missed**", None: ""}
    lines = ["| what | goal | median (range) | |", "| --- | --- | --- | --- |"]
    return "\n".join(lines + [f"| {row.what} | {row.goal} | {row.found} | {verdicts[row.is_met]} |" for row in rows])
