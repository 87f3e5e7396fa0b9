"""Pictures every page and every chart's page at 360 and 1440 px into screenshots/ (git-ignored).

    python -m tools.screenshots [PATH …]

Starts the dashboard on a free port of this machine and stops it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from dashboard.charts import CHARTS
from layouts.pages import PAGES
from tools import setup_browser
from tools.free_ports import free_port

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "screenshots"
SIZES = {360: 740, 1440: 900}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def start(port: str) -> subprocess.Popen[bytes]:
    """The dashboard as `make run` serves it, once it answers."""
    command = [sys.executable, "-m", "gunicorn", "--config", "python:tools.setup_server", "app:server"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "HOST": "127.0.0.1", "PORT": port}, stdout=subprocess.DEVNULL
    )
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return process
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    process.terminate()
    raise SystemExit("The dashboard did not start within a minute.")


def main(wanted: list[str]) -> int:
    """Picture the pages asked for, or all; prints each file."""
    paths = wanted or [page.path for page in PAGES] + [f"/charts/{slug}" for slug in CHARTS]
    FOLDER.mkdir(exist_ok=True)
    port = str(free_port())
    server = start(port)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=setup_browser.find(), args=FLAGS)
            for path in paths:
                for width, height in SIZES.items():
                    page = browser.new_page(viewport={"width": width, "height": height})
                    page.goto(f"http://127.0.0.1:{port}{path}")
                    try:
                        page.wait_for_selector("html.is-ready", timeout=30_000)
                    except Error:
                        print(f"  {path} did not become ready; pictured as it was")
                    page.wait_for_timeout(1000)
                    name = path.strip("/").replace("/", "-").replace("?", "-").replace("=", "-") or "overview"
                    target = FOLDER / f"{name}-{width}.png"
                    page.screenshot(path=target, full_page=True)
                    page.close()
                    print(f"› {target.relative_to(ROOT)}", flush=True)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
