"""A new user's first ten minutes, as issue 6 tells them."""

import json
import re

SIGNED = "government.signed_documents_rate"
VALUE = re.compile(r"98,72\s?%")
ARTICLE = """Cà Mau: Ký số đi vào nền nếp
Năm 2022, tỷ lệ văn bản được ký số của các cơ quan nhà nước tỉnh Cà Mau đạt 97,35%.
"""


def test_the_first_ten_minutes(visit, sandbox, tmp_path):
    one = visit(permissions=["clipboard-read", "clipboard-write"])
    page = one.open()

    # The country's picture for signed documents.
    page.locator("select[name=indicator]").select_option(SIGNED)
    page.get_by_role("heading", level=1, name="Tỷ lệ văn bản được ký số").wait_for()
    page.locator("select[name=period]").select_option("2022")
    tile = page.locator("[data-tile='38']")
    tile.get_by_text(VALUE).wait_for()
    assert tile.get_attribute("aria-label").startswith("Thanh Hóa, 98,72%, hạng 1/")
    assert "chưa có số liệu" in page.locator("[data-tile='96']").get_attribute("aria-label")
    one.shot("country")

    # Thanh Hóa, and the sentence behind 98,72 %.
    tile.click()
    page.get_by_role("heading", level=1, name="Thanh Hóa").wait_for()
    period = page.locator("details[open] .period", has=page.get_by_role("heading", name="2022"))
    evidence = period.locator(".evidence > li").first
    assert VALUE.fullmatch(evidence.locator("mark").inner_text())
    assert "năm 2022 tỷ lệ văn bản được ký số" in evidence.locator(".sentence").inner_text()
    assert "12/1/2023" in evidence.inner_text()
    newspaper = evidence.locator("a.outside")
    assert newspaper.get_attribute("href").startswith("https://baothanhhoa.vn/")
    assert newspaper.get_attribute("rel") == "noopener noreferrer"
    one.shot("province")

    # Back, and away with the table and the link.
    page.go_back()
    page.get_by_role("heading", level=1, name="Tỷ lệ văn bản được ký số").wait_for()
    table = download(page, "csv").read_text("utf-8-sig")
    assert any("98.72" in line and "38" in line for line in table.splitlines())
    picture = json.loads(download(page, "json").read_text())
    assert picture["indicator"] == SIGNED and len(picture["provinces"]) == 63
    page.get_by_role("button", name="Chép liên kết").click()
    page.get_by_text("Đã chép liên kết.").wait_for(state="attached")
    link = page.evaluate("navigator.clipboard.readText()")

    # A text of one's own, published with one command: the page moves, focus and scroll stay.
    page.locator("[data-tile='38']").focus()
    page.evaluate("scrollTo(0, 120)")
    page.evaluate("window.stillTheSamePage = true")
    text = tmp_path / "ca-mau-ky-so.txt"
    text.write_text(ARTICLE)
    sandbox.publish(text, "--published-at", "2023-02-01", "--source", "baocamau.vn")
    page.locator("[data-tile='96']").get_by_text("97,35%").wait_for(timeout=30_000)
    assert page.evaluate("[window.stillTheSamePage, scrollY, document.activeElement.dataset.tile]") == [True, 120, "38"]
    page.locator("#strip").get_by_text("Trực tiếp").wait_for()

    # The link restores the view in another window.
    other = visit().open(link.removeprefix(sandbox.url))
    assert other.locator("select[name=period]").input_value() == "2022"
    other.locator("[data-tile='96']").get_by_text("97,35%").wait_for()


def download(page, kind):
    with page.expect_download() as waiting:
        page.locator(f"[data-take='{kind}']").click()
    return waiting.value.path()
