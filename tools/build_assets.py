"""Builds assets/build/: what the browser gets from other people's packages, served from here and from nowhere else.

    python -m tools.build_assets              builds, unless exactly this has been built before
    python -m tools.build_assets --optional   where it cannot be built, says so and succeeds (tried once)

Every file carries a hash of its content in its name, so that it can be cached for ever, and has a .br and a .gz
beside it. manifest.json says which name is which:

    plotly.js      the traces in use, out of plotly.js (tools/assets/plotly_bundle.mjs)
    app.js         React, Dash's renderer, the components in use and our own script, as one file
    site.css       Bootstrap without the components no page has, the @font-face of "Source Sans 3", our own style sheet
    font.woff2     the font itself, Latin, all weights
    licences.txt   the licences of all of these
"""

import gzip
import hashlib
import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import dash
from plotly.offline import get_plotlyjs_version

from tools import setup_node

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "assets" / "build"
MANIFEST = BUILD / "manifest.json"
FAILED = ROOT / ".venv" / ".assets-failed"
PACKAGES = ROOT / "node_modules"
BUNDLER = ROOT / "tools" / "assets" / "plotly_bundle.mjs"
DASH = Path(dash.__file__).parent
# What runs in every page, in the order in which it must run. Dash's other components and its polyfills are not in use.
APP = (
    *(DASH / "deps" / f"{name}.min.js" for name in ("react@18.3.1", "react-dom@18.3.1", "prop-types@15.8.1")),
    DASH / "html" / "dash_html_components.min.js",
    ROOT / "assets" / "app" / "components.js",
    *(ROOT / "assets" / f"{name}.js" for name in ("borders", "address", "figures", "words", "alive", "dashboard")),
    ROOT / "assets" / "embed_dialog.js",
    DASH / "dash-renderer" / "build" / "dash_renderer.min.js",
)
HOUSE_CSS = ROOT / "assets" / "dashboard.css"
FONT = PACKAGES / "@fontsource-variable" / "source-sans-3"
FONT_FILE = "source-sans-3-latin-wght-normal.woff2"
FONT_FAMILY = "Source Sans 3"

# Bootstrap's components that no page has, by the start of their class names.
UNUSED_COMPONENTS = (
    "accordion breadcrumb btn-check btn-close btn-group btn-toolbar carousel dropdown dropend dropstart dropup "
    "figure form-floating form-range input-group list-group modal nav navbar offcanvas page-item page-link "
    "pagination placeholder popover progress ratio spinner tab-content tab-pane toast tooltip bs-popover bs-tooltip "
    "card-header-tabs card-header-pills collapse collapsing text-bg link-opacity link-underline focus-ring icon-link "
    "hstack vstack vr needs-validation was-validated is-valid is-invalid valid-feedback valid-tooltip "
    "invalid-feedback invalid-tooltip"
).split()


