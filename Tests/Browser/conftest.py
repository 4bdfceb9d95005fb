"""What every browser test starts from: the sandbox, Debian's Chromium, and a page that tells its errors.

Run by `make browser-test`. With `SHOTS=1`, screenshots to look at are left in `.build/browser/`.
"""

import pathlib

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from sandbox import Sandbox

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOTS = ROOT / ".build" / "browser"
CHROMIUM = "/usr/bin/chromium"
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def pytest_addoption(parser):
    parser.addoption("--bin", default=str(ROOT / ".build" / "release"), help="the folder of the executables")
    parser.addoption("--shots", action="store_true", help="leave screenshots in .build/browser")


def pytest_terminal_summary(terminalreporter):
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value:.0f}")


@pytest.fixture(scope="session")
def sandbox(request):
    SHOTS.mkdir(parents=True, exist_ok=True)
    with Sandbox(pathlib.Path(request.config.getoption("--bin")), SHOTS / "sandbox.log") as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        yield browser
        browser.close()


class Visit:
    """A page of the dashboard with what it complained about."""

    def __init__(self, chromium, base, shots, **options):
        self.base = base
        self.shots = shots
        self.context = chromium.new_context(**{"viewport": {"width": 1366, "height": 800}, **options})
        self.page = self.context.new_page()
        self.complaints = []
        self.requests = []
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.set_default_timeout(30_000)

    def _heard(self, kind, text):
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def open(self, query=""):
        """Goes to a view and waits until it stands."""
        self.page.goto(self.base + query)
        self.settled()
        return self.page

    def settled(self):
        self.page.wait_for_selector("main:not([aria-busy]) > .view")

    def shot(self, name):
        """Leaves a picture for the eye, where that is asked for."""
        if self.shots:
            self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def overflow(self):
        """How much wider the page is than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def violations(self, rules=None):
        """What axe finds against WCAG 2.2 A and AA and its best practices, or against some rules only."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        script = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"]})
            .then(results => results.violations)"""
        found = self.page.evaluate(script, rules or tags)
        return [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
            for violation in found
            for node in violation["nodes"][:3]
        ]


@pytest.fixture
def visit(chromium, sandbox, request):
    """Makes visits; in the end none may have complained, nor asked another server for anything."""
    visits = []

    def make(**options):
        visits.append(Visit(chromium, sandbox.url, request.config.getoption("--shots"), **options))
        return visits[-1]

    yield make
    for one in visits:
        one.context.close()
        assert one.complaints == []
        assert [url for url in one.requests if not url.startswith(sandbox.url)] == []
