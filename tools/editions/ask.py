"""Asks the running server to take the edition in the folder DATASETS, and says what came of it.

    python -m tools.editions.ask

The server of this HOST and PORT is told by SIGHUP; its process id stands in the folder CACHE. Returns 0 when it serves
the edition, 1 when it refused it or does not answer.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from typing import Any

from dashboard.data import edition
from dashboard.settings import settings
from tools.editions import process, trial

PATIENCE = trial.PATIENCE + 300  # seconds: the server tries the edition, imports the program and starts workers


def state() -> dict[str, Any]:
    """What /readyz tells. Raises OSError where nobody answers."""
    host = settings().host if settings().host not in ("0.0.0.0", "::") else "127.0.0.1"
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings().port}/readyz"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            found: dict[str, Any] = json.loads(answer.read())
    except urllib.error.HTTPError as answer:
        if answer.code != 503:
            raise
        found = json.loads(answer.read())  # it serves, but lacks something: the disk is full, for instance
    return found


def main() -> int:
    """Ask for the reload and wait for its end."""
    wanted, pid = edition.version(edition.content(settings().datasets)), process.running()
    if pid is None:
        print(f"No server runs here on port {settings().port}; the next start serves {wanted}.", file=sys.stderr)
        return 1
    try:
        before = state()
        if before["version"] == wanted:
            print(f"› Data version {wanted} is in service already.")
            return 0
        print(f"› Data version {before['version']} is in service; asking for {wanted} …", flush=True)
        os.kill(pid, signal.SIGHUP)
        return waited(before, wanted)
    except OSError as error:
        print(f"The server does not answer ({error}).", file=sys.stderr)
        return 1


def waited(before: dict[str, Any], wanted: str) -> int:
    """Wait until the server serves `wanted` or has refused it; say which."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        now = state()
        if now["version"] == wanted:
            print(f"› Data version {wanted} is in service.")
            return 0
        if now["refused"] and now["refused"] != before["refused"]:
            print("\n".join(now["refused"]["why"]), file=sys.stderr)
            print(f"› It was refused; data version {now['version']} stays in service.", file=sys.stderr)
            print("  `make data` and the log of the server tell the values.", file=sys.stderr)
            return 1
        time.sleep(0.5)
    print(f"› The server has not taken it within {PATIENCE} seconds; its log may say why.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
