"""The same map in plain Dash, Vizro, Streamlit and Leaflet: what they run in, their data, and the nginx before all."""

from __future__ import annotations

import contextlib
import csv
import getpass
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.charts import CHARTS
from dashboard.geography import gazetteer, layers
from tools.benchmark.processes import ROOT, WORK, Server, dashboard, running
from tools.free_ports import free_port

NAMES = {"plain_dash": "plain Dash", "vizro": "Vizro", "streamlit": "Streamlit", "leaflet": "Leaflet"}
FILES = ("leaflet",)  # peers that are files, without a program
FOLDER = ROOT / "bench" / "peers"
DATA = WORK / "data"
WORLD_HOST = "cdn.plot.ly"  # where Plotly's own bundle fetches a world map, drawn or not
WORLD = WORK / "world" / "un" / "world_110m.json"
TEXT = (
    "text/plain text/css text/csv text/javascript application/javascript application/x-javascript application/json "
    "application/manifest+json application/geo+json image/svg+xml"
)


def python(name: str) -> Path:
    """The Python of a peer's own environment."""
    return WORK / "venvs" / name / "bin" / "python"


def install(name: str) -> None:
    """A virtual environment with the pinned packages of a peer, unless it is there; nothing for one of files."""
    if name in FILES:
        return
    requirements = FOLDER / name / "requirements.txt"
    stamp, wanted = WORK / "venvs" / f"{name}.installed", hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted and python(name).exists():
        return
    print(f"› Installing {NAMES[name]} into an environment of its own (about a minute) …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(python(name).parent.parent)], check=True)
    pip = [str(python(name)), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    subprocess.run([*pip, "--requirement", str(requirements)], check=True, timeout=600)
    stamp.write_text(wanted)


def version(name: str) -> str:
    """The version of a peer."""
    if name in FILES:
        pins = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
        return str(pins[name])
    pinned = (FOLDER / name / "requirements.txt").read_text().splitlines()
    return pinned[0].split("==")[1]


def export() -> None:
    """Our districts and our women's literacy as the two files that every peer reads."""
    DATA.mkdir(parents=True, exist_ok=True)
    (DATA / "districts.geojson").write_bytes(layers.layer_bytes("districts"))
    with (DATA / "literacy.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["code", "name", "province", "value"])
        for row in CHARTS["women-literacy"].at().rows.itertuples():
            value = "" if row.value != row.value else row.value
            lines.writerow([row.code, row.geography, gazetteer.provinces()[str(row.province)], value])


def files(name: str) -> Path:
    """The folder of a peer that is files: its page, the library from its npm package, and the data of all peers."""
    folder, package = WORK / name, ROOT / "node_modules" / name / "dist"
    if not package.is_dir():
        raise SystemExit(f"node_modules holds no {name}: run make assets.")
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*(FOLDER / name).iterdir(), *DATA.iterdir(), package / f"{name}.js", package / f"{name}.css"):
        shutil.copy(path, folder)
    return folder


def world() -> Path:
    """The world map that Plotly's own bundle asks cdn.plot.ly for, from the package of plotly.js."""
    if not WORLD.exists():
        assets = (ROOT / "node_modules" / "plotly.js" / "dist" / "plotly-geo-assets.js").read_text("utf-8")
        found = re.search(
            r'"dist/topojson/world_110m\.json"\(exports, module\) \{\s*module\.exports = (.*?);\n', assets
        )
        if found is None:
            raise SystemExit("plotly-geo-assets.js holds no world_110m: run make assets.")
        plain = re.sub(r"([{,]\s*)([A-Za-z_]\w*):", r'\1"\2":', found[1])
        WORLD.parent.mkdir(parents=True, exist_ok=True)
        WORLD.write_text(json.dumps(json.loads(plain), separators=(",", ":")))
    return WORLD


def command(name: str, port: int) -> list[str]:
    """How a peer is served: Dash programs by gunicorn with two workers, Streamlit by its own, files by Python."""
    program = FOLDER / name
    if name in FILES:
        place = ["--bind", "127.0.0.1", "--directory", str(files(name))]
        return [sys.executable, "-m", "http.server", str(port), *place]
    if name == "streamlit":
        return [
            str(python(name)),
            "-m",
            "streamlit",
            "run",
            str(program / "app.py"),
            "--server.port",
            str(port),
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
            "--browser.gatherUsageStats",
            "false",
            "--server.fileWatcherType",
            "none",
        ]
    return [
        str(python(name)),
        "-m",
        "gunicorn",
        "--workers",
        "2",
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--no-control-socket",
        "--bind",
        f"127.0.0.1:{port}",
        "--chdir",
        str(program),
        "app:server",
    ]


@contextlib.contextmanager
def all_served() -> Iterator[dict[str, Server]]:
    """Ours and every peer, started one after the other."""
    with contextlib.ExitStack() as stack:
        servers = {"ours": stack.enter_context(dashboard())}
        for name in NAMES:
            port = free_port()
            servers[name] = stack.enter_context(running(name, command(name, port), port, BENCH_DATA=str(DATA)))
        yield servers


def certificate() -> Path:
    """A self-signed certificate for the stand-in of cdn.plot.ly."""
    key = WORK / "nginx" / "key.pem"
    if not key.exists():
        key.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "30",
                "-subj",
                f"/CN={WORLD_HOST}",
                "-keyout",
                str(key),
                "-out",
                str(key.with_name("certificate.pem")),
            ],
            check=True,
            capture_output=True,
        )
    return key


def block(upstream: int, port: int, cache: str = "") -> str:
    """One nginx server that passes everything on."""
    return f"""
    upstream to{port} {{ server 127.0.0.1:{upstream}; keepalive 16; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://to{port};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            {cache}
        }}
    }}"""


def configuration(blocks: str) -> str:
    """An nginx that keeps to its folder, gzips text and leaves what comes compressed as it is."""
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    here = WORK / "nginx"
    return f"""{user}
worker_processes 2;
daemon off;
pid {here}/pid;
error_log {here}/errors.txt warn;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    proxy_cache_path {here}/cache levels=1:2 keys_zone=answers:8m max_size=64m;
    gzip on; gzip_comp_level 6; gzip_min_length 400; gzip_proxied any; gzip_vary on;
    gzip_types {TEXT};
    map $http_upgrade $connection_upgrade {{ default upgrade; '' ''; }}
    {blocks}
}}
"""


@contextlib.contextmanager
def proxied(name: str, blocks: str, port: int, path: str = "/") -> Iterator[Server]:
    """nginx with these servers, once the one at `port` answers."""
    file = WORK / "nginx" / f"{name}.conf"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(configuration(blocks))
    with running(name, ["nginx", "-p", str(file.parent), "-c", str(file), "-e", "errors.txt"], port, path) as server:
        yield server


@contextlib.contextmanager
def behind_nginx(servers: dict[str, Server]) -> Iterator[tuple[dict[str, str], int]]:
    """(the address of each server behind one nginx, the port of the stand-in of cdn.plot.ly)."""
    ports, far = {name: free_port() for name in servers}, free_port()
    key = certificate()
    blocks = "".join(block(server.port, ports[name]) for name, server in servers.items())
    blocks += f"""
    server {{
        listen 127.0.0.1:{far} ssl;
        ssl_certificate {key.with_name("certificate.pem")}; ssl_certificate_key {key};
        root {world().parent.parent};
        add_header Access-Control-Allow-Origin *;
    }}"""
    with proxied("pages", blocks, ports["ours"]):
        yield {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}, far
