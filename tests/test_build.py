"""The front end that `make assets` builds, and the files that set a machine up."""

import functools
import gzip
import hashlib
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
import dash
import pytest
from plotly.offline import get_plotlyjs_version

from tools import build_assets, setup_browser, setup_node, setup_server

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "assets" / "build"
COMPRESSED = (
    "plotly.js",
    "dash.js",
    "site.js",
    "leave.js",
    "taps.js",
    "keep.js",
    "worker.js",
    "sound.js",
    "help.js",
    "embed.js",
    "keys.js",
    "fields.js",
    "published.js",
    "map.js",
    "site.css",
    "media.css",
    "map.css",
    "place.css",
    "records.css",
    "keys.css",
    "facts.css",
    "arabic.css",
)


@pytest.fixture(scope="module")
def manifest() -> dict[str, str]:
    return json.loads((BUILD / "manifest.json").read_text("utf-8"))


# What was built


def test_every_file_of_the_manifest_carries_its_hash_and_nothing_else_lies_there(manifest):
    names = {key: name for key, name in manifest.items() if "." in key}
    assert set(names) == {*COMPRESSED, "font.woff2", "font-arabic.woff2", "font-headings.woff2", "licences.txt"}
    for name in names.values():
        assert hashlib.sha256((BUILD / name).read_bytes()).hexdigest()[:8] in name
    twins = {f"{name}.{way}" for name in names.values() if not name.endswith(".woff2") for way in ("br", "gz")}
    assert {path.name for path in BUILD.iterdir()} == {"manifest.json", *names.values(), *twins}


@pytest.mark.parametrize("key", COMPRESSED)
def test_the_compressed_twins_hold_the_same(manifest, key):
    path = BUILD / manifest[key]
    content = path.read_bytes()
    assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == content
    assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == content


@pytest.mark.parametrize(
    ("key", "ending", "budget"),
    [
        ("plotly.js", ".br", 355_000),
        ("dash.js", ".br", 210_000),
        ("site.js", ".br", 12_000),
        ("published.js", ".br", 12_000),
        ("map.js", ".br", 3_500),
        ("embed.js", ".br", 2_000),
        ("keys.js", ".br", 2_500),
        ("leave.js", ".br", 500),
        ("taps.js", ".br", 1_500),
        ("sound.js", ".br", 1_000),
        ("help.js", ".br", 1_000),
        ("fields.js", ".br", 4_000),
        ("site.css", ".br", 10_000),
        ("media.css", ".br", 2_000),
        ("map.css", ".br", 2_000),
        ("place.css", ".br", 2_000),
        ("records.css", ".br", 1_000),
        ("keys.css", ".br", 500),
        ("facts.css", ".br", 1_000),
        ("arabic.css", ".br", 1_000),
        ("font.woff2", "", 45_000),
    ],
)
def test_the_bytes_on_the_wire_stay_within_budget(manifest, key, ending, budget):
    assert (BUILD / (manifest[key] + ending)).stat().st_size <= budget


def test_the_bundle_is_the_version_that_python_draws_with(manifest):
    assert manifest["plotly_version"] == get_plotlyjs_version()
    assert f'"{get_plotlyjs_version()}"' in (BUILD / manifest["plotly.js"]).read_text("utf-8")


def test_the_styles_ask_nobody_else(manifest):
    css = (BUILD / manifest["site.css"]).read_text("utf-8")
    assert "@import" not in css
    assert not re.search(r"url\(\s*[\"']?(https?:)?//", css)
    assert f"url({manifest['font.woff2']})" in css


def test_the_styles_keep_what_pages_use_and_drop_what_none_has(manifest):
    css = (BUILD / manifest["site.css"]).read_text("utf-8")
    for name in "container-xxl row col btn form-select form-select-sm visually-hidden table".split():
        assert f".{name}" in css, name
    for name in ("carousel", "offcanvas", "navbar", "tooltip-inner", "accordion"):
        assert f".{name}" not in css, name
    assert ".card-title" in css and "--trafficking" in css, "our own style sheet is part of it"
    assert css.count("{") == css.count("}")


