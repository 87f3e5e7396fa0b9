"""Addresses that nobody means: made by Hypothesis over the map of routes, and by Schemathesis from the description."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

from dashboard.charts import CHARTS
from dashboard.geography import gazetteer
from dashboard.selection import Selection
from dashboard.settings import ROOT
from tools.benchmark.processes import Server, dashboard
from tools.resilience.readers import told
from tools.resilience.scenario import Finding, Impossible, scenario

ADDRESSES = 20_000
LONGEST = 1800  # seconds after which no more addresses are tried
MARK = "<zq7x>"  # markup in what is sent; where it comes back as it is, a browser would take it as markup
METHODS = ("GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "DELETE", "PUT")
SHOWN = ("text/html", "image/svg+xml", "application/xml", "application/atom+xml")  # what a browser reads as markup
PICTURES = (".png", ".svg", ".pdf", ".docx", ".zip", "/embed", "picture.json")  # 503 where nothing draws, as described
PARAMETERS = (
    "rows width height scale size format url maxwidth maxheight v brief title charts theme static filters note name"
).split()
PROGRAM = "from schemathesis.cli import schemathesis; schemathesis()"
CASES = 60  # that Schemathesis makes of each operation
CHECKS = "status_code_conformance"  # a status that the description does not name is a failure


def rules() -> list[str]:
    """The patterns of all addresses that the application answers ("/charts/<slug>.csv")."""
    code = "import app, json; print(json.dumps(sorted({rule.rule for rule in app.server.url_map.iter_rules()})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def documented(path: str, status: int) -> bool:
    """Whether an answer of 500 and more is one that the description of the interface names."""
    return (status == 501 and path.startswith("/oembed")) or (
        status == 503 and any(part in path for part in PICTURES) and not path.startswith("/healthz")
    )


def strategy(patterns: list[str]) -> Any:
    """Of Hypothesis: (method, address), of any rule, with values that the site knows and values that nobody knows."""
    from hypothesis import strategies as st

    junk = st.one_of(
        st.text(max_size=30).map(lambda text: (text + MARK + text).encode("utf-8", "surrogatepass")),
        st.binary(max_size=40),
        st.sampled_from(
            [b"", b"%00", b"../../etc/passwd", b"{{7*7}}", b"\r\nX-Mine: 1", b"9" * 300, b"-1", "²".encode()]
        ),
    )
    known = st.sampled_from([name.encode() for name in (*CHARTS, *gazetteer.provinces(), *gazetteer.units()["code"])])
    value = st.one_of(known, junk)
    names = st.sampled_from([*(field.name for field in fields(Selection)), *PARAMETERS])
    query = st.lists(st.tuples(st.one_of(names, st.text(max_size=8)), value), max_size=5)

    def address(rule: str, values: list[bytes], pairs: list[tuple[str, bytes]]) -> str:
        filling = iter(values)
        path = re.sub(r"<[^>]+>", lambda _part: quote_from_bytes(next(filling), safe=""), rule)
        return path + ("?" + urlencode(pairs, errors="surrogatepass") if pairs else "")

    made = st.builds(address, st.sampled_from(patterns), st.lists(value, min_size=3, max_size=3), query)
    return st.tuples(st.sampled_from(METHODS), made)


class Asking:
    """One connection that is opened anew where it was closed, and what came over it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.line = self.opened()
        self.statuses: Counter[int] = Counter()
        self.wrong: list[str] = []

    def opened(self) -> http.client.HTTPConnection:
        """A new connection."""
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)

    def ask(self, method: str, address: str) -> None:
        """Send one request; note its status, and what is wrong with its answer."""
        for attempt in (1, 2):
            try:
                self.line.request(method, address, b"" if method in ("POST", "PUT") else None, {"Host": "localhost"})
                reply = self.line.getresponse()
                body = reply.read()
                break
            except (OSError, http.client.HTTPException):
                self.line.close()
                self.line = self.opened()
                if attempt == 2:
                    self.statuses[0] += 1
                    self.wrong.append(f"no answer to {method} {address}")
                    return
        self.statuses[reply.status] += 1
        if reply.status >= 500 and not documented(address, reply.status):
            self.wrong.append(f"{reply.status} to {method} {address}")
        if (reply.getheader("Content-Type") or "").startswith(SHOWN) and MARK.encode() in body:
            self.wrong.append(f"echo in {method} {address}")


@scenario(
    "fuzz-addresses",
    f"{ADDRESSES:,} requests made by Hypothesis over every route, with values known and unknown, markup and bytes that "
    "are no text",
    "0 answers of 500 and more but those described (501 of oEmbed, 503 where nothing draws), 0 echoes as markup",
)
def fuzz_addresses(folder: Path) -> Finding:
    try:
        from hypothesis import HealthCheck, Phase, given, seed
        from hypothesis import settings as limits
    except ImportError:
        raise Impossible("Hypothesis is not installed (requirements-dev.txt)") from None
    with dashboard("fuzz", CHROMIUM="none", CACHE=str(folder)) as ours:
        asking, end = Asking(ours), time.monotonic() + LONGEST

        @seed(7)
        @limits(
            max_examples=ADDRESSES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy(rules()))
        def send(request: tuple[str, str]) -> None:
            if time.monotonic() < end:
                asking.ask(*request)

        send()
    for line in asking.wrong[:20]:
        print(f"  {line[:300]}", flush=True)
    return Finding(f"{told(asking.statuses)}; {len(asking.wrong)} wrong", not asking.wrong)


@scenario(
    "fuzz-interface",
    f"Schemathesis over /api/openapi.json: up to {CASES} cases of each operation, valid and not",
    "no answer with a status that the description does not name",
)
def fuzz_interface(folder: Path) -> Finding:
    if find_spec("schemathesis") is None:
        raise Impossible("Schemathesis is not installed (requirements-dev.txt)")
    with dashboard("interface", CHROMIUM="none", CACHE=str(folder)) as ours:
        command = [sys.executable, "-c", PROGRAM, "run", f"{ours.address}/api/openapi.json", "--checks", CHECKS]
        command += ["--max-examples", str(CASES), "--max-time", str(LONGEST // 3), "--seed", "7"]
        command += ["--continue-on-failure", "--no-color"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LONGEST)
    _, _, failures = done.stdout.partition(" FAILURES ")
    print("\n".join(f"  {line}" for line in failures.splitlines()[:80] if line.strip()), flush=True)
    cases = re.search(r"(\d[\d,]*) generated", done.stdout)
    wrong = re.search(r"Undocumented status code: (\d+)", done.stdout)
    return Finding(
        f"{cases[1] if cases else 'an unknown number of'} cases; {wrong[1] if wrong else 0} statuses not described; "
        f"Schemathesis ended with {done.returncode}",
        done.returncode == 0,
    )
