"""What a reader takes along: the whole site as a ZIP, where it was made; the worker that answers with kept pages."""

from __future__ import annotations

from flask import Flask, Response, send_file

from dashboard import built_assets
from dashboard.export import offline_copy
from layouts import offline
from routes.responses import ASKING, refused, served

SCRIPT = "text/javascript; charset=utf-8"
# It asks for what pages ask for, and runs nothing else.
POLICY = "default-src 'none'; connect-src 'self'"


def register(server: Flask) -> None:
    """Attach the routes."""

    @server.get(offline_copy.PATH)
    def whole_site() -> Response:
        found = offline_copy.copy()
        if found is None:
            return refused("No copy of the site was made here; whoever runs it can make one: make offline.", 404)
        answer = send_file(
            found.path,
            mimetype=offline_copy.KIND,
            as_attachment=True,
            download_name=offline_copy.NAME,
            conditional=True,
            etag=True,
        )
        answer.headers["Cache-Control"] = ASKING
        return answer

    @server.get(offline.WORKER)
    def worker() -> Response:
        # At the root of the site: a worker answers for addresses below its own.
        answer = served(built_assets.text("worker.js").encode(), SCRIPT, ASKING)
        answer.headers["Content-Security-Policy"] = POLICY
        return answer
