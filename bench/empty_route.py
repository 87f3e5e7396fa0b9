"""The least a Flask route can do: the bytes of one file, as they are. What any answer costs under our gunicorn."""

import os
from pathlib import Path

from flask import Flask, Response

BODY = Path(os.environ["BENCH_BODY"]).read_bytes()
server = Flask(__name__, static_folder=None)


@server.get("/body.json")
def body():
    return Response(BODY, content_type="application/json; charset=utf-8", headers={"Content-Encoding": "br"})
