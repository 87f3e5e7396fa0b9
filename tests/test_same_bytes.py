"""The same address gives the same bytes in every process: caches, replicas and readers who ask again rely on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from dashboard.charts import CHARTS
from layouts import pages

FORMATS = ("card.html", "csv", "json", "figure.json")
OTHERS = ["/sitemap.xml", "/feed.xml", "/api/openapi.json", "/robots.txt", "/nothing-here"]
ADDRESSES = [
    *(page.path for page in pages.PAGES[::12]),
    *(f"/charts/{slug}.{FORMATS[at % len(FORMATS)]}" for at, slug in enumerate(sorted(CHARTS)[::9])),
    *(f"/embed/{slug}" for slug in sorted(CHARTS)[::12]),
    *OTHERS,
]
PROGRAM = """
import hashlib, json, sys
from app import create_app
from dashboard.rendering import client as renderer
renderer.available = lambda: False
client = create_app().server.test_client()
print(json.dumps({path: hashlib.sha256(client.get(path).data).hexdigest() for path in json.load(sys.stdin)}))
"""


def answers(seed: str) -> dict[str, str]:
    """The fingerprint of the answer at each address, in a process whose sets are in another order."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        input=json.dumps(ADDRESSES),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_two_processes_give_the_same_bytes() -> None:
    first, second = answers("1"), answers("2")
    assert not [path for path in ADDRESSES if first[path] != second[path]]
