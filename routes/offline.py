"""What a reader takes along for a time without a connection: the whole site as a ZIP, where it was made."""

from __future__ import annotations

from flask import Flask, Response, send_file

from dashboard.export import offline_copy
from routes.responses import ASKING, refused


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
