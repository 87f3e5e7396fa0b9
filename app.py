"""What runs: create_app(settings) assembles the program, `server` is for gunicorn. Nothing imports this."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_compress import Compress
from whitenoise import WhiteNoise

from dashboard import built_assets
from dashboard.data import tables
from dashboard.geography import border_sets
from dashboard.settings import ROOT

if TYPE_CHECKING:
    from routes.document import Document


def protect(headers: Any, _path: str, _address: str) -> None:
    """Gives a built file the headers of every other answer; `headers`: WhiteNoise's, once for each file."""
    from routes.headers import EVERYWHERE

    for name, value in {**EVERYWHERE, "Content-Security-Policy": "default-src 'none'"}.items():
        headers[name] = value


def create_app() -> Document:
    """The whole application; may be called more than once in a process.

    Raises BrokenDataset, naming file, row, column, value and what was expected, when a dataset is broken, and
    BrokenBorders when a border set is.
    """
    border_sets.check()
    tables.check()
    # Only now: these read datasets as they are imported, and a broken one would end in a traceback.
    from callbacks import url
    from layouts.components import page_frame
    from routes import (
        brief,
        charts,
        discovery,
        document,
        downloads,
        embed,
        feed,
        guards,
        health,
        images,
        lane,
        languages,
        map,
        observed,
        offline,
        sharing,
        templates,
    )

    server = Flask(__name__, static_folder=None, template_folder=templates.FOLDER)
    server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5, COMPRESS_MIN_SIZE=400)
    server.config["COMPRESS_MIMETYPES"] = [
        "text/html",
        "text/css",
        "text/csv",
        "text/plain",
        "text/javascript",
        "application/javascript",
        "application/json",
        "application/geo+json",
    ]
    Compress(server)
    app = document.Document(
        __name__,
        server=server,
        assets_folder=str(ROOT / "assets"),
        assets_ignore=".*",  # documents name what they need
        title=page_frame.NAME,
        update_title="",
        serve_locally=True,
    )
    # The script of Dash comes deferred (built_assets.scripts), after what stands in the document itself.
    app.renderer = 'addEventListener("DOMContentLoaded", () => new DashRenderer())'
    observed.register(server)
    guards.register(server)
    sharing.register(server)
    lane.register(server)
    app.layout = document.layout()
    health.register(server)
    charts.register(app)
    feed.register(server)
    discovery.register(server)
    offline.register(server)
    images.register(app)
    downloads.register(app)
    embed.register(app)
    brief.register(app)
    map.register(server)
    url.register(app)
    document.register(app)
    languages.register(server)
    if built_assets.BUILD.exists():
        # Built files carry their content hash in the name and lie beside their .br and .gz.
        server.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            server.wsgi_app,
            root=str(built_assets.BUILD),
            prefix="/assets/build/",
            max_age=31536000,
            immutable_file_test=lambda path, address: True,
            add_headers_function=protect,
        )
    else:
        server.logger.warning(
            "The front end was not built (make assets): pages work without scripts and in plain styles."
        )
    return app


try:
    app = create_app()
except tables.BrokenDataset as broken:
    sys.exit(broken.at_start())
except border_sets.BrokenBorders as broken_set:
    sys.exit(str(broken_set))
server = app.server

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=8050)
