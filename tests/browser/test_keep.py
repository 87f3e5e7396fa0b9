"""Pages that a reader lets the browser keep: none before it is asked twice, shown only without a line, forgotten."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Error, Page, expect
from werkzeug.serving import BaseWSGIServer, make_server

from layouts import offline
from layouts.components.leaving import ELSEWHERE

pytestmark = pytest.mark.browser
PATIENCE = 60_000
KEPT = (
    """async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length].join()"""
)
STYLED = "a kept page has its style sheets"
SMALL = "islamabad"


@dataclass
class Site:
    """The application on a port of its own, which can be stopped."""

    server: BaseWSGIServer
    address: str

    def stop(self) -> None:
        """Ends it; nothing listens at its address afterwards."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def own() -> Iterator[Site]:
    from app import server as application

    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    site = Site(server, f"http://127.0.0.1:{server.port}")
    yield site
    site.stop()
    thread.join()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page in a browser that knows nothing yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def keep(page: Page, own: Site) -> None:
    page.goto(f"{own.address}/offline")
    page.locator("#keep-what").select_option(SMALL)
    page.locator("#keep-ask").click()
    page.locator("#keep-sure").click()
    expect(page.locator("#keep-said")).to_contain_text("pages are kept.", timeout=PATIENCE)
    page.wait_for_function("() => navigator.serviceWorker.controller")


def test_nothing_is_kept_before_a_reader_has_confirmed_it(reader: Page, own: Site) -> None:
    reader.goto(f"{own.address}/shelters")
    reader.goto(f"{own.address}/offline")
    expect(reader.locator("#keep-what option").first).to_contain_text("MB")
    expect(reader.locator("#keep-forget")).to_be_hidden()
    reader.locator("#keep-ask").click()
    expect(reader.locator("#keep-warning")).to_contain_text("Others may use this phone")
    expect(reader.locator("#keep-sure")).to_be_focused()
    assert reader.evaluate(KEPT) == "0,0"
    reader.locator("#keep-not").click()
    expect(reader.locator("#keep-warning")).to_be_hidden()
    assert reader.evaluate(KEPT) == "0,0"


def test_kept_pages_open_when_the_server_is_gone_and_others_say_so(reader: Page, own: Site) -> None:
    keep(reader, own)
    expect(reader.locator("#keep-count")).to_have_text(str(len(offline.pages(SMALL))))
    own.stop()
    wrong: list[str] = []
    reader.on("pageerror", lambda error: wrong.append(str(error)))
    for path in ("/provinces/islamabad", "/shelters", "/districts/islamabad"):
        if path in offline.pages(SMALL):
            reader.goto(own.address + path)
            expect(reader.locator("main h1").first).to_be_visible()
            reader.wait_for_selector("html.is-ready")
            assert reader.evaluate("getComputedStyle(document.querySelector('.leave')).fontWeight") == "600", STYLED
    reader.goto(f"{own.address}/charts/women-judges")
    expect(reader.locator("#keep-said")).to_contain_text("the page you asked for is not kept")
    reader.locator("#keep-list summary").click()
    reader.locator("#keep-pages a", has_text="Referrals").first.click()
    expect(reader.locator("main h1").first).to_be_visible()
    assert reader.url.endswith("/referrals") and wrong == []


@pytest.mark.slow
def test_with_a_line_the_present_page_is_shown(reader: Page, own: Site) -> None:
    keep(reader, own)
    old = "caches.open('kept').then(kept => kept.put('/shelters', new Response('old')))"
    reader.evaluate(f"async () => {{ await {old}; }}")
    reader.goto(f"{own.address}/shelters")
    expect(reader.locator("main h1").first).to_be_visible()
    own.stop()
    reader.reload()
    assert reader.inner_text("body") == "old", "and the kept one without"


def gone(page: Page, own: Site, path: str) -> None:
    """Nothing is left: no worker, no cache, and without the server no page."""
    own.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(own.address + path)


@pytest.mark.slow
def test_everything_is_forgotten_at_a_press(reader: Page, own: Site) -> None:
    keep(reader, own)
    reader.locator("#keep-forget").click()
    expect(reader.locator("#keep-said")).to_contain_text("deleted")
    expect(reader.locator("#keep-list")).to_be_hidden()
    assert reader.evaluate(KEPT) == "0,0"
    gone(reader, own, "/shelters")


def test_leaving_quickly_forgets_it_too(reader: Page, own: Site) -> None:
    keep(reader, own)
    reader.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    reader.goto(f"{own.address}/referrals")
    for _ in range(3):
        reader.keyboard.press("Shift")
    reader.wait_for_url(ELSEWHERE)
    reader.goto(f"{own.address}/law")
    assert reader.evaluate(KEPT) == "0,0"
    gone(reader, own, "/referrals")


@pytest.mark.slow
def test_a_failure_says_what_is_kept_and_the_next_press_goes_on(reader: Page, own: Site) -> None:
    reader.route("**/glossary", lambda route: route.abort())
    reader.goto(f"{own.address}/offline")
    reader.locator("#keep-what").select_option(SMALL)
    reader.locator("#keep-ask").click()
    reader.locator("#keep-sure").click()
    expect(reader.locator("#keep-said")).to_contain_text("then the line failed", timeout=PATIENCE)
    expect(reader.locator("#keep-forget")).to_be_visible()
    reader.unroute("**/glossary")
    keep(reader, own)
    expect(reader.locator("#keep-count")).to_have_text(str(len(offline.pages(SMALL))))
