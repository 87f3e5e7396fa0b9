"""A page of another site with fifty embeds, in a real browser, from behind the nginx that is shipped."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dashboard.charts import CHARTS
from dashboard.rendering import client
from tools.resilience import site
from tools.resilience.killed import need
from tools.resilience.readers import told
from tools.resilience.scenario import Finding, Impossible, scenario

MANY = 50
SECONDS = 120  # in which all of them must be there


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_args: object) -> None:
        """Write no log."""


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[int]:
    """The port of a site that serves a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()


def article() -> str:
    """A newspaper's page with fifty charts in it."""
    slugs = (list(CHARTS) * 2)[:MANY]
    frames = "\n".join(
        f'<iframe src="https://{site.SITE}/embed/{slug}{"?theme=dark" if number >= len(CHARTS) else ""}" width="600" '
        'height="400"></iframe>'
        for number, slug in enumerate(slugs)
    )
    return f"<!doctype html><html lang=en><title>Article</title><body>{frames}"


@scenario(
    "fifty-embeds",
    f"a page with {MANY} embeds, opened in Chromium; they come through nginx with its limits, from one address",
    "every embed is there, nothing is refused, nothing fails in the browser",
)
def fifty_embeds(folder: Path) -> Finding:
    need("nginx", "openssl")
    browser = client.chromium()
    if browser is None:
        raise Impossible("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    (folder / "page").mkdir()
    (folder / "page" / "index.html").write_text(article())
    statuses: Counter[int] = Counter()
    problems: list[str] = []
    with (
        site.put(folder, CHROMIUM="none", DRAWING_SOCKET="") as put,
        hosted(folder / "page") as port,
        sync_playwright() as play,
    ):
        rule = f"--host-resolver-rules=MAP {site.SITE} 127.0.0.1:{put.https_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
        opened = play.chromium.launch(executable_path=browser, args=[*flags, rule])
        page = opened.new_context(ignore_https_errors=True).new_page()
        page.on("response", lambda answer: statuses.update([answer.status]))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("requestfailed", lambda request: problems.append(request.url))
        started = time.monotonic()
        page.goto(f"http://127.0.0.1:{port}/index.html", timeout=SECONDS * 1000, wait_until="load")
        there = sum(bool(frame.query_selector("h1, h2, figure, table")) for frame in page.frames[1:])
        took = time.monotonic() - started
        opened.close()
    print("\n".join(f"  {problem[:200]}" for problem in problems[:10]), flush=True)
    return Finding(
        f"{there} of {MANY} there after {took:.1f} s; {told(statuses)}; {len(problems)} problems in the browser",
        there == MANY and not problems and set(statuses) <= {200, 304},
    )
