"""How gunicorn serves the dashboard:  gunicorn --config python:tools.setup_server app:server

HOST and PORT come from the environment. No access log is kept: who looks at what is nobody's business.
"""

import os
import threading
from pathlib import Path
from typing import Any

from tools.editions import process, reloading

host = os.environ.get("HOST") or "127.0.0.1"
port = os.environ.get("PORT") or "8050"

bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = 4
reload = bool(os.environ.get("RELOAD"))  # make dev: start anew when a file is saved
reload_extra_files = (
    [str(path) for name in ("datasets", "content") for path in Path(name).rglob("*.*")] if reload else []
)
preload_app = not reload  # the data are read once, and shared by the workers
timeout = 60
graceful_timeout = 5
accesslog = None
loglevel = "warning"
limit_request_line = 8190  # bytes of an address: a brief with all its words travels in one
control_socket_disable = True


def post_worker_init(_worker: Any) -> None:
    """Makes the index of the search ready, out of the way of the first readers: it takes seconds."""
    threading.Timer(3, warm).start()


def warm() -> None:
    """What the first search of a worker would otherwise wait for."""
    from layouts.pages import finder

    len(finder().index.entries)


def on_reload(server: Any) -> None:
    """SIGHUP: take the edition in the folder DATASETS whole, or keep the one in service."""
    reloading.reload(server)


def when_ready(_server: Any) -> None:
    process.note()
    print(f"Serving http://{bind} (Ctrl+C stops it)", flush=True)


def on_exit(_server: Any) -> None:
    process.forget()
