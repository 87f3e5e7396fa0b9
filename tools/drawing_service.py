"""Draws pictures for all web processes of a machine, as a service of its own.

    DRAWING_SOCKET=/run/dashboard/drawing.sock python -m tools.drawing_service

The web processes get the same DRAWING_SOCKET. Where it is empty none of this is needed: the first web process that
wants a picture starts a drawing process. The folder of the socket must be there, and closed to others: whoever answers
there makes the pictures that readers see. It ends when nobody has asked for a quarter of an hour; whatever started it
(systemd, a container's restart policy) starts it anew. Returns 2, with a sentence, where a setting is missing.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from dashboard.rendering import client, service
from dashboard.settings import settings

OTHERS = stat.S_IWGRP | stat.S_IRWXO


def problem() -> str:
    """Why the service cannot start, in a sentence; "" where it can."""
    address = settings().drawing_socket
    if not address:
        return "DRAWING_SOCKET is empty; it must name the socket, such as /run/dashboard/drawing.sock."
    folder = Path(address).parent
    if not folder.is_dir():
        return f"DRAWING_SOCKET is {address}, but there is no folder {folder}."
    if folder.stat().st_mode & OTHERS:
        return f"DRAWING_SOCKET is {address}, but others may enter {folder}; close it with chmod 700."
    return "" if client.chromium() else client.MISSING


def main() -> int:
    """Serve until the service ends by itself or is told to."""
    if why := problem():
        print(why, file=sys.stderr)
        return 2
    address, chromium = settings().drawing_socket, client.chromium()
    Path(address).unlink(missing_ok=True)  # of one that was killed
    service.serve(address, chromium or "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