class BuildError(Exception):
    """What went wrong, in words for the person at the keyboard."""


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The (prelude, block) pairs of a minified stylesheet, at its top level."""
    start = depth = 0
    prelude = ""
    for found in re.finditer(r"[{}]", css):
        if found[0] == "{":
            if depth == 0:
                prelude, start = css[start : found.start()], found.end()
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield prelude, css[start : found.start()]
                start = found.end()


def without_components(css: str, names: list[str]) -> str:
    """The stylesheet without selectors that need a class of these families, and without the rules left empty."""
    unused = re.compile(rf"\.(?:{'|'.join(names)})(?![a-z0-9])")
    kept = []
    for prelude, block in rules(css):
        if prelude.startswith(("@media", "@supports")):
            block = without_components(block, names)
            if block:
                kept.append(f"{prelude}{{{block}}}")
        elif prelude.startswith("@keyframes"):
            if not any(name in prelude for name in names):
                kept.append(f"{prelude}{{{block}}}")
        else:
            # A comma inside :not(…) parts no selectors, and a class inside it is not needed but forbidden.
            selectors = re.split(r",(?![^(]*\))", prelude)
            selectors = [s for s in selectors if not unused.search(re.sub(r":not\([^)]*\)", "", s))]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{block}}}")
    return "".join(kept)


def bootstrap_css() -> str:
    css = (PACKAGES / "bootstrap" / "dist" / "css" / "bootstrap.min.css").read_text("utf-8")
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css).replace('@charset "UTF-8";', "").strip()
    licence, css = re.match(r"(/\*!.*?\*/)?(.*)", css, re.DOTALL).groups()  # type: ignore[union-attr]
    return f'@charset "UTF-8";{licence or ""}{without_components(css, UNUSED_COMPONENTS)}\n'


def font_css(font_name: str) -> str:
    css = (FONT / "wght.css").read_text("utf-8")
    face = next((face for face in re.findall(r"@font-face\s*{[^}]*}", css) if FONT_FILE in face), None)
    unicode_range = re.search(r"unicode-range:\s*([^;]+);", face or "")
    if unicode_range is None:
        raise BuildError(f"The package of {FONT_FAMILY} no longer describes {FONT_FILE}.")
    return (
        f'@font-face{{font-family:"{FONT_FAMILY}";font-style:normal;font-weight:200 900;font-display:swap;'
        f'src:url({font_name}) format("woff2");unicode-range:{unicode_range[1]}}}\n'
    )


def app_js(node: setup_node.Node) -> bytes:
    """Every script of a page as one. Ours lose their comments; Dash's come minified."""
    missing = [path.name for path in APP if not path.is_file()]
    if missing:
        raise BuildError(f"This version of dash has no {', '.join(missing)}; tools/build_assets.py says APP.")
    parts = [
        minified(node, path)
        if ROOT in path.parents and "site-packages" not in path.parts
        else re.sub(r"\n?//# sourceMappingURL=.*", "", path.read_text("utf-8"))
        for path in APP
    ]
    return ";\n".join(part.strip().rstrip(";") for part in parts).encode()


def minified(node: setup_node.Node, path: Path) -> str:
    """A script or style sheet of ours without comments and white space."""
    tool = PACKAGES / "esbuild" / "bin" / "esbuild"
    return run([*node.node, str(tool), str(path), "--minify", "--charset=utf8"], f"esbuild could not read {path.name}")


def licences(packages: list[str]) -> str:
    """The licence of every package that went into a built file."""
    parts = []
    for folder in sorted({ROOT / package for package in packages} | {FONT, PACKAGES / "bootstrap"}):
        about = json.loads((folder / "package.json").read_text("utf-8"))
        texts = sorted(folder.glob("LICEN[SC]E*"))
        text = texts[0].read_text("utf-8", errors="replace").strip() if texts else "(no text in the package)"
        parts.append(f"{about['name']} {about['version']}: {about.get('license', 'see below')}\n\n{text}\n")
    version = dash.__version__
    words = importlib.metadata.distribution("dash").read_text("licenses/LICENSE") or "(no text in the package)"
    parts.append(f"dash {version}: MIT\n\n{words.strip()}\n")
    for path in APP[:3]:  # they come with Dash, which keeps their licence in their first lines
        name, number = path.name.removesuffix(".min.js").split("@")
        parts.append(f"{name} {number}: MIT\n\nCopyright (c) Facebook, Inc. and its affiliates.\n")
    return f"\n{'-' * 80}\n".join(parts)


def bundle_plotly(node: setup_node.Node) -> tuple[bytes, dict[str, Any]]:
    installed = json.loads((PACKAGES / "plotly.js" / "package.json").read_text("utf-8"))["version"]
    wanted = get_plotlyjs_version()
    if installed != wanted:
        raise BuildError(
            f"package.json pins plotly.js {installed}, but the Python package plotly draws with {wanted}. "
            f'Set "plotly.js": "{wanted}" in package.json and run: '
            "npm install --package-lock-only --omit-lockfile-registry-resolved"
        )
    with tempfile.TemporaryDirectory() as folder:
        outfile = Path(folder) / "plotly.min.js"
        done = run([*node.node, str(BUNDLER), str(outfile)], "esbuild could not bundle plotly.js")
        return outfile.read_bytes(), json.loads(done.splitlines()[-1])


