"""The page's own rules, module by module: how figures, periods and classes are told, and what may become a link."""

import pytest


@pytest.fixture(scope="module")
def run(chromium, sandbox):
    """Runs a piece of script with the page's modules."""
    page = chromium.new_page()
    page.goto(sandbox.url)
    modules = ["i18n", "format", "period", "scale", "dom", "evidence", "morph", "state", "map"]
    imports = "".join(f"const {name} = await import('./js/{name}.js');" for name in modules)
    yield lambda script, given=None: page.evaluate(f"async given => {{ {imports} {script} }}", given)
    page.close()


SECTION = {"unit": "count", "outOf": None, "comparator": "eq"}
FIGURES = [
    ({"value": 98.72, "unit": "percent"}, "98,72%", "98.72%"),
    ({"value": 3436164}, "3.436.164", "3,436,164"),
    ({"value": 80, "unit": "percent", "comparator": "ge"}, "≥ 80%", "≥ 80%"),
    ({"value": 0.6127, "unit": "score", "outOf": 1}, "0,6127/1", "0.6127/1"),
    ({"value": 2500000000000, "unit": "vnd"}, "2.500 tỷ đồng", "2,500 billion đồng"),
    ({"value": 71500000, "unit": "vnd", "comparator": "approx"}, "≈ 71,5 triệu đồng", "≈ 71.5 million đồng"),
    ({"value": 18450, "unit": "km"}, "18.450 km", "18,450 km"),
    ({"value": 18, "unit": "rank", "comparator": "le"}, "≤ 18", "≤ 18"),
    ({"value": 12.5, "unit": "ratio"}, "12,5 trên 1.000 dân", "12.5 per 1,000 inhabitants"),
]
PERIODS = [
    ("2022", "2022", "2022"),
    ("2022-Q3", "quý III/2022", "Q3 2022"),
    ("2022-H1", "6 tháng đầu năm 2022", "first half of 2022"),
    ("2022-09", "tháng 9/2022", "September 2022"),
    ("2022-01/2022-09", "9 tháng đầu năm 2022", "January–September 2022"),
    ("2022-03/2022-05", "tháng 3–5/2022", "March–May 2022"),
    ("2021-01/2025-12", "2021–2025", "2021–2025"),
]


@pytest.mark.parametrize(("lang", "column"), [("vi", 1), ("en", 2)])
def test_figures_and_periods_are_written_as_the_language_writes_them(run, lang, column):
    sections = [SECTION | row[0] for row in FIGURES]
    script = "i18n.setLanguage(given[0]); return [given[1].map(format.figure), given[2].map(period.periodName)]"
    figures, periods = run(script, [lang, sections, [row[0] for row in PERIODS]])
    assert [text.replace("\u00a0", " ") for text in figures] == [row[column] for row in FIGURES]
    assert periods == [row[column] for row in PERIODS]


def test_the_newest_period_is_first_and_the_longer_before_the_shorter(run):
    sorted_periods = run("return given.sort(period.newestFirst)", ["2021", "2022-09", "2022-12", "2022", "2022-Q4"])
    assert sorted_periods == ["2022", "2022-Q4", "2022-12", "2022-09", "2021"]


@pytest.mark.parametrize(
    ("values", "better", "shades"),
    [
        ([], "higher", []),
        ([7], "higher", [3]),
        ([7, 7, 7], "higher", [3, 3, 3]),
        ([1, 2], "higher", [1, 5]),
        ([1, 2], "lower", [5, 1]),
        ([1, 1, 1, 1, 9], "none", [1, 1, 1, 1, 5]),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "higher", [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
    ],
)
def test_classes_keep_equal_values_together_and_show_the_better_as_more(run, values, better, shades):
    script = "const c = scale.classes(given[0], given[1]); return [given[0].map(c.shade), c.groups.map(g => g.count)]"
    found, counts = run(script, [values, better])
    assert found == shades
    assert sum(counts) == len(values)


def test_what_cannot_be_compared_is_not(run):
    score = {"value": 3, "unit": "score"}
    sections = [None, SECTION | {"value": 3}, score | {"outOf": 4}, score | {"outOf": None}]
    assert run("return given.map(s => scale.comparable(s, 'score'))", sections) == [None, None, 0.75, None]


def test_the_figure_is_marked_by_code_points(run):
    script = "return evidence.sentence(...given).querySelector('mark').textContent"
    assert run(script, ["😀𝐀 đạt 98,72%.", 7, 13]) == "98,72%"
    assert run(script, ["ngắn", 2, 900]) == "ắn"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://baothanhhoa.vn/a", "baothanhhoa.vn"),
        ("HTTP://Example.test/", "example.test"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.test/", None),
        ("baothanhhoa.vn/a", None),
        (None, None),
        ("", None),
    ],
)
def test_only_web_addresses_become_links(run, text, host):
    assert run("return dom.webAddress(given)?.host ?? null", text) == host


def test_an_address_restores_its_state(run):
    queries = [
        "./",
        "?indicator=overall.dti_rank&period=2022-01/2022-09&units=34&lang=en",
        "?view=province&province=34:52&indicator=government.on_time_rate",
        "?view=compare&provinces=38,40&period=2023",
        "?view=search&q=t%E1%BB%95+%26+b%3D1%23",
    ]
    assert run("return given.map(q => state.address(state.parse(q.replace('./', ''))))", queries) == queries


def test_a_redrawn_tree_keeps_focus_order_and_what_the_reader_opened(run):
    script = """
        const draw = (keys) => dom.h("ul", {}, keys.map((key) => dom.h("li", {"data-key": key},
          dom.h("button", {}, key), dom.h("details", {}, dom.h("summary", {}, key)))));
        const old = draw(["a", "b", "c"]);
        document.body.append(old);
        const button = old.children[1].firstChild;
        button.focus();
        old.children[1].querySelector("details").open = true;
        const moved = [];
        morph.morph(old, draw(["c", "x", "b"]), (element) => moved.push(element.textContent));
        const result = [[...old.children].map((li) => li.dataset.key), document.activeElement === button,
          old.lastChild.querySelector("details").open, moved];
        old.remove();
        return result;
    """
    assert run(script) == [["c", "x", "b"], True, True, ["xx"]]
