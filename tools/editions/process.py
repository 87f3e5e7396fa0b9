"""The process id of the running server, noted in the folder CACHE under its port.

This module imports nothing of the program, so that a master process which exchanges the program can keep it.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def pid_file() -> Path:
    """Where the server of this PORT notes its process id."""
    return Path(os.environ.get("CACHE") or ROOT / ".cache") / f"server-{os.environ.get('PORT') or 8050}.pid"


def note() -> None:
    """Note the id of this process as that of the server."""
    pid_file().parent.mkdir(parents=True, exist_ok=True)
    pid_file().write_text(f"{os.getpid()}\n")


def forget() -> None:
    """The server ends; whoever asks for it is told so."""
    pid_file().unlink(missing_ok=True)


def running() -> int | None:
    """The process id of the server, None where none runs: a noted id may be another process's by now."""
    try:
        pid = int(pid_file().read_text())
    except (OSError, ValueError):
        return None
    told = subprocess.run(["ps", "-p", str(pid), "-o", "args="], capture_output=True, text=True).stdout
    return pid if "gunicorn" in told else None
