"""Builds assets/build/: what the browser gets from other people's packages, served from here and from nowhere else.

    python -m tools.build_assets              builds, unless exactly this has been built before
    python -m tools.build_assets --optional   where it cannot be built, says so and succeeds (tried once)

Every file carries a hash of its content in its name, so that it can be cached for ever, and has a .br and a .gz
beside it. manifest.json says which name is which:

    plotly.js      the traces in use, out of plotly.js (tools/assets/build.mjs)
    dash.js        React, Dash's renderer and its stock components, unchanged, as one file
    site.js        our own script of pages (assets/site/)
    embed.js       our own script of embeds, which stands in their document
    keys.js        our own script of embeds for readers with a keyboard
    leave.js       the quick way out of every page
    taps.js        what a narrow map does when it is touched
    fields.js      our own script of fields with a list: the search, and long selects
    published.js   our own script of pages that `make publish` writes for a file server
    keep.js        that of the page /offline, which lets a browser keep pages
    worker.js      answers with kept pages where the line fails
    map.js         that of the map page, beside one of these
    site.css       the @font-face of both fonts, Bootstrap without the rules no page uses, our own style sheet
    media.css      our own style sheet for paper and the dark
    map.css        that of the map page
    place.css      that of the pages of provinces and districts
    keys.css       that of the list of keys
    records.css    that of pages that are lists: charts, proposals, what changed, terms
    facts.css      tables and timelines of facts that are no chart
    arabic.css     what pages in Urdu have more: the @font-face of their headings, the height of their lines
    font.woff2     Source Sans 3, Latin, all weights
    font-arabic.woff2   Noto Naskh Arabic, the letters of Urdu (tools/fonts.py)
    font-headings.woff2   Noto Nastaliq Urdu, the letters of headings
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
from pathlib import Path
from typing import Any

import brotli
import dash
from plotly.offline import get_plotlyjs_version

from tools import fonts, setup_node

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "assets" / "build"
MANIFEST = BUILD / "manifest.json"
FAILED = ROOT / ".venv" / ".assets-failed"
PACKAGES = ROOT / "node_modules"
BUNDLER = ROOT / "tools" / "assets" / "build.mjs"
HOUSE_CSS = tuple(sorted((ROOT / "assets").glob("*.css")))

# Dash's scripts that no page needs: old browsers' polyfills, and components that the server alone renders.
NOT_SENT = ("polyfill", "dash_bootstrap_components", "dash_table")


class BuildError(Exception):
    """What went wrong, in words for the person at the keyboard."""


def dash_js() -> bytes:
    """The scripts that Dash serves for a page, unchanged and in its order, as one file; its documents name them."""
    app = dash.Dash(__name__, assets_ignore=".*")
    app.layout = dash.html.Div()
    client = app.server.test_client()
    document = client.get("/").get_data(as_text=True)
    addresses = [
        found for found in re.findall(r'<script src="([^"]+)"', document) if "/_dash-component-suites/" in found
    ]
    wanted = [address for address in addresses if not any(name in address for name in NOT_SENT)]
    if not any("dash_renderer" in address for address in wanted):
        raise BuildError("This version of dash names its scripts in another way; see dash_js in tools/build_assets.py.")
    parts = [client.get(address).get_data(as_text=True) for address in wanted]
    return ";\n".join(re.sub(r"\n?//# sourceMappingURL=.*", "", part).strip().rstrip(";") for part in parts).encode()


def licences(packages: list[str]) -> str:
    """The licence of every package that went into a built file."""
    parts = []
    shipped = {fonts.LATIN, fonts.NASKH, fonts.NASTALIQ, PACKAGES / "bootstrap"}
    for folder in sorted({ROOT / package for package in packages} | shipped):
        about = json.loads((folder / "package.json").read_text("utf-8"))
        texts = sorted(folder.glob("LICEN[SC]E*"))
        text = texts[0].read_text("utf-8", errors="replace").strip() if texts else "(no text in the package)"
        parts.append(f"{about['name']} {about['version']}: {about.get('license', 'see below')}\n\n{text}\n")
    version = dash.__version__
    words = importlib.metadata.distribution("dash").read_text("licenses/LICENSE") or "(no text in the package)"
    parts.append(f"dash {version}: MIT\n\n{words.strip()}\n")
    for path in sorted((Path(dash.__file__).parent / "deps").glob("*@*.min.js")):
        name, number = path.name.removesuffix(".min.js").rsplit("@", 1)
        parts.append(f"{name} {number}: MIT, comes with Dash; its licence stands in its first lines.\n")
    return f"\n{'-' * 80}\n".join(parts)


def bundle(node: setup_node.Node) -> tuple[dict[str, bytes], dict[str, Any]]:
    """({name: content} of what Node builds, what went into it)."""
    installed = json.loads((PACKAGES / "plotly.js" / "package.json").read_text("utf-8"))["version"]
    wanted = get_plotlyjs_version()
    if installed != wanted:
        raise BuildError(
            f"package.json pins plotly.js {installed}, but the Python package plotly draws with {wanted}. "
            f'Set "plotly.js": "{wanted}" in package.json and run: '
            "npm install --package-lock-only --omit-lockfile-registry-resolved"
        )
    with tempfile.TemporaryDirectory() as folder:
        done = run([*node.node, str(BUNDLER), folder], "esbuild could not bundle the scripts")
        made = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        return made, json.loads(done.splitlines()[-1])


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
    if PACKAGES.is_symlink():
        PACKAGES.unlink()  # npm would empty the folder that it leads to, which another checkout uses
    print("› Installing the front end's pinned packages with npm (about half a minute) …", flush=True)
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([*node.npm, *options], "npm could not install the packages of package-lock.json")
    stamp.write_text(wanted)


def fingerprint() -> str:
    """Changes whenever the result would."""
    inputs = [
        ROOT / "package.json",
        ROOT / "package-lock.json",
        BUNDLER,
        Path(__file__),
        Path(fonts.__file__),
        *HOUSE_CSS,
    ]
    inputs += sorted((ROOT / "assets" / "site").glob("*.js"))
    # The names of classes: what of Bootstrap is in use.
    inputs += sorted([*(ROOT / "layouts").rglob("*.py"), *(ROOT / "layouts").rglob("*.html")])
    content = b"".join(path.read_bytes() for path in inputs) + f"{get_plotlyjs_version()} {dash.__version__}".encode()
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
    made, report = bundle(node)

    fresh = BUILD.with_name("build.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    font = write(fresh, "source-sans-3-latin.", ".woff2", fonts.latin())
    naskh = write(fresh, "noto-naskh-urdu.", ".woff2", fonts.naskh())
    nastaliq = write(fresh, "noto-nastaliq-urdu.", ".woff2", fonts.nastaliq())
    manifest = {
        "plotly.js": write(fresh, "plotly-", ".min.js", made["plotly.js"]),
        "dash.js": write(fresh, "dash-renderer-", ".min.js", dash_js()),  # Dash finds its script by this name
        "site.js": write(fresh, "site-", ".min.js", made["site.js"]),
        "embed.js": write(fresh, "embed-", ".min.js", made["embed.js"]),
        "keys.js": write(fresh, "keys-", ".min.js", made["keys.js"]),
        "leave.js": write(fresh, "leave-", ".min.js", made["leave.js"]),
        "taps.js": write(fresh, "taps-", ".min.js", made["taps.js"]),
        "help.js": write(fresh, "help-", ".min.js", made["help.js"]),
        "sound.js": write(fresh, "sound-", ".min.js", made["sound.js"]),
        "fields.js": write(fresh, "fields-", ".min.js", made["fields.js"]),
        "published.js": write(fresh, "published-", ".min.js", made["published.js"]),
        "keep.js": write(fresh, "keep-", ".min.js", made["keep.js"]),
        "worker.js": write(fresh, "worker-", ".min.js", made["worker.js"]),
        "map.js": write(fresh, "map-", ".min.js", made["map.js"]),
        "site.css": write(fresh, "site-", ".min.css", fonts.rules(font, naskh).encode() + made["site.css"]),
        "media.css": write(fresh, "media-", ".min.css", made["media.css"]),
        "map.css": write(fresh, "map-", ".min.css", made["map.css"]),
        "keys.css": write(fresh, "keys-", ".min.css", made["keys.css"]),
        "records.css": write(fresh, "records-", ".min.css", made["records.css"]),
        "facts.css": write(fresh, "facts-", ".min.css", made["facts.css"]),
        "place.css": write(fresh, "place-", ".min.css", made["place.css"]),
        "arabic.css": write(fresh, "arabic-", ".min.css", fonts.heading_rules(nastaliq).encode() + made["arabic.css"]),
        "font.woff2": font,
        "font-arabic.woff2": naskh,
        "font-headings.woff2": nastaliq,
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
    without = "pages work without scripts (forms, links, tables, pictures) and in plain styles instead"
    if optional and FAILED.is_file() and FAILED.read_text() == inputs:
        print(f"› The front end has not been built; {without}. `make assets` tries again.", flush=True)
        return 0
    try:
        manifest = build(inputs)
    except (BuildError, OSError, ValueError) as error:
        print(f"› The front end cannot be built. {error}", file=sys.stderr, flush=True)
        if not optional:
            return 1
        if FAILED.parent.is_dir():
            FAILED.write_text(inputs)
        print(f"› Going on without it: {without}.", flush=True)
        return 0
    FAILED.unlink(missing_ok=True)
    sizes = {
        key: (BUILD / f"{manifest[key]}.br").stat().st_size for key in ("plotly.js", "dash.js", "site.js", "site.css")
    }
    told = ", ".join(f"{key} {size / 1000:.0f} KB" for key, size in sizes.items())
    print(f"› Built assets/build/ ({told} in brotli).", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
