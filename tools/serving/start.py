"""`make serve`: the dashboard for readers, on one machine. Looks whether all is well, then becomes gunicorn.

    python -m tools.serving.start          starts
    python -m tools.serving.start --check  only says what is wrong

Settings that are not given have the defaults of make serve (dashboard/settings.py): a worker for each core, Chromium
in its sandbox, a log in JSON, /metrics on a port of this machine. A wrong setting stops the start with a sentence.
"""

from __future__ import annotations

import os
import socket
import sys

from dashboard.rendering import client as renderer
from dashboard.settings import Settings, serving, settings

GUNICORN = ("-m", "gunicorn", "--config", "python:tools.setup_server", "app:server")
AS_ROOT = (
    "make serve does not draw pictures as root: a page that breaks out of Chromium would own the machine. Run it as a "
    "user of its own, so that Chromium has its sandbox: adduser --system --group dashboard, then, in a folder it owns, "
    "runuser -u dashboard -- make serve. CHROMIUM=none serves without drawing; CHROMIUM_SANDBOX=off draws without the "
    "sandbox, for containers that allow no user namespaces."
)


def refused(chosen: Settings, user: int, has_chromium: bool) -> str:
    """Why `make serve` does not start with these settings as this user (the effective id), or "" where it may."""
    if user == 0 and has_chromium and chosen.chromium_sandbox:
        return AS_ROOT
    if chosen.metrics_port == chosen.port:
        return f"METRICS_PORT and PORT are both {chosen.port}; /metrics needs a port of its own."
    return taken("METRICS_PORT", "127.0.0.1", chosen.metrics_port) or taken("PORT", chosen.host, chosen.port)


def taken(name: str, host: str, port: int | None) -> str:
    """A sentence where somebody listens at this port, else ""."""
    if port is None:
        return ""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return f"{name} is {port}, and that cannot be had at {host}: {error.strerror}."
    return ""


def main(arguments: list[str]) -> int:
    """Start; returns 1 with a sentence where something is wrong. --check: only look; returns 0 where it may start."""
    os.environ.update(serving(os.environ))
    try:
        chosen = settings()
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if why := refused(chosen, os.geteuid(), renderer.available()):
        print(why, file=sys.stderr)
        return 1
    if "--check" in arguments:
        return 0
    os.execv(sys.executable, [sys.executable, *GUNICORN])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
