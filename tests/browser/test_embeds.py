"""Embeds in somebody else's page: another origin, a strict policy, a sandbox; heights, filters, bytes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from dashboard.rendering import client as renderer

pytestmark = pytest.mark.browser
PICTURES = renderer.chromium() is not None  # the server draws with the same Chromium
FIRST_VIEW, INTERACTIVE = 20 * 1024, 450 * 1024


def host_page(site: str) -> bytes:
    """A newspaper's page that allows nothing but our frames and our script, by its policy and by isolation."""
    frames = [
        f'<iframe sandbox="allow-scripts" src="{site}/embed/women-judges?controls=court,province" title="1"></iframe>',
        f'<iframe src="{site}/embed/women-literacy?theme=dark" title="2"></iframe>',
        f'<iframe src="{site}/embed/shelter-coverage?static=1" title="3"></iframe>',
        f'<div style="width:300px"><iframe src="{site}/embed/women-police" title="4"></iframe></div>',
    ]
    policy = f"default-src 'none'; style-src 'unsafe-inline'; frame-src {site}; script-src {site}"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A newspaper</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        "<style>iframe{width:100%;height:150px;border:0}</style></head><body>"
        f'{"".join(frames)}<script async src="{site}/embed.js"></script></body></html>'
    ).encode()


@pytest.fixture
def newspaper(site: str) -> Iterator[str]:
    """Address of the host page, on a port (and so an origin) of its own."""
    body = host_page(site)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


FITS = """() => [...document.querySelectorAll('iframe')].map(frame => frame.getBoundingClientRect().height)"""


def fitted(page: Page) -> None:
    """Wait until every frame is as high as its content, to two pixels."""
    for _ in range(60):
        heights = page.evaluate(FITS)
        wanted = [frame.evaluate("document.body.getBoundingClientRect().height") for frame in page.frames[1:]]
        if all(abs(have - want) <= 2 for have, want in zip(heights, wanted, strict=True)):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"frames {heights}, contents {wanted}")


def test_frames_follow_their_content(page: Page, newspaper: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(newspaper)
    fitted(page)
    judges = next(frame for frame in page.frames if "women-judges" in frame.url)
    tall = page.evaluate(FITS)[0]
    judges.select_option("select[name=court]", "supreme")
    judges.wait_for_url("**court=supreme")
    page.wait_for_timeout(500)
    fitted(page)
    assert page.evaluate(FITS)[0] < tall, "one bar needs less room than six"
    judges.select_option("select[name=court]", "all")
    page.wait_for_timeout(1000)
    fitted(page)
    assert abs(page.evaluate(FITS)[0] - tall) <= 2
    table = judges.locator("details")
    table.locator("summary").click()
    page.wait_for_timeout(500)
    fitted(page)
    assert page.evaluate(FITS)[0] > tall
    page.set_viewport_size({"width": 320, "height": 740})
    page.wait_for_timeout(500)
    fitted(page)
    for frame in page.frames[1:]:
        assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), frame.url
    assert not errors


def test_a_host_keeps_its_back_button(page: Page, newspaper: str) -> None:
    page.goto(newspaper)
    before = page.evaluate("history.length")
    judges = next(frame for frame in page.frames if "women-judges" in frame.url)
    judges.select_option("select[name=province]", "sindh")
    judges.wait_for_url("**province=sindh")
    assert page.evaluate("history.length") == before


@pytest.mark.skipif(not PICTURES, reason="needs a Chromium to draw")
@pytest.mark.parametrize("slug", ["women-literacy", "women-judges"])
def test_first_view_and_interaction_stay_in_their_bytes(browser: Browser, site: str, slug: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    received: list[float] = []
    client.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(f"{site}/embed/{slug}", wait_until="networkidle")
    assert page.locator("#chart svg:visible").count() == 1
    assert len(received) <= 2 and sum(received) <= FIRST_VIEW
    page.locator("#chart").click()
    page.wait_for_selector("#chart[data-state=live]", timeout=20_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert sum(received) <= INTERACTIVE, f"{sum(received) / 1024:.0f} KB"
    assert context.cookies() == [] and page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_without_script_the_embed_is_whole(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/embed/women-judges?controls=province")
    assert page.locator("h1").inner_text().startswith("In 2018, women were")
    page.locator("summary").click()
    assert page.locator("tbody tr").count() == 7
    page.select_option("select[name=province]", "sindh")
    page.locator("noscript button, form button").first.click()
    assert "province=sindh" in page.url
    context.close()


def test_an_embed_in_urdu_fetches_the_whole_font_only_for_words_that_come_later(page: Page, site: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{site}/ur/embed/women-judges", wait_until="networkidle")
    assert len(fetched) == 1, "the words that are seen have their font in the document"
    assert page.evaluate("document.fonts.check('16px \"Noto Naskh Words\"', 'پنجاب')")
    with page.expect_request("**/noto-naskh-urdu*"):
        page.locator("summary").click()
