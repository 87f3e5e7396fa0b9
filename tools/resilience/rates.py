"""How many answers a second a readers' mix gets: from one, two and four web processes, and from nginx's cache."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path

from dashboard.charts import CHARTS
from layouts.pages import PAGES
from tools.benchmark.peers import block, proxied
from tools.benchmark.processes import dashboard
from tools.benchmark.server import CONNECTIONS
from tools.free_ports import free_port
from tools.resilience.killed import need
from tools.resilience.readers import ask, warm
from tools.resilience.scenario import Finding, scenario

PROCESSES = (1, 2, 4)
SECONDS = 10
CACHE = "proxy_cache answers; proxy_cache_valid 200 5m; proxy_cache_lock on; proxy_ignore_headers Cache-Control;"
SCRIPT = """
local paths = {paths}
local n = 0
request = function()
  n = n % #paths + 1
  return wrk.format("GET", paths[n], {{["Accept-Encoding"] = "br", ["Host"] = "localhost"}})
end
"""


def mix() -> list[str]:
    """What a newspaper's readers ask for: mostly pages and embeds, some cards, figures and files, in no order."""
    found = [page.path for page in PAGES] * 3
    for slug in CHARTS:
        forms = (f"/charts/{slug}", f"/embed/{slug}", f"/charts/{slug}.card.html", f"/charts/{slug}.figure.json")
        found += [*forms, f"/embed/{slug}", f"/charts/{slug}.csv"]
    random.Random(3).shuffle(found)
    return found


def loaded(port: int, folder: Path, paths: list[str]) -> tuple[float, float, int]:
    """(answers a second, ms of the 99th percentile, answers that were no 200) of the mix, with eight connections."""
    script = folder / "mix.lua"
    script.write_text(SCRIPT.format(paths=json.dumps(paths).replace("[", "{").replace("]", "}")))
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(script)]
    command.append(f"http://127.0.0.1:{port}")
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    rate, slowest = re.search(r"Requests/sec:\s+([\d.]+)", text), re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    other = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    return (
        float(rate[1]) if rate else 0.0,
        float(slowest[1]) * unit[slowest[2]] if slowest else 0.0,
        int(other[1]) if other else 0,
    )


@scenario(
    "readers-mix",
    f"{CONNECTIONS} connections that ask for all pages, charts, embeds, cards, figures and files in turn, {SECONDS} s "
    "each: 1, 2 and 4 web processes on their own, 2 behind nginx's cache",
    "no answer but 200; behind the cache more than without it",
)
def readers_mix(folder: Path) -> Finding:
    need("wrk", "nginx")
    paths, found = mix(), {}
    for count in PROCESSES:
        with dashboard("mix", CHROMIUM="none", CACHE=str(folder), WEB_CONCURRENCY=str(count)) as ours:
            warm(ours.port, ("/find?q=punjab",))
            warm(ours.port, dict.fromkeys(paths), 2 * count)
            found[f"{count} processes" if count > 1 else "1 process"] = loaded(ours.port, folder, paths)
            if count == 2:
                port = free_port()
                with proxied("mix", block(ours.port, port, CACHE), port, paths[0]):
                    for path in paths:
                        ask(port, path, Accept_Encoding="br", Host="localhost")
                    behind = loaded(port, folder, paths)
    found["behind the cache"] = behind
    told = "; ".join(f"{name}: {rate:,.0f} a second, p99 {late:.0f} ms" for name, (rate, late, _) in found.items())
    wrong = sum(other for _, _, other in found.values())
    return Finding(
        f"{told}; {wrong} answers that were no 200",
        not wrong and behind[0] > max(found[f"{n} processes"][0] for n in (2, 4)),
    )