def run(command: list[str], complaint: str) -> str:
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except OSError as error:
        raise BuildError(f"{complaint}: {error}") from error
    if done.returncode:
        raise BuildError(f"{complaint}:\n{(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout


def install_packages(node: setup_node.Node) -> None:
    """npm ci, unless node_modules already holds exactly what the lock file says."""
    lock = ROOT / "package-lock.json"
    stamp = PACKAGES / ".installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("› Installing the front end's pinned packages with npm (about half a minute) …", flush=True)
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([*node.npm, *options], "npm could not install the packages of package-lock.json")
    stamp.write_text(wanted)


def fingerprint() -> str:
    """Changes whenever the result would."""
    inputs = [ROOT / "package.json", ROOT / "package-lock.json", BUNDLER, Path(__file__), HOUSE_CSS]
    inputs += [path for path in APP if path.is_file()]
    content = b"".join(path.read_bytes() for path in inputs) + get_plotlyjs_version().encode()
    return hashlib.sha256(content).hexdigest()[:16]


def is_current(inputs: str) -> bool:
    try:
        manifest = json.loads(MANIFEST.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    names = [name for key, name in manifest.items() if "." in key]
    return manifest.get("inputs") == inputs and all((BUILD / name).is_file() for name in names)


def write(folder: Path, stem: str, ending: str, content: bytes) -> str:
    """Writes a file under a name that carries its hash, and its compressed twins where they help."""
    name = f"{stem}{hashlib.sha256(content).hexdigest()[:8]}{ending}"
    (folder / name).write_bytes(content)
    if not ending.endswith(".woff2"):  # brotli inside already
        (folder / f"{name}.br").write_bytes(brotli.compress(content, quality=11, lgwin=24))
        (folder / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return name


def build(inputs: str) -> dict[str, str]:
    node = setup_node.obtain()
    if node is None:
        raise BuildError(f"Neither Node {setup_node.OLDEST}+ with npm nor {setup_node.PACKAGE} could be had.")
    print(f"› Node {node.version} {node.origin} builds the front end.", flush=True)
    install_packages(node)
    print("› Bundling the parts of plotly.js, Bootstrap and Source Sans 3 in use, and compressing them …", flush=True)
    plotly, report = bundle_plotly(node)

    fresh = BUILD.with_name("build.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    font = write(fresh, "source-sans-3-latin.", ".woff2", (FONT / "files" / FONT_FILE).read_bytes())
    site = f"{bootstrap_css()}{font_css(font)}{minified(node, HOUSE_CSS)}"
    manifest = {
        "plotly.js": write(fresh, "plotly-", ".min.js", plotly),
        "app.js": write(fresh, "dash-renderer-", ".min.js", app_js(node)),  # Dash insists on the name
        "site.css": write(fresh, "site-", ".min.css", site.encode()),
        "font.woff2": font,
        "licences.txt": write(fresh, "licences-", ".txt", licences(report["packages"]).encode()),
        "plotly_version": report["version"],
        "inputs": inputs,
    }
    (fresh / MANIFEST.name).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    shutil.rmtree(BUILD, ignore_errors=True)
    fresh.rename(BUILD)
    return manifest


def main(arguments: list[str]) -> int:
    optional, inputs = "--optional" in arguments, fingerprint()
    if is_current(inputs):
        return 0
    without = "the dashboard serves plotly's full bundle and its own plain styles instead"
    if optional and FAILED.is_file() and FAILED.read_text() == inputs:
        print(f"› The front end has not been built; {without}. `make assets` tries again.", flush=True)
        return 0
    try:
        manifest = build(inputs)
    except BuildError as error:
        print(f"› The front end cannot be built. {error}", file=sys.stderr, flush=True)
        if not optional:
            return 1
        if FAILED.parent.is_dir():
            FAILED.write_text(inputs)
        print(f"› Going on without it: {without}.", flush=True)
        return 0
    FAILED.unlink(missing_ok=True)
    sizes = {key: (BUILD / f"{manifest[key]}.br").stat().st_size for key in ("plotly.js", "app.js", "site.css")}
    told = ", ".join(f"{key} {size / 1000:.0f} KB" for key, size in sizes.items())
    print(f"› Built assets/build/ ({told} in brotli).", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
