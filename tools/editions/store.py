"""Where editions are kept, and how one takes the place of another: whole, in one step, and the old one stays.

Beside the folder DATASETS lies `editions/`, with a folder for each edition that was in use, named by its data version,
and history.csv. DATASETS may be a folder, which changes places with the new one, or a link, which is moved.
"""

from __future__ import annotations

import csv
import ctypes
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.data import edition

HISTORY = ("installed", "version", "before", "from")
HERE, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
PATIENCE = 10  # seconds to wait for another import to end


class NotInstalled(Exception):
    """The edition in use stays; the message says why."""


def folder(datasets: Path) -> Path:
    """The folder of kept editions of a folder of datasets."""
    return Path(os.path.abspath(datasets)).parent / "editions"


def kept(datasets: Path) -> dict[str, Path]:
    """Data version -> folder of every kept edition."""
    found = sorted(folder(datasets).glob("*/datapackage.json")) if folder(datasets).is_dir() else []
    return {path.parent.name: path.parent for path in found if not path.parent.name.startswith(".")}


def history(datasets: Path) -> list[dict[str, str]]:
    """What was installed when, the oldest first; empty where nothing was."""
    path = folder(datasets) / "history.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def copy(source: Path, target: Path, files: Mapping[str, bytes]) -> None:
    """A copy of a folder of datasets in which some files are others; `target` must not be there."""
    shutil.copytree(source, target)
    for name, content in files.items():
        (target / name).write_bytes(content)


def install(datasets: Path, files: Mapping[str, bytes], before: str, origin: str) -> tuple[str, Path]:
    """Put an edition into use: DATASETS with `files` in place of those of the same name.

    before: the data version that the edition was made from and tried beside; where another one is in use meanwhile
    nothing is changed. origin: where it comes from, for the history. Returns its data version and the folder in which
    the edition before stays. Raises NotInstalled.
    """
    try:
        with _alone(datasets) as home:
            now = edition.version(edition.content(datasets))
            if now != before:
                raise NotInstalled(f"Data version {now} is in use now, no longer {before}; try again.")
            return _put(datasets, home, files, before, origin)
    except OSError as error:
        raise NotInstalled(f"The edition cannot be installed: {error}") from error


@contextmanager
def _alone(datasets: Path) -> Iterator[Path]:
    home = folder(datasets)
    home.mkdir(exist_ok=True)
    try:
        with FileLock(home / ".lock", timeout=PATIENCE):
            yield home
    except Timeout:
        raise NotInstalled("Another import is at work; try again when it has ended.") from None


def _put(datasets: Path, home: Path, files: Mapping[str, bytes], before: str, origin: str) -> tuple[str, Path]:
    scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=home))
    coming, old = scratch / "datasets", home / before
    try:
        copy(datasets.resolve(), coming, files)
        version = edition.version(edition.content(coming))
        os.sync()  # what is put into use is on the disk
        if datasets.is_symlink():
            old = datasets.resolve()
            _move_link(datasets, coming, home / version, scratch / "link")
        else:
            exchange(coming, datasets)
    except OSError:
        if edition.version(edition.content(datasets)) == before:  # else the edition before lies in `scratch`
            shutil.rmtree(scratch, ignore_errors=True)
        raise
    if not old.exists():
        coming.rename(old)
    shutil.rmtree(scratch, ignore_errors=True)
    _note(home, version, before, origin)
    return version, old


def _move_link(datasets: Path, coming: Path, place: Path, link: Path) -> None:
    if not place.exists():
        coming.rename(place)
    link.symlink_to(os.path.relpath(place, Path(os.path.abspath(datasets)).parent))
    link.replace(datasets)


def exchange(one: Path, other: Path) -> None:
    """Two folders of one file system change names: in one step on Linux, else in two that are undone on an error."""
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "renameat2"):
            if library.renameat2(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
                return
            number = ctypes.get_errno()
            if number not in (22, 38):  # EINVAL, ENOSYS: this file system does not know how
                raise OSError(number, os.strerror(number), str(other))
    aside = one.with_name(one.name + ".old")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


def _note(home: Path, version: str, before: str, origin: str) -> None:
    path = home / "history.csv"
    fresh = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        if fresh:
            writer.writerow(HISTORY)
        writer.writerow((dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), version, before, origin))