def test_the_scripts_of_dash_are_its_own_unchanged(manifest):
    joined = (BUILD / manifest["dash.js"]).read_text("utf-8")
    folder = Path(dash.__file__).parent
    names = ("deps/react-dom@18.3.1.min.js", "dash-renderer/build/dash_renderer.min.js", "dcc/dash_core_components.js")
    for name in names:
        text = re.sub(r"\n?//# sourceMappingURL=.*", "", (folder / name).read_text("utf-8")).strip().rstrip(";")
        assert text in joined, name


def test_every_licence_is_told(manifest):
    text = (BUILD / manifest["licences.txt"]).read_text("utf-8")
    for name in (
        "plotly.js 4",
        "bootstrap 5",
        "@fontsource-variable/source-sans-3",
        "@fontsource/noto-nastaliq-urdu",
        "d3-geo",
        "topojson-client",
        "dash 4",
        "idiomorph 0",
        "react 18",
    ):
        assert f"\n{name}" in f"\n{text}", name
    assert "SIL OPEN FONT LICENSE" in text.upper()


# What happens where it cannot be built


@pytest.fixture
def machine_without_node(monkeypatch, tmp_path):
    monkeypatch.setattr(build_assets, "BUILD", tmp_path / "build")
    monkeypatch.setattr(build_assets, "MANIFEST", tmp_path / "build" / "manifest.json")
    monkeypatch.setattr(build_assets, "FAILED", tmp_path / "failed")
    attempts = []
    monkeypatch.setattr(setup_node, "obtain", lambda: attempts.append(1))
    return attempts


def test_without_node_the_build_fails(machine_without_node, capsys):
    assert build_assets.main([]) == 1
    assert "Node 18+" in capsys.readouterr().err


def test_without_node_a_start_goes_on_says_so_and_does_not_try_twice(machine_without_node, capsys):
    assert build_assets.main(["--optional"]) == 0
    assert "Going on without it" in capsys.readouterr().out
    assert build_assets.main(["--optional"]) == 0
    assert "make assets" in capsys.readouterr().out
    assert len(machine_without_node) == 1


def test_a_plotly_of_another_version_is_an_error_that_says_what_to_do(monkeypatch):
    monkeypatch.setattr(build_assets, "get_plotlyjs_version", lambda: "9.9.9")
    with pytest.raises(build_assets.BuildError, match=r'"plotly.js": "9.9.9" in package.json'):
        build_assets.bundle(setup_node.Node(("node",), ("npm",), "v20", "here"))


def test_the_packages_of_another_checkout_are_left_alone(monkeypatch, tmp_path):
    others, ours = tmp_path / "others", tmp_path / "node_modules"
    (others / "bootstrap").mkdir(parents=True)
    ours.symlink_to(others)
    monkeypatch.setattr(build_assets, "PACKAGES", ours)
    monkeypatch.setattr(build_assets, "run", lambda *_: ours.mkdir())  # npm ci makes the folder anew
    build_assets.install_packages(setup_node.Node(("node",), ("npm",), "v20", "here"))
    assert (others / "bootstrap").is_dir() and not ours.is_symlink() and (ours / ".installed").is_file()


# The set-up


def direct_pins() -> dict[str, str]:
    text = (ROOT / "requirements.txt").read_text() + (ROOT / "requirements-dev.txt").read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "-r"))]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines), "every requirement is pinned"
    return {name.lower(): version for name, _, version in (line.partition("==") for line in lines)}


def test_requirements_and_constraints_agree():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    constraints = {name.lower(): v for name, _, v in (line.partition("==") for line in lines if "==" in line)}
    assert {name: constraints.get(name) for name in direct_pins()} == direct_pins()


def test_what_is_installed_is_what_is_pinned():
    from importlib.metadata import version

    assert {name: version(name) for name in direct_pins()} == direct_pins()


