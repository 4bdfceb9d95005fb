"""Articles that try to be more than text."""

import json

PROVINCE = "95"  # Bạc Liêu
SENTENCE = "Đến hết năm 2023, tỉnh Bạc Liêu có 1.234 Tổ công nghệ số cộng đồng {} hoạt động."
ATTACKS = [
    ("<img src=x onerror=window.pwned=1>", "javascript:window.pwned=1", "<script>window.pwned=2</script>"),
    ("</title><svg onload=window.pwned=3>", "data:text/html,<script>window.pwned=4</script>", "<b onclick=pwned=5>"),
    ("\u202eđảo ngược\u202c", "https://example.test/\"onmouseover=\"window.pwned=6", "\u202e%27,89\u202c"),
    ("W" * 1500, "https://" + "a" * 200 + ".test/", "chữ" * 150),
    (None, None, "{{7*7}} ${window.pwned=7}"),
]


def test_text_from_articles_stays_text(visit, sandbox, tmp_path):
    path = tmp_path / "hostile.jsonl"
    path.write_text("\n".join(json.dumps(article(n, *attack)) for n, attack in enumerate(ATTACKS)))
    sandbox.publish(path)
    one = visit(viewport={"width": 360, "height": 740})
    page = one.open(f"?view=province&province={PROVINCE}&indicator=workforce.community_teams")
    page.locator(".articles li").nth(len(ATTACKS)).wait_for(timeout=30_000)
    check(one, "hostile-province")
    assert "<script>" in page.locator("main").inner_text() or "{{7*7}}" in page.locator("main").inner_text()
    for n, (title, _, _) in enumerate(ATTACKS):
        one.open(f"?view=article&id=hostile-{n}")
        check(one, f"hostile-{n}")
        shown = page.locator("h1").inner_text()
        assert shown == (title or "(không có tiêu đề)").replace("\u202e", "\ufffd").replace("\u202c", "\ufffd")
    one.open("?view=search&q=%3Cscript%3E")
    check(one, "hostile-search")


def article(number, title, url, inside):
    fields = {"id": f"hostile-{number}", "publishedAt": "2024-01-10", "body": SENTENCE.format(inside)}
    fields["source"] = f"<i>{number}</i>"
    return fields | {name: value for name, value in (("title", title), ("url", url)) if value is not None}


def check(one, name):
    page = one.page
    one.shot(name)
    assert page.evaluate("window.pwned === undefined")
    assert page.locator("main :is(img, script, iframe, object, [onclick], [onerror], [onload], [onmouseover])").count() == 0
    for address, rel in page.evaluate("[...document.links].map(link => [link.href, link.rel])"):
        assert address.startswith(("http://", "https://")), address
        assert address.startswith(one.base) or rel == "noopener noreferrer"
    assert one.overflow() <= 0, f"{name} is wider than the window"
