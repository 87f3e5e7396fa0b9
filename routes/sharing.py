"""What pages of other sites may read (CORS): every answer, a refusal too, since all that is served is public.

No request carries a cookie or a credential, so there is nothing that an origin could read in somebody's name.
"""

from __future__ import annotations

from flask import Flask, Response, request

READABLE = "*"  # headers that scripts may read beside the usual ones: all, as no request carries a credential
ORIGIN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": READABLE}  # of every answer
DAY = "86400"  # seconds for which a browser need not ask again


def register(server: Flask) -> None:
    """Answer a browser that asks first what it may send (OPTIONS); to be called after the guards."""

    @server.before_request
    def allowed() -> Response | None:
        if request.method != "OPTIONS" or request.url_rule is None:
            return None
        methods = ", ".join(sorted(request.url_rule.methods or ()))
        response = Response(status=204)
        response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = methods
        response.headers["Access-Control-Allow-Headers"] = "*"
        response.headers["Access-Control-Max-Age"] = DAY
        return response