def test_the_front_end_is_pinned_exactly_and_names_no_registry():
    package = json.loads((ROOT / "package.json").read_text())
    lock_text = (ROOT / "package-lock.json").read_text()
    locked = json.loads(lock_text)["packages"]
    assert "dependencies" not in package
    for name, version in package["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert locked[f"node_modules/{name}"]["version"] == version
    assert '"resolved"' not in lock_text
    assert all("integrity" in entry for path, entry in locked.items() if path)


def test_make_help_lists_every_command():
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("setup", "run", "test", "check", "data", "screenshots", "assets", "clean"):
        assert re.search(rf"^  {command} +\w", told, re.MULTILINE), command


def test_the_server_keeps_to_itself():
    assert setup_server.control_socket_disable is True
    assert setup_server.accesslog is None
    assert setup_server.preload_app is True


def test_an_old_python_gets_a_sentence_not_a_traceback():
    code = "import sys; sys.version_info = (3, 9); sys.argv = ['x']; import runpy; "
    code += "runpy.run_path('tools/setup_python.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_named_browser_comes_first_and_one_that_is_not_there_is_passed_over(monkeypatch, tmp_path):
    named = tmp_path / "chromium"
    named.write_text("#!/bin/sh\n")
    named.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(named))
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "absent"))
    assert setup_browser.find() == str(named)


@pytest.fixture
def machine_without_browser(monkeypatch, tmp_path):
    for variable in setup_browser.VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(setup_browser, "CHECKED", tmp_path / "checked")
    attempts = []
    monkeypatch.setattr(setup_browser, "_install_from_debian", lambda: None)
    monkeypatch.setattr(setup_browser, "_install_from_playwright", lambda: attempts.append(1))
    return attempts


def test_no_browser_anywhere_is_none_and_fails_only_where_it_is_required(machine_without_browser, capsys):
    assert setup_browser.find() is None
    assert setup_browser.main([]) == 0
    assert "No Chromium could be had" in capsys.readouterr().out
    assert setup_browser.main([]) == 0
    assert len(machine_without_browser) == 1, "a second start does not try again"
    assert setup_browser.main(["--required"]) == 1


def test_a_browser_that_does_not_start_is_not_handed_out(machine_without_browser, monkeypatch, tmp_path):
    stand_in = tmp_path / "chromium-browser"
    stand_in.write_text("#!/bin/sh\nexit 1\n")
    stand_in.chmod(0o755)
    assert setup_browser.find() == str(stand_in)
    assert setup_browser.main([]) == 0
    assert setup_browser.find() is None


# In a real browser

SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": name,
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 28], [x, 31], [x + 3, 31], [x + 3, 28], [x, 28]]],  # clockwise, as Plotly wants
            },
        }
        for name, x in (("west", 65), ("east", 69))
    ],
}
FRAME = {
    "visible": False,
    "fitbounds": False,
    "projection": {"type": "mercator"},
    "lonaxis": {"range": [60, 78]},
    "lataxis": {"range": [23, 38]},
}
MAP = {"type": "choropleth", "geojson": SQUARES, "locations": ["west", "east"], "z": [1, 2], "showscale": False}
FIGURES: dict[str, dict[str, Any]] = {
    "choropleth": {"data": [MAP], "layout": {"geo": FRAME}},
    "scattergeo": {
        "data": [{"type": "scattergeo", "lon": [62, 66, 70], "lat": [25, 30, 33], "mode": "lines+markers"}],
        "layout": {"geo": FRAME},
    },
    # Base layers, another scope, the other resolution: drawn empty, asked of nobody.
    "base-layers": {
        "data": [MAP],
        "layout": {"geo": {"showland": True, "showcountries": True, "scope": "asia", "resolution": 50}},
    },
    "bar": {
        "data": [{"type": "bar", "orientation": "h", "y": ["a", "b", "c"], "x": [3, 2, 1], "text": ["3", "2", "1"]}]
    },
    "scatter": {"data": [{"type": "scatter", "x": [1, 2], "y": [2, 1], "mode": "markers+lines"}]},
}
MARKS = {
    "choropleth": (".choroplethlayer path", 2),
    "scattergeo": (".scatterlayer path.point", 3),
    "base-layers": (".choroplethlayer path", 2),
    "bar": (".barlayer .point path", 3),
    "scatter": (".scatterlayer path.point", 2),
}
PAGE = """<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/{site.css}">
<style>span{{font:40px "Source Sans 3", monospace;font-variant-numeric:tabular-nums}}</style>
<span id="ones">1111</span><br><span id="eights">8888</span><div class="visually-hidden" id="hidden">x</div>
<script src="/{plotly.js}"></script></html>"""
LOOK = """async ([figures, marks]) => {
  const seen = {};
  for (const [name, figure] of Object.entries(figures)) {
    const div = document.body.appendChild(document.createElement("div"));
    const layout = {width: 600, height: 400, ...figure.layout};
    await Plotly.newPlot(div, figure.data, layout, {displayModeBar: true}).catch((error) => console.error(error));
    const drawn = [...div.querySelectorAll(marks[name][0])].filter((mark) => mark.getBoundingClientRect().width > 0);
    const widest = Math.max(...drawn.map((mark) => mark.getBoundingClientRect().width));
    seen[name] = {marks: drawn.length, widest, buttons: [...div.querySelectorAll("[data-title], a, button")]
      .filter((e) => /send|edit|plotly/i.test(e.dataset.title ?? e.href ?? e.textContent)).length};
  }
  const {data, layout} = figures.choropleth;
  const picture = await Plotly.toImage({data, layout}, {format: "svg", width: 300, height: 200}).catch(String);
  await document.fonts.load('16px "Source Sans 3"');
  return {seen, version: Plotly.version, picture: decodeURIComponent(picture).split("choroplethlayer").length - 1,
    font: document.fonts.check('16px "Source Sans 3"') && [...document.fonts].some((face) => face.status === "loaded"),
    digits: ["ones", "eights"].map((id) => document.getElementById(id).getBoundingClientRect().width),
    hidden: getComputedStyle(document.getElementById("hidden")).width};
}"""


