"""What a running server does on SIGHUP: it takes the edition in the folder DATASETS whole, or keeps the one it has.

gunicorn preloads the program in its master, and a reload alone would fork new workers of the old program. Here the
master tries the edition in another process, then imports the program anew beside the old one, and only when that
succeeded hands it to the workers. Until then the old workers serve. This module and trial.py import nothing of the
program, as its modules are exchanged under them.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from tools.editions.trial import trial

PROGRAM = ("app", "callbacks", "dashboard", "layouts", "routes")
SHOWN = 20  # errors told in the log and at /readyz
PLACES = ("datasets", "content/", "/")  # how errors begin that are about a file or an address


def reload(master: Any) -> None:
    """Take the new edition, or say in the log and at /readyz why not. `master`: gunicorn's Arbiter."""
    if not master.cfg.preload_app:
        return  # each worker imports the program itself (make dev)
    served = import_module("dashboard.data.tables").version()
    found = trial(import_module("dashboard.settings").settings().datasets)
    errors = found.errors
    if not errors:
        try:
            master.app.callable = fresh(found.version)
        except (Exception, SystemExit) as error:
            errors = tuple(str(error).splitlines()) or (type(error).__name__,)
    if errors:
        refuse(found.version, errors)
        told = "\n  ".join(_first(errors))
        master.log.error("The new edition was refused; data version %s stays in service.\n  %s", served, told)
    else:
        master.log.warning("Data version %s is in service; before it was %s.", found.version, served)


def fresh(version: str) -> Any:
    """The program, imported anew; the WSGI callable. Where that fails the old program stays as it was.

    version: the data version that was tried. Raises RuntimeError where another one is read, and whatever the program
    raises when it cannot start.
    """
    old = _modules()
    for name in old:
        del sys.modules[name]
    try:
        server = import_module("app").server
        read = import_module("dashboard.data.tables").version()
        if read != version:
            raise RuntimeError(f"Data version {version or '?'} was tried, but {read} was read; reload once more.")
    except BaseException:
        for name in _modules():
            del sys.modules[name]
        sys.modules.update(old)
        raise
    old.clear()
    gc.collect()  # the old program is a large circle
    return server


def refuse(version: str, errors: tuple[str, ...]) -> None:
    """Tell the program in service, and the workers it will fork, what was refused: as much as everybody may read."""
    edition = import_module("dashboard.data.edition")
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    edition.refuse(edition.Refusal(now, version, _first(tuple(public(error, not version) for error in errors))))


def public(error: str, of_cells: bool) -> str:
    """An error without what may not be published: a count that is withheld would stand in it as a value.

    of_cells: it is about a cell by itself, so that what was expected comes from the schema and tells no figure.
    """
    place, _, told = error.partition(": ")
    if not place.startswith(PLACES) or not told:
        return error
    expected = told.rpartition("; expected ")[2] if of_cells and "; expected " in told else ""
    return f"{place}: expected {expected}" if expected else f"{place}: refused; the log of the server says why"


def _modules() -> dict[str, ModuleType]:
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] in PROGRAM}


def _first(errors: tuple[str, ...]) -> tuple[str, ...]:
    more = len(errors) - SHOWN
    return errors if more <= 0 else (*errors[:SHOWN], f"… and {more} more")
