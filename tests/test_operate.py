"""docs/operate.md as an operator follows it: its commands are taken from the document and run in a fresh copy."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from test_borders import official

from dashboard.settings import SETTINGS
from tools import proxy, working_copy
from tools.free_ports import free_ports

ROOT = Path(__file__).resolve().parent.parent
SECTION = (
    (ROOT / "docs" / "operate.md").read_text("utf-8").partition("## From nothing to readers")[2].partition("\n## ")[0]
)
COMMANDS = re.findall(r"^ {4}(.+)$", SECTION, re.MULTILINE)
# What needs the internet, root, or the machine's own nginx; tests/test_deploy.py runs the shipped nginx.
NOT_HERE = ("apt ", "adduser ", "install ", "runuser -u dashboard -- git", "runuser -u dashboard -- bash", "cd /srv")
NOT_HERE += ("certbot ", "rm /etc", "nginx -t", "curl -sI")


def home_of_make(home: str) -> str:
    """The home that make gives the programs it starts, for a user who has this one."""
    command = ["make", "-s", "--eval", "told: ; @echo $$HOME", "told"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "HOME": home}, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_user_without_a_home_gets_one(tmp_path: Path) -> None:
    assert home_of_make("/nonexistent") == home_of_make("") == str(ROOT / ".home")
    assert (ROOT / ".home").is_dir()
    assert home_of_make(str(tmp_path)) == str(tmp_path)


def test_the_configuration_of_the_document_asks_make_serve() -> None:
    (command,) = (line for line in COMMANDS if "tools/proxy.py" in line)
    done = subprocess.run(command.partition(" > ")[0], shell=True, cwd=ROOT, capture_output=True, text=True)
    assert "server 127.0.0.1:8050;" in done.stdout and "server_name data.example.org;" in done.stdout, done.stderr
    assert not any(str(port) in done.stdout for port in proxy.WEB_PORTS)


class Machine:
    """A fresh copy of the checkout on a machine where packages and front end are set up already."""

    def __init__(self, folder: Path) -> None:
        working_copy.copy_tracked(folder / "site")
        self.folder = folder / "site"
        for name in (".venv", "node_modules"):
            (self.folder / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "assets" / "build", self.folder / "assets" / "build")
        shutil.copytree(ROOT / ".cache", self.folder / ".cache", symlinks=True)
        shutil.rmtree(self.folder / ".cache" / "metrics", ignore_errors=True)
        port, metrics = free_ports(2)
        self.address = f"http://127.0.0.1:{port}"
        self.files = folder / "districts.gpkg"
        ours = {name: value for name, value in os.environ.items() if name not in {setting.name for setting in SETTINGS}}
        self.environment = {**ours, "PORT": str(port), "METRICS_PORT": str(metrics)}
        if os.geteuid() == 0:
            self.environment["CHROMIUM_SANDBOX"] = "off"  # root has none; the document uses a user of its own
        self.edition = ""  # that the document goes back to

    def here(self, command: str) -> str:
        """A command of the document with the places of this machine; publishing is cut to a page and a chart."""
        command = command.removeprefix("runuser -u dashboard -- ").replace("/srv/districts.gpkg", str(self.files))
        command = command.replace("curl -s https://data.example.org", f"curl -s {self.address}")
        if command.startswith("make publish"):
            command += ' PAGES=/glossary CHARTS=women-judges SIZES="social"'
        return command.replace("9e4f6a72b1", self.edition)

    def type(self, command: str, fails: bool = False) -> str:
        """Run one command of the document and return what it prints."""
        done = subprocess.run(
            self.here(command), shell=True, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        told = done.stdout + done.stderr
        assert bool(done.returncode) == fails, f"{command}\n{told[-3000:]}"
        return told

    @contextlib.contextmanager
    def serving(self, command: str) -> Iterator[None]:
        """The server that this command starts."""
        with (self.folder / "log.txt").open("w") as log:
            process = subprocess.Popen(
                self.here(command),
                shell=True,
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            try:
                for _ in range(1800):  # on a busy machine the first pictures take minutes
                    with contextlib.suppress(OSError):
                        self.get("/healthz")
                        break
                    assert process.poll() is None, (self.folder / "log.txt").read_text()[-3000:]
                    time.sleep(0.5)
                yield
            finally:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(timeout=30)

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=180) as answer:
            return bytes(answer.read())

    def version(self) -> str:
        return str(json.loads(self.get("/readyz"))["version"])


def edit(book: Path) -> None:
    """One number of one sheet, as an editor types it."""
    opened = openpyxl.load_workbook(book)
    sheet = opened["victims"]
    names = [cell.value for cell in sheet[1]]
    (row,) = (row for row in sheet.iter_rows(min_row=2) if row[0].value == "R001")
    row[names.index("value")].value += 1
    opened.save(book)


@pytest.mark.slow
def test_the_path_of_the_document_can_be_walked(tmp_path: Path) -> None:
    todo = [command for command in COMMANDS if not command.startswith(NOT_HERE) and "tools/proxy.py" not in command]
    machine = Machine(tmp_path)
    borders = official()
    borders["name"] = borders["name"].replace({"Diamer": "Diamir", "Layyah": "Leiah"})
    borders.to_file(machine.files)

    def follow(beginning: str, fails: bool = False) -> str:
        assert todo[0].startswith(beginning), todo[0]
        return machine.type(todo.pop(0), fails)

    with machine.serving(todo.pop(0)):
        assert machine.get("/charts/women-judges.png").startswith(b"\x89PNG")
        assert machine.get("/brief.pdf?v=women-judges").startswith(b"%PDF")
        first = machine.version()

        told = follow("make borders", fails=True)
        assert todo[0].partition("PLACES=")[2] in told, "the command says the line that mends it"
        follow("make places")
        assert "official" in follow("make borders")
        assert (machine.folder / "geodata" / "sets" / "official").is_dir()

        follow("make workbook")
        edit(machine.folder / "dashboard.xlsx")
        assert "R001, value" in follow("make import") and machine.version() == first
        back = re.search(r"make editions USE=(\w+)", follow("make import"))
        assert back
        machine.edition = back[1]  # new names of places (make places) have changed the data version since the start
        follow("make reload")
        second = json.loads(follow("curl"))["version"]
        assert second not in (first, machine.edition)

        follow("make publish")
        published = machine.folder / "public"
        assert second in (published / "glossary" / "index.html").read_text("utf-8")

        assert f"kept: {machine.edition}" in follow("make editions")
        follow("make editions USE")
        follow("make reload")
        assert machine.version() == machine.edition
        follow("make publish")
        assert machine.edition in (published / "glossary" / "index.html").read_text("utf-8")
    assert todo == []
    with machine.serving("BORDERS=official make serve"):
        assert b"Common Operational Dataset" in machine.get("/shelters")
