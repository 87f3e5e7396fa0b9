"""How a browser test opens a page: it waits until the page's script runs."""

from __future__ import annotations

from playwright.sync_api import Page

PATIENCE = 60_000  # milliseconds for a page to become live on a busy machine
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}


def live(page: Page, quiet: bool = False) -> None:
    """Waits until the script of the page runs; `quiet`: until nothing is fetched any more, too."""
    page.wait_for_selector("html.is-ready", state="attached", timeout=PATIENCE)
    if quiet:
        page.wait_for_load_state("networkidle")


def opened(page: Page, address: str, size: dict[str, int] | None = None, quiet: bool = False) -> None:
    """Goes to an address in a window of a size (`None`: as it is), and waits as `live` does."""
    if size:
        page.set_viewport_size(size)
    page.goto(address)
    live(page, quiet)
