"""manifest.json of a published folder, and the journal that lets a stopped run go on where it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard import built_assets
from dashboard.settings import ROOT

MANIFEST = "manifest.json"
JOURNAL = ".publish-journal.jsonl"  # a line for each file made since the last manifest
CODE = (
    "app.py",
    "constraints.txt",
    "callbacks",
    "content",
    "dashboard",
    "geodata",
    "layouts",
    "routes",
    "tools/offline",
    "tools/publish",
)
DATA = ("datasets", "frozen", "locale")


def inputs_hash(*options: str) -> str:
    """Changes whenever any published file could: code, data, front end, pinned packages and `options`."""
    digest = hashlib.sha256("\0".join(options).encode())
    for name in (*CODE, *DATA):
        path = ROOT / name
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(ROOT)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    digest.update(built_assets.MANIFEST.read_bytes() if built_assets.MANIFEST.exists() else b"")
    return digest.hexdigest()


Row = dict[str, Any]  # sha256 (hex), bytes, type, headers (name -> value), version (of the data)
SHARED = ("type", "version", "headers")  # alike in all files of a kind: the manifest says it once for each
NAMED = "Content-Disposition"  # the one header with the file's own name in it


def row(body: bytes, headers: dict[str, str], version: str) -> Row:
    """What the manifest says of a file."""
    return {
        "sha256": hashlib.sha256(body).hexdigest(),
        "bytes": len(body),
        "type": headers["Content-Type"],
        "version": version,
        "headers": {name: value for name, value in sorted(headers.items()) if name != "Content-Type"},
    }


@dataclass
class Record:
    """What is known of a folder: `files` made from the same inputs, and the names of `others` made from earlier."""

    folder: Path
    inputs: str
    files: dict[str, Row] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, folder: Path, inputs: str) -> Record:
        """The record of a folder, empty where nothing was published into it."""
        record = cls(folder, inputs)
        for told in (_manifest(folder), *_journal(folder)):
            if told.get("inputs") == inputs:
                record.files.update(told["files"])
            else:
                record.others.update(told.get("files", {}))
        return record

    def holds(self, name: str) -> bool:
        """Whether a file was made from the same inputs and lies there whole."""
        known = self.files.get(name)
        path = self.folder / name
        return known is not None and path.is_file() and path.stat().st_size == known["bytes"]

    def note(self, name: str, made: Row) -> None:
        """Writes down that a file was made."""
        self.files[name] = made
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write(json.dumps({"inputs": self.inputs, "files": {name: made}}, ensure_ascii=False) + "\n")

    def close(self, wanted: set[str], version: str, about: dict[str, str]) -> list[str]:
        """Writes the manifest of the `wanted` files, removes the journal and files of earlier runs; returns these."""
        stale = sorted((self.others | set(self.files)) - wanted)
        for name in stale:
            (self.folder / name).unlink(missing_ok=True)
        files = {name: self.files[name] for name in sorted(wanted)}
        told = {"version": version, **about, "inputs": self.inputs, **by_kind(files)}
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        target = self.folder / MANIFEST
        if not target.exists() or target.read_text("utf-8") != text:
            put(target, text.encode())
        (self.folder / JOURNAL).unlink(missing_ok=True)
        return stale


def put(path: Path, body: bytes) -> bool:
    """Writes a file whole or not at all, only where its content differs; returns whether it did."""
    if path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(body)
    fresh.replace(path)
    return True


def by_kind(files: dict[str, Row]) -> dict[str, Any]:
    """Rows by file name -> `kinds` (type, version and headers, once each) and `files` with the number of their kind."""
    kinds: dict[str, int] = {}
    short = {}
    for name, told in files.items():
        headers = {header: value for header, value in told["headers"].items() if header != NAMED}
        kind = json.dumps({**{key: told[key] for key in SHARED}, "headers": headers}, ensure_ascii=False)
        short[name] = {
            **{key: value for key, value in told.items() if key not in SHARED},
            "kind": kinds.setdefault(kind, len(kinds)),
            **({"disposition": told["headers"][NAMED]} if NAMED in told["headers"] else {}),
        }
    return {"kinds": [json.loads(kind) for kind in kinds], "files": short}


def rows(told: dict[str, Any]) -> dict[str, Row]:
    """The rows of a manifest by file name, whole again."""
    found = {}
    for name, short in told["files"].items():
        kind = told["kinds"][short["kind"]]
        headers = {**kind["headers"], **({NAMED: short["disposition"]} if "disposition" in short else {})}
        found[name] = {"sha256": short["sha256"], "bytes": short["bytes"], **kind, "headers": headers}
    return found


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    told: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    # Where the kinds are not listed apart, an earlier version of this program wrote it: its rows are whole.
    return {**told, "files": rows(told)} if "kinds" in told else told


def _journal(folder: Path) -> list[dict[str, Any]]:
    """The lines of the journal; the last may be cut where a run was stopped."""
    path = folder / JOURNAL
    found = []
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        try:
            found.append(json.loads(line))
        except ValueError:
            break
    return found
