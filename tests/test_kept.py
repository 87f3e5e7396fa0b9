"""The folder of drawn pictures: bounded by bytes, without partial files, and never a reason to refuse a picture."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from dashboard.rendering import client as renderer
from dashboard.rendering import kept
from dashboard.settings import SMALLEST_CACHE, Settings

LIMIT = 100_000


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may hold a hundred kilobytes."""
    monkeypatch.setattr(kept, "settings", lambda: SimpleNamespace(cache_bytes=LIMIT))
    monkeypatch.setattr(kept, "_since", {})


def held(folder: Path) -> int:
    """Bytes in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def test_the_folder_stays_within_its_limit_and_what_is_used_stays(tmp_path: Path) -> None:
    long_ago = time.time() - 3600
    for n in range(400):
        path = tmp_path / f"{n}.svg"
        assert kept.keep(path, b"x" * 1000) == b"x" * 1000
        os.utime(path, (long_ago + n, long_ago + n))
        assert kept.read(tmp_path / "0.svg") is not None, "used all the time, so it is the last to go"
        assert held(tmp_path) <= LIMIT
    assert held(tmp_path) > LIMIT / 2 and (tmp_path / "399.svg").exists() and not (tmp_path / "1.svg").exists()


def test_a_folder_that_is_too_large_is_swept_at_the_first_picture(tmp_path: Path) -> None:
    for n in range(200):
        (tmp_path / f"{n}.png").write_bytes(b"x" * 1000)
    (tmp_path / "notes.txt").write_bytes(b"x" * 1000)
    kept.keep(tmp_path / "new.png", b"x")
    assert held(tmp_path) <= LIMIT and (tmp_path / "notes.txt").exists(), "and only pictures are deleted"


def test_parts_that_were_left_behind_go_and_those_being_written_stay(tmp_path: Path) -> None:
    old, new = tmp_path / "a.1.1.part", tmp_path / "b.2.2.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (time.time() - 3600,) * 2)
    kept.sweep(tmp_path, LIMIT)
    assert not old.exists() and new.exists()


def test_a_full_disk_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert kept.keep(tmp_path / "a.svg", b"picture") == b"picture"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_render_what_cannot_be_kept_is_served(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "file").write_text("no folder can be made here")
    drawn = b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IEND" + bytes(4) if ending == "png" else b"<svg></svg>"
    monkeypatch.setattr(renderer, "settings", lambda: SimpleNamespace(cache=tmp_path / "file", chromium=""))
    monkeypatch.setattr(renderer, "_ask", lambda request: drawn)
    answer = client.get(f"/charts/women-judges.{ending}")
    assert answer.status_code == 200 and len(answer.data) >= len(drawn)


@pytest.mark.parametrize("text", ["lots", "-1", "1e9", str(SMALLEST_CACHE - 1)])
def test_a_limit_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="CACHE_BYTES"):
        Settings.from_environment({"CACHE_BYTES": text})