class _QuietHandler(SimpleHTTPRequestHandler):
    page = ""

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        body = self.page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: Any) -> None:
        pass


def _look(address: str, path: str) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    flags.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=flags)
        page = browser.new_page()
        requests, complaints = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(address)
        seen = page.evaluate(LOOK, [FIGURES, MARKS])
        browser.close()
    return {**seen, "requests": requests, "complaints": complaints}


@pytest.fixture(scope="module")
def looked(manifest) -> Iterator[dict[str, Any]]:
    """What a browser makes of a page with nothing but the built files, every other host being out of reach."""
    path = setup_browser.find()
    assert path, setup_browser.MISSING
    page = re.sub(r"{([\w.]+\.\w+)}", lambda key: manifest[key[1]], PAGE).replace("{{", "{").replace("}}", "}")
    handler = functools.partial(type("Handler", (_QuietHandler,), {"page": page}), directory=str(BUILD))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # A thread of its own: Playwright allows one of its loops per thread, and other tests may hold this one's.
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_look, f"http://127.0.0.1:{server.server_port}/", path).result()
    server.shutdown()
    server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("name", FIGURES)
def test_the_bundle_draws_every_trace_in_use(looked, name):
    assert looked["seen"][name]["marks"] == MARKS[name][1]
    assert 2 < looked["seen"][name]["widest"] < 590, "a mark has a size, and none floods the frame"


@pytest.mark.browser
def test_nothing_is_asked_of_anybody_else(looked, manifest):
    hosts = {re.sub(r"^https?://([^/:]+).*$", r"\1", url) for url in looked["requests"] if url.startswith("http")}
    assert hosts == {"127.0.0.1"}
    assert any(url.endswith(manifest["plotly.js"]) for url in looked["requests"])
    assert not [url for url in looked["requests"] if "world" in url or "topojson" in url]


@pytest.mark.browser
def test_the_browser_has_no_complaint_and_the_right_version(looked):
    assert looked["complaints"] == []
    assert looked["version"] == get_plotlyjs_version()
    assert looked["picture"] == 1


@pytest.mark.browser
def test_no_button_sends_a_chart_away(looked):
    # Not even where a figure asks for buttons over a chart, as those here do.
    assert [figure["buttons"] for figure in looked["seen"].values()] == [0] * len(FIGURES)


@pytest.mark.browser
def test_the_typeface_loads_and_its_figures_align(looked):
    assert looked["font"] is True
    assert looked["digits"][0] == pytest.approx(looked["digits"][1])
    assert looked["hidden"] == "1px"
