"""Every view: accessible in light and dark, usable by keyboard, on a phone, in both languages, small and fast."""

import re

import pytest

SIGNED = "?indicator=government.signed_documents_rate&period=2022"
VIEWS = {
    "country": SIGNED,
    "country34": "?indicator=workforce.community_teams&period=2023&units=34",
    "province": "?view=province&province=38&indicator=government.signed_documents_rate",
    "province34": "?view=province&province=34:52",
    "indicator": "?view=indicator&indicator=overall.dti_rank",
    "indicator34": "?view=indicator&indicator=workforce.community_teams&units=34",
    "compare": "?view=compare&provinces=38,40,22&period=2023",
    "search": "?view=search&q=thanh%20hoa",
    "article": "?view=article&id=thanh-hoa-2023-01-12-ky-so",
}

PAINTS = "performance.getEntriesByName('first-contentful-paint')"


# What the dark can change; everything else is checked in the light.
@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", ["color-contrast"])])
def test_every_view_is_accessible(visit, scheme, rules):
    one = visit(color_scheme=scheme, reduced_motion="reduce")
    for name, query in VIEWS.items():
        one.open(query)
        one.shot(f"{name}-{scheme}")
        assert one.violations(rules) == [], name


def test_every_view_fits_a_phone_and_speaks_english(visit):
    one = visit(viewport={"width": 360, "height": 740}, has_touch=True)
    for name, query in VIEWS.items():
        page = one.open(f"{query}&lang=en")
        one.shot(f"{name}-phone")
        assert one.overflow() <= 0, name
        assert page.evaluate("document.documentElement.lang") == "en"
        assert one.violations(["target-size", "scrollable-region-focusable"]) == [], name


def test_languages_have_the_same_texts_and_write_numbers_their_own_way(visit):
    page = visit().open(VIEWS["province"])
    names = "import(given).then(module => Object.keys(module.default).sort())"
    texts = [page.evaluate(f"given => {names}", f"./js/text/{lang}.js") for lang in ("vi", "en")]
    assert texts[0] == texts[1]
    assert page.locator("details[open] mark").first.is_visible()
    page.get_by_role("link", name="English").click()
    page.get_by_text("Figures by main index").wait_for()
    assert "98.72%" in page.locator("main").inner_text()
    assert "12 Jan 2023" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.go_back()
    page.get_by_text("Số liệu theo chỉ số chính").wait_for()
    assert "98,72%" in page.locator("main").inner_text()


def test_the_map_goes_by_keyboard(visit):
    page = visit().open(SIGNED)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator("[data-tile][tabindex='0']").count() == 1
    page.locator("[data-tile='38']").focus()
    for key, tile in (("ArrowDown", "40"), ("ArrowUp", "38"), ("ArrowLeft", "38")):
        page.keyboard.press(key)
        if key != "ArrowLeft":
            assert page.evaluate("document.activeElement.dataset.tile") == tile
    page.locator("[data-tile='38']").focus()
    assert "98,72%" in page.locator("#readout").inner_text()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Thanh Hóa").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_search_compare_and_the_34_units(visit):
    one = visit()
    page = one.open()
    page.get_by_role("searchbox").fill("thanh hoa")
    page.keyboard.press("Enter")
    page.locator(".found").get_by_role("link", name="Thanh Hóa", exact=True).click()
    page.get_by_role("heading", level=1, name="Thanh Hóa").wait_for()
    page.get_by_label("So sánh với").select_option("40")
    page.get_by_role("button", name="So sánh").click()
    page.get_by_role("heading", level=1, name="So sánh Thanh Hóa, Nghệ An").wait_for()
    page.get_by_label("Thêm tỉnh").select_option("22")
    page.get_by_role("button", name="Thêm").click()
    page.get_by_role("columnheader", name="Quảng Ninh").wait_for()
    page.get_by_role("link", name="Bỏ Nghệ An").click()
    page.get_by_role("heading", level=1, name="So sánh Thanh Hóa, Quảng Ninh").wait_for()
    page.go_back()
    page.get_by_role("columnheader", name="Nghệ An").wait_for()
    one.open(VIEWS["country34"])
    assert page.locator("[data-tile]").count() == 34
    page.get_by_role("heading", name="Xếp hạng").wait_for()
    assert page.get_by_text("Cộng từ các tỉnh cũ").count() > 0
    page.get_by_role("radio", name="63 tỉnh").check()
    page.locator("[data-tile='96']").wait_for()
    assert page.locator("[data-tile]").count() == 63


def test_what_went_wrong_is_said_with_what_to_do(visit):
    one = visit()
    one.page.route("**/api/v1/country?*", lambda route: route.abort())
    page = one.open(SIGNED)
    page.get_by_role("heading", name="Không nối được với máy chủ").wait_for()
    page.unroute("**/api/v1/country?*")
    page.get_by_role("button", name="Thử lại").click()
    page.locator("[data-tile='38']").wait_for()
    page.route("**/api/v1/periods?*", lambda route: route.fulfill(json={"units": 63, "indicators": []}))
    one.open()
    page.get_by_text("cds-producer publish").wait_for()
    one.open("?view=article&id=no-such-article")
    page.get_by_role("heading", name="Không có mục này").wait_for()
    # The browser itself tells of each failed request; nothing else was said.
    assert all(text.startswith("Failed to load resource") for text in one.complaints)
    one.complaints.clear()


def test_the_page_is_small_and_alone(visit, sandbox, record_property):
    one = visit()
    sizes = {}
    one.page.on("response", lambda response: sizes.update({response.url: response}))
    page = one.open()
    files = [url for url in sizes if "/api/" not in url]
    total = sum(len(sizes[url].body()) for url in files)
    assert total < 300_000, total
    policy = sizes[sandbox.url].headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    record_property("first contentful paint, ms", page.evaluate(f"{PAINTS}[0].startTime"))


def test_the_first_paint_waits_for_neither_scripts_nor_figures(visit):
    """What makes it fast on any machine: the time itself is told, not tested."""
    one = visit()
    held = []

    def hold(route):
        if re.search("/js/|/api/", route.request.url):
            held.append(route)
        else:
            route.continue_()

    one.page.route("**/*", hold)
    one.page.goto(one.base, wait_until="commit")
    one.page.wait_for_function(f"() => {PAINTS}.length > 0")
    assert one.page.get_by_role("searchbox").is_visible()
    assert [route.request.url for route in held] == [one.base + "js/main.js"]
    one.page.unroute("**/*")
    one.settled()


def test_paper(visit):
    one = visit(viewport={"width": 720, "height": 1000})
    page = one.open(VIEWS["province"])
    page.emulate_media(media="print")
    one.shot("print-province")
    assert not page.locator("#search").is_visible() and not page.locator(".take").is_visible()
    assert page.locator("details[open] mark").first.is_visible()
    one.open(VIEWS["country"])
    one.shot("print-country")
    assert page.locator("[data-tile='38']").is_visible() and page.locator(".rank-table").is_visible()
