"""Measures pages with Lighthouse, in this machine's Chromium, and prints their marks; fails below the bounds.

    python -m tools.lighthouse [PATH …]

Lighthouse is installed into this folder, apart from the front end. The dashboard is started on a free port; no other
host is asked.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tools import screenshots, setup_browser, setup_node
from tools.free_ports import free_port

FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
PATHS = ("/", "/charts/women-judges", "/provinces/sindh", "/shelters")
LANGUAGES = ("", "/ur")
READY = 15  # seconds in which a server that was just started makes ready what readers would wait for
BOUNDS = {"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = " ".join([*screenshots.FLAGS, "--headless", "--disable-component-update", "--disable-sync"])


def install(node: setup_node.Node) -> None:
    """Lighthouse as package-lock.json pins it. Raises CalledProcessError where npm fails."""
    if not PROGRAM.exists():
        print("› Installing Lighthouse with npm …", flush=True)
        options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*node.npm, *options], cwd=FOLDER, check=True)


def measured(node: setup_node.Node, browser: str, address: str) -> tuple[dict[str, int], list[str]]:
    """(marks from 0 to 100 by category, what costs marks) of one page on a slow phone, as Lighthouse simulates it."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [*node.node, str(PROGRAM), address, "--quiet", f"--chrome-flags={FLAGS}", "--output=json"]
        options = [f"--output-path={told}", f"--only-categories={','.join(BOUNDS)}", "--no-enable-error-reporting"]
        environment = {**os.environ, "CHROME_PATH": browser}
        subprocess.run([*command, *options], cwd=FOLDER, env=environment, check=True, timeout=300)
        report = json.loads(told.read_text("utf-8"))
    marks = {name: round(100 * (category["score"] or 0)) for name, category in report["categories"].items()}
    return marks, list(_costs(report))


def _costs(report: dict[str, object]) -> Iterator[str]:
    categories, audits = report["categories"], report["audits"]
    for name, category in categories.items():  # type: ignore[attr-defined]
        for part in category["auditRefs"]:
            audit = audits[part["id"]]  # type: ignore[index]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip()


def main(wanted: list[str]) -> int:
    """0 where every page reaches the bounds, else 1; prints a line for each page, and what costs it marks."""
    node, browser = setup_node.obtain(), setup_browser.find()
    if node is None or browser is None or shutil.which(node.node[0]) is None:
        print("Lighthouse needs Node with npm and a Chromium.", file=sys.stderr)
        return 1
    install(node)
    port = free_port()
    server = screenshots.start(str(port))
    low = False
    try:
        time.sleep(READY)
        print("| page | " + " | ".join(BOUNDS) + " |")
        print("| --- |" + " --- |" * len(BOUNDS))
        for path in wanted or [language + path for path in PATHS for language in LANGUAGES]:
            address = f"http://127.0.0.1:{port}{path}"
            urllib.request.urlopen(address, timeout=60).close()  # drawn and kept before it is measured
            marks, costs = measured(node, browser, address)
            print(f"| {path} | " + " | ".join(str(marks[name]) for name in BOUNDS) + " |", flush=True)
            if any(marks[name] < least for name, least in BOUNDS.items()):
                low = True
                print("".join(f"  {cost}\n" for cost in costs), end="", flush=True)
    finally:
        server.terminate()
        server.wait()
    return int(low)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
