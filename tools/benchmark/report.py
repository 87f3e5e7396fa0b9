"""The table: every target with its median, its spread, and by how much it is met or missed."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
import time
from pathlib import Path

from tools.benchmark import growth
from tools.benchmark.line import Line, ratios, thousands
from tools.benchmark.pages import RUNS
from tools.benchmark.peers import NAMES, version
from tools.benchmark.processes import ROOT
from tools.benchmark.server import Samples
from tools.benchmark.visits import Visits


def of_pages(v: Visits) -> list[Line]:
    """What readers wait for."""

    def slow(subject: str, what: str = "live") -> list[float]:
        return v.of(subject, "slow", what)

    def local(subject: str, what: str) -> list[float]:
        return v.of(subject, "local", what)

    lines = [
        Line("overview", "first visit", thousands(local("overview", "bytes")), "KB", 650),
        Line("overview", "first visit", local("overview", "requests"), "requests", 20),
        Line("overview", "before scripts (document and style sheet)", thousands(local("overview", "plain")), "KB", 80),
        Line("overview", "map visible, slow", thousands(slow("overview", "seen")), "s", 1.0),
        Line(
            "overview",
            "every number, static chart and table there, slow",
            thousands(slow("overview", "whole page")),
            "s",
            0.6,
        ),
        Line("overview", "filters usable, slow", thousands(slow("overview", "usable")), "s", 2.5),
        Line("overview", "first paint, slow", thousands(slow("overview", "painted")), "s"),
        Line("overview", "all charts interactive, slow", thousands(slow("overview")), "s"),
        Line(
            "overview",
            "all charts interactive, slow: of plain Dash (one map)",
            ratios(slow("overview"), slow("plain_dash")),
            "×",
            0.35,
        ),
        Line("overview", "all charts interactive, local", local("overview", "live"), "ms"),
        Line("overview", "second visit", thousands(local("overview", "again bytes")), "KB", 10),
        Line("overview", "second visit", local("overview", "again requests"), "requests", 4),
        Line("overview", "layout shift, local", local("overview", "shift"), "CLS", 0.05),
        Line("overview", "layout shift, slow", slow("overview", "shift"), "CLS", 0.05),
        Line("chart page", "first visit", thousands(local("chart", "bytes")), "KB"),
        Line("chart page", "first visit", local("chart", "requests"), "requests"),
        Line("chart page", "map visible, slow", thousands(slow("chart", "seen")), "s", 1.0),
        Line("chart page", "interactive, slow: of plain Dash", ratios(slow("chart"), slow("plain_dash")), "×", 0.35),
        Line("chart page", "layout shift, local", local("chart", "shift"), "CLS", 0.05),
        Line("chart page", "layout shift, slow", slow("chart", "shift"), "CLS", 0.05),
        Line("map page", "first visit, with its chart live", thousands(local("map page", "bytes")), "KB", 650),
        Line("map page", "first visit", local("map page", "requests"), "requests"),
        Line("map page", "map visible, slow", thousands(slow("map page", "seen")), "s", 1.0),
        Line("map page", "find, read and choose a layer, slow", thousands(slow("map page", "usable")), "s", 2.5),
        Line("map page", "chart interactive, slow", thousands(slow("map page")), "s"),
        Line(
            "map page", "map visible, slow: of Leaflet", ratios(slow("map page", "seen"), slow("leaflet", "seen")), "×"
        ),
        Line("map page", "chart interactive, slow: of Leaflet", ratios(slow("map page"), slow("leaflet")), "×"),
        Line("map page", "another layer", thousands(local("layer", "bytes")), "KB", 24),
        Line("map page", "another layer, local", local("layer", "time"), "ms", 150),
        Line("map page", "another layer, slow", slow("layer", "time"), "ms", 400),
        Line("map page", "a pin", thousands(local("pin", "bytes")), "KB", 6),
        Line("map page", "a pin, local", local("pin", "time"), "ms", 100),
        Line("map page", "a pin, slow", slow("pin", "time"), "ms", 400),
        Line(
            "map page", "longest task of 50 ms or more while panning, slow", slow("map page", "longest task"), "ms", 50
        ),
        Line("filter", "each change", thousands(local("filter", "bytes")), "KB", 24),
        Line("filter", "new title, local", local("filter", "time"), "ms", 150),
        Line("filter", "new title, slow", v.of("filter", "slow", "time"), "ms", 400),
        Line("filter", "to one seen before", local("filter again", "requests"), "requests", 0),
        Line("filter", "to one seen before, slow", v.of("filter again", "slow", "time"), "ms"),
        Line("embed", "first view", thousands(local("embed", "first bytes")), "KB", 20),
        Line("embed", "first view", local("embed", "first requests"), "requests", 2),
        Line("embed", "map visible, slow", thousands(slow("embed", "seen")), "s", 0.6),
        Line("embed", "interactive after a click, in all", thousands(local("embed", "bytes")), "KB", 350),
        Line("embed", "interactive after a click, in all", local("embed", "requests"), "requests"),
        Line("embed", "interactive, slow, from the beginning of the visit", thousands(slow("embed")), "s"),
        *(
            Line("embed", f"interactive, slow: of {NAMES[name]}", ratios(slow("embed"), slow(name)), "×", 0.2)
            for name in ("vizro", "streamlit")
        ),
        Line("embed", "interactive, slow: of plain Dash", ratios(slow("embed"), slow("plain_dash")), "×"),
        Line("embed", "layout shift, slow", slow("embed", "shift"), "CLS", 0.05),
        Line(
            "all of ours",
            "other hosts asked",
            [float(len(v.hosts[name])) for name in ("overview", "chart", "map page", "embed")],
            "hosts",
            0,
        ),
    ]
    for name, called in NAMES.items():
        lines += [
            Line(called, "first visit", thousands(local(name, "bytes")), "KB"),
            Line(called, "first visit", local(name, "requests"), "requests"),
            Line(called, "map interactive, local", local(name, "live"), "ms"),
            Line(called, "first paint, slow", thousands(slow(name, "painted")), "s"),
            Line(called, "map visible and interactive, slow", thousands(slow(name)), "s"),
            Line(called, "second visit", thousands(local(name, "again bytes")), "KB"),
            Line(called, "second visit", local(name, "again requests"), "requests"),
            Line(called, "other hosts asked", [float(len(v.hosts[name]))], "hosts"),
        ]
    tasks = slow("leaflet", "longest task")
    lines.append(Line(NAMES["leaflet"], "longest task of 50 ms or more while panning, slow", tasks, "ms"))
    return lines


def of_server(s: Samples) -> list[Line]:
    """What the host pays."""

    def of(name: str) -> list[float]:
        return s.get(name, [])

    return [
        Line("server", "cached view as JSON", of("ours rate"), "per second", 1500, least=True),
        Line(
            "server",
            "cached view as JSON: of an empty Flask route",
            ratios(of("ours rate"), of("empty rate")),
            "×",
            0.5,
            least=True,
        ),
        Line("server", "cached view, slowest hundredth", of("ours p99"), "ms", 25),
        Line("server", "empty Flask route", of("empty rate"), "per second"),
        Line("server", "empty Flask route, slowest hundredth", of("empty p99"), "ms"),
        Line(
            "server",
            "behind nginx's cache: of nginx from disk",
            ratios(of("cache rate"), of("disk rate")),
            "×",
            0.8,
            least=True,
        ),
        Line("server", "behind nginx's cache", of("cache rate"), "per second"),
        Line("server", "behind nginx's cache, slowest hundredth", of("cache p99"), "ms"),
        Line("server", "nginx from disk", of("disk rate"), "per second"),
        Line("server", "figures never asked for before, one chart", of("judges"), "per second", 60, least=True),
        Line("server", "figures never asked for before, all charts", of("places"), "per second", 60, least=True),
        Line("server", "PNG never drawn, drawing process warm", thousands(of("drawn")), "s", 0.4),
        Line("server", "PNG never drawn, drawing process started for it", thousands(of("first")), "s"),
        Line("server", "PNG from the cache", of("kept"), "ms", 10),
        Line("server", "start to first answer", of("start time"), "s", 3),
        Line("server", "memory of a worker at the start", of("start"), "MB"),
        Line("server", "memory of a worker after 10,000 mixed answers", of("ten"), "MB", 200),
        Line("server", "memory of a worker after 15,000", of("fifteen"), "MB", 200),
        Line("server", "memory: 15,000 of 10,000 answers", ratios(sorted(of("fifteen")), sorted(of("ten"))), "×", 1.05),
    ]


def of_growth(s: Samples) -> list[Line]:
    """What ten times as much would cost."""
    if not s:
        return []
    sizes = ("document", "figure", "borders")
    before, after = (growth.fixed() + sum(s[f"{who} {part}"][0] for part in sizes) for who in ("ours", "grown"))
    lines = [Line("growth × 10", "page of the map with its scripts", [after / before], "×", 2)]
    lines += [
        Line("growth × 10", f"{part} alone", ratios(s[f"grown {part}"], s[f"ours {part}"]), "×") for part in sizes
    ]
    return [
        *lines,
        Line("growth × 10", "figure of the map", ratios(s["grown figure time"], s["ours figure time"]), "×", 3),
        Line("growth × 10", "figure of the map, ours", s["ours figure time"], "ms"),
        Line("growth × 10", "start", ratios(s["grown start"], s["ours start"]), "×", 3),
        Line("growth × 10", "start, grown", s["grown start"], "s"),
    ]


def machine() -> str:
    """Processor, cores, memory, system."""
    cpu = ""
    if (info := Path("/proc/cpuinfo")).exists():
        cpu = next(
            (line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line), ""
        )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}"
    return f"{cpu or platform.processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {system}"


def tool(*command: str) -> str:
    """What a program says of its version."""
    done = subprocess.run(command, capture_output=True, text=True)
    return next(iter((done.stdout + done.stderr).splitlines()), "").strip()


def versions(chromium: str) -> str:
    """Everything that was measured or measured with."""
    own = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("dash", "plotly", "gunicorn", "flask"))
    commit = tool("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    peers = ", ".join(f"{called} {version(name)}" for name, called in NAMES.items())
    return (
        f"dashboard at {commit}; Python {platform.python_version()}, {own}; {peers}; Chromium {chromium}; "
        f"{tool('nginx', '-v').removeprefix('nginx version: ')}; {tool('wrk', '-v').split(' [')[0]}"
    )


def table(lines: list[Line]) -> str:
    """All lines in columns of one width, which is Markdown too."""
    heads = ["part", "measure", "median", "spread", "runs", "target", ""]
    rows = [heads, *(line.cells() for line in lines)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    told = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    told.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(told)


def written(lines: list[Line], visits: Visits, seconds: float, busy: tuple[float, float]) -> str:
    """bench/results.md."""
    judged = [line for line in lines if line.limit is not None]
    missed = [line for line in judged if not line.met]
    told = [
        f"- {line.part}: {' – '.join(line.cells()[1:3])} (target {line.cells()[5]}; {line.cells()[6]})"
        for line in missed
    ]
    failures = [f"- {failure}" for failure in dict.fromkeys(visits.failures)]
    return "\n".join(
        [
            "# Results",
            "",
            "Written by `make bench`; [README.md](README.md) tells what is measured and how.",
            "",
            f"- {time.strftime('%Y-%m-%d')}, {seconds / 60:.0f} minutes; load of the machine before {busy[0]:.1f}, "
            f"after {busy[1]:.1f}",
            f"- {machine()}",
            f"- {versions(visits.chromium)}",
            f"- Pages: {RUNS} rounds, all subjects one after the other in each. × compares two subjects of the same "
            "round. KB are 1000 bytes. Times in seconds and milliseconds are this machine's; compare them within this "
            "table only.",
            "",
            table(lines),
            "",
            f"## Missed: {len(missed)} of {len(judged)}",
            "",
            *(told or ["Nothing."]),
            *(["", "## Visits that failed", "", *failures] if failures else []),
            "",
        ]
    )
