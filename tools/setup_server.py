"""How gunicorn serves the dashboard:  gunicorn --config python:tools.setup_server app:server

Everything that can be chosen is a setting (dashboard/settings.py). No access log is kept unless ACCESS_LOG asks for
one: who looks at what is nobody's business.
"""

import os
import sys
import threading
from pathlib import Path
from typing import Any

from dashboard.settings import settings
from tools.editions import process, reloading
from tools.serving import logs, metrics

try:
    chosen = settings().served()
except ValueError as wrong:
    sys.exit(str(wrong))

bind = f"[{chosen.host}]:{chosen.port}" if ":" in chosen.host else f"{chosen.host}:{chosen.port}"
workers = chosen.workers
worker_class = "tools.serving.worker.BufferingWorker"
threads = chosen.threads
reload = bool(os.environ.get("RELOAD"))  # make dev: start anew when a file is saved
reload_extra_files = (
    [str(path) for name in ("datasets", "content") for path in Path(name).rglob("*.*")] if reload else []
)
preload_app = not reload  # the data are read once, and shared by the workers
timeout = 60
graceful_timeout = 10  # a document of twelve views that was begun is sent; systemd and Kubernetes wait for 30
accesslog = None
loglevel = "warning" if chosen.log == "text" else "info"
logconfig_dict = logs.configured(chosen.log)
control_socket_disable = True
if chosen.metrics_port:
    metrics.prepare()


def post_worker_init(_worker: Any) -> None:
    """Makes ready what takes seconds, out of the way of the first readers: the search, and the layers of the map."""
    from routes import observed

    observed.serving()
    later = threading.Timer(3, warm)
    later.daemon = True  # a worker that is told to end does not wait for it
    later.start()


def warm() -> None:
    """What the first search and the first change of a layer would otherwise wait for."""
    from layouts.pages import finder
    from routes import map

    finder().find("women judges 2018")  # a question with an answer asks for all that a search needs
    map.prepare()


def on_reload(server: Any) -> None:
    """SIGHUP: take the edition in the folder DATASETS whole, or keep the one in service."""
    reloading.reload(server)


def when_ready(_server: Any) -> None:
    process.note()
    if chosen.metrics_port:
        metrics.start(chosen.metrics_port)
    if chosen.log == "text":
        print(f"Serving http://{bind} (Ctrl+C stops it)", flush=True)
    else:
        logs.log.info("serving", address=f"http://{bind}", workers=workers, threads=threads)
        if not chosen.chromium_sandbox:
            logs.log.warning("Chromium draws without its sandbox", setting="CHROMIUM_SANDBOX=off")


def child_exit(_server: Any, worker: Any) -> None:
    """A worker ended: it has no connections any more."""
    if chosen.metrics_port:
        metrics.ended(worker.pid)


def on_exit(_server: Any) -> None:
    metrics.stop()
    process.forget()
