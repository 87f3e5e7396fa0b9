"""Finds a Chromium, which draws pictures of charts and runs the browser tests; installs one where there is none.

    python -m tools.setup_browser              says what is missing and succeeds all the same
    python -m tools.setup_browser --required   fails where no browser can be had

`find()` is for everybody else: it only looks.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKED = ROOT / ".venv" / ".browser"  # first line: the browser seen to work, or NONE; then those seen not to
NONE = "none"
VARIABLES = ("BROWSER_PATH", "CHROMIUM")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "No Chromium could be had: downloads of charts as SVG and PNG, and the drawn first view of a page, are missing "
    "(tables and interactive charts work); the browser tests cannot run. "
    "Install Chromium, or name one with BROWSER_PATH=/path/to/chromium."
)


def _checked() -> tuple[str | None, list[str]]:
    """What an earlier set-up found: the browser that works (or NONE), and those that do not start."""
    lines = CHECKED.read_text().splitlines() if CHECKED.is_file() else []
    return (lines[0] if lines else None), lines[1:]


def _playwrights_own() -> Iterator[str]:
    folders = [Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")]
    folders.append(Path.home() / "Library" / "Caches" / "ms-playwright")
    places = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
    for folder in folders:
        for place in places:
            yield from sorted((str(path) for path in folder.glob(place)), reverse=True)


def _candidates() -> Iterator[str]:
    """Every Chromium on this machine, the most wanted first."""
    paths = [shutil.which(named) or named for name in VARIABLES if (named := os.environ.get(name))]
    paths += [works for works in (_checked()[0],) if works and works != NONE]
    paths += [path for name in NAMES if (path := shutil.which(name))]
    for path in dict.fromkeys([*paths, *_playwrights_own()]):
        if Path(path).is_file() and os.access(path, os.X_OK):
            yield path


def find() -> str | None:
    """The path of a Chromium on this machine, or None. Cheap: nothing is started or installed."""
    broken = _checked()[1]
    return next((path for path in _candidates() if path not in broken), None)


def starts(path: str) -> bool:
    """Whether this browser opens a page here (some distributions ship a stand-in that does not)."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom", "about:blank"]
    try:
        done = subprocess.run([path, *flags], capture_output=True, text=True, timeout=90)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "<html" in done.stdout


def _find_working() -> str | None:
    return next((path for path in _candidates() if starts(path)), None)


def _run(*commands: list[str]) -> None:
    """Runs one command after the other until one fails, and passes on the first line of its complaint."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
        if done.returncode:
            complaint = (done.stderr or done.stdout).strip().splitlines()
            print(f"  {' '.join(command[:3])} failed: {complaint[0] if complaint else 'without a word'}", flush=True)
            return


def _install_from_debian() -> None:
    print("› No Chromium on this machine: installing Debian's package chromium …", flush=True)
    _run(["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"])


def _install_from_playwright() -> None:
    print("› No Chromium on this machine: downloading Playwright's (about 170 MB) …", flush=True)
    python = [sys.executable, "-m"]
    pip = [*python, "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(
        [*pip, "--constraint", "constraints.txt", "playwright"],
        [*python, "playwright", "install", "chromium"],
    )


def obtain() -> str | None:
    """A Chromium that starts, installed if need be."""
    if found := _find_working():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install_from_debian()
        if found := _find_working():
            return found
    _install_from_playwright()
    return _find_working()


def main(arguments: list[str]) -> int:
    required, before, known = "--required" in arguments, _checked()[0], find()
    if known and known == before:
        return 0
    if not known and before == NONE and not required:
        print(f"› {MISSING} `make setup` tries again.", flush=True)
        return 0
    browser = obtain()
    if CHECKED.parent.is_dir():
        broken = [] if browser else list(_candidates())
        CHECKED.write_text("\n".join([browser or NONE, *broken]) + "\n")
    if browser is None:
        print(f"› {MISSING}", flush=True)
        return 1 if required else 0
    print(f"› Chromium at {browser} draws the pictures of charts and runs the browser tests.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
