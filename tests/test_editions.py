"""An edition takes the place of another whole: in the folder, and in a running server; a broken one changes nothing."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, serving

from dashboard.charts import CHARTS
from dashboard.data import edition, tables
from dashboard.export import tabular
from dashboard.settings import settings
from layouts import pages
from routes import responses
from tools import setup_server
from tools.editions import __main__ as editions
from tools.editions import candidate, process, reloading, store, trial
from tools.editions.trial import Trial

DATASETS = ROOT / "datasets"
LINKED = pytest.mark.parametrize("linked", [False, True], ids=["folder", "link"])


@pytest.fixture
def datasets(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the datasets, in its folder or behind a link, as `linked` says."""
    linked = "linked" in request.fixturenames and request.getfixturevalue("linked")
    place = tmp_path / ("first" if linked else "datasets")
    shutil.copytree(DATASETS, place)
    if linked:
        (tmp_path / "datasets").symlink_to("first")
    return tmp_path / "datasets"


def state(folder: Path) -> dict[str, bytes]:
    return edition.content(folder)


NEW = {"treaty_parties.csv": (DATASETS / "treaty_parties.csv").read_bytes().replace(b",182,", b",183,")}


# In the folder


def test_the_new_edition_is_another_one() -> None:
    assert NEW["treaty_parties.csv"] != (DATASETS / "treaty_parties.csv").read_bytes()


@LINKED
def test_an_edition_is_installed_whole_and_the_one_before_is_kept(datasets: Path, linked: bool) -> None:
    before = state(datasets)
    version, old = store.install(datasets, NEW, edition.version(before), "new.xlsx")
    assert state(datasets) == {**before, **NEW} and datasets.is_symlink() == linked
    assert version == edition.version(state(datasets)) != edition.version(before)
    assert state(old) == before and old.is_dir()
    (told,) = store.history(datasets)
    assert (told["version"], told["before"], told["from"]) == (version, edition.version(before), "new.xlsx")
    assert sorted(path.name for path in store.folder(datasets).iterdir() if path.name.startswith(".new-")) == []


@LINKED
def test_an_edition_made_from_another_one_than_that_in_use_is_refused(datasets: Path, linked: bool) -> None:
    before = state(datasets)
    with pytest.raises(store.NotInstalled, match="is in use now, no longer 0123456789"):
        store.install(datasets, NEW, "0123456789", "new.xlsx")
    assert state(datasets) == before and store.history(datasets) == []


@LINKED
def test_what_fails_on_the_way_leaves_the_edition_in_use(datasets: Path, linked: bool, monkeypatch) -> None:
    before = state(datasets)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "exchange", full)
    monkeypatch.setattr(Path, "replace", full)  # moves the link
    with pytest.raises(store.NotInstalled, match="No space left on device"):
        store.install(datasets, NEW, edition.version(before), "new.xlsx")
    assert state(datasets) == before and store.history(datasets) == []


def test_a_folder_that_cannot_exchange_is_renamed_twice_and_back_on_an_error(tmp_path: Path, monkeypatch) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    monkeypatch.setattr(store.sys, "platform", "another")
    store.exchange(tmp_path / "one", tmp_path / "other")
    assert [(tmp_path / name / "name").read_text() for name in ("one", "other")] == ["other", "one"]
    shutil.rmtree(tmp_path / "one")
    with pytest.raises(OSError):
        store.exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other" / "name").read_text() == "one"


def test_two_imports_at_once_take_turns(datasets: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    store.folder(datasets).mkdir()
    with store.FileLock(store.folder(datasets) / ".lock"), pytest.raises(store.NotInstalled, match="Another import"):
        store.install(datasets, NEW, edition.version(state(datasets)), "new.xlsx")


@LINKED
def test_the_way_back_leads_to_a_kept_edition(datasets: Path, linked: bool, monkeypatch, capsys) -> None:
    before = state(datasets)
    first = edition.version(before)
    second, _ = store.install(datasets, NEW, first, "new.xlsx")
    third, _ = store.install(datasets, {"since.csv": before["since.csv"] + b"\n"}, second, "newer.xlsx")
    monkeypatch.setattr(editions, "trial", lambda place: Trial(edition.version(state(place)), ()))
    monkeypatch.setenv("DATASETS", str(datasets))
    settings.cache_clear()
    try:
        assert editions.main(second) == 0
        assert state(datasets) == {**before, **NEW}
        assert editions.main("0123456789") == 1 and "is not kept" in capsys.readouterr().err
        assert editions.main(second) == 1 and "in use already" in capsys.readouterr().err
        monkeypatch.setattr(editions, "trial", lambda place: Trial("", ("datasets/a.csv, row 1: it is broken",)))
        assert editions.main(third) == 1 and "it is broken" in capsys.readouterr().err
        assert state(datasets) == {**before, **NEW}
        assert editions.main() == 0
        told = capsys.readouterr().out
        assert f"In use: {second}" in told and f"kept: {third}" in told and "from newer.xlsx" in told
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_a_folder_that_is_exchanged_while_it_is_read_is_read_again(datasets: Path, monkeypatch) -> None:
    before = state(datasets)
    other = datasets.with_name("other")
    store.copy(datasets, other, NEW | {"since.csv": b"other\n"})
    read, turns = Path.read_bytes, []

    def slow(path: Path) -> bytes:
        if path.name == "tier.csv" and not turns:
            turns.append(path)
            store.exchange(other, datasets)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", slow)
    assert state(datasets) == before | NEW | {"since.csv": b"other\n"} and turns


# In the process


def test_what_is_served_is_what_was_read_at_the_start(datasets: Path, client, monkeypatch) -> None:
    served, version = client.get("/api/treaty_parties.csv").data, tables.version()
    assert served == (DATASETS / "treaty_parties.csv").read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    assert client.get("/api/treaty_parties.csv").data == served
    assert client.get("/api/datasets.zip").status_code == 200
    ready = client.get("/readyz").get_json()
    assert (ready["status"], ready["version"], ready["refused"]) == ("ready", version, None)


def test_readiness_tells_what_was_refused_and_the_site_serves_on(client, monkeypatch) -> None:
    monkeypatch.setattr(edition, "_refusal", [])
    edition.refuse(edition.Refusal("2026-12-01T10:00:00+00:00", "", ("datasets/a.csv, row 2: it is broken",)))
    answer = client.get("/readyz", headers={"Host": "10.1.2.3"})
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    assert answer.get_json()["refused"]["why"] == ["datasets/a.csv, row 2: it is broken"]
    assert client.get("/").status_code == 200


def test_no_value_that_was_refused_is_told_to_everybody() -> None:
    cell = "datasets/victims.csv, row 5, column value: 'three'; expected a plain number such as 12 or 19.9"
    assert reloading.public(cell, True) == (
        "datasets/victims.csv, row 5, column value: expected a plain number such as 12 or 19.9"
    )
    cell = "datasets/victims.csv, row 5 (R003), column value: '3'; expected 4, women and men added up"
    assert reloading.public(cell, False) == (
        "datasets/victims.csv, row 5 (R003), column value: refused; the log of the server says why"
    )
    made = "/law: it cannot be made of these datasets (ValueError: 3 victims)"
    assert reloading.public(made, False) == "/law: refused; the log of the server says why"
    plain = "The trial of the edition took longer than 600 seconds."
    assert reloading.public(plain, False) == plain


def test_a_noted_process_that_is_no_server_is_not_asked(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("CACHE", str(tmp_path))
    assert process.running() is None
    process.note()
    assert process.pid_file().read_text().strip() == str(os.getpid()) and process.running() is None
    process.forget()
    assert not process.pid_file().exists()


def test_a_trial_tells_errors_of_files_and_that_it_ended_without_an_answer(datasets: Path, monkeypatch) -> None:
    cells = (datasets / "tier.csv").read_bytes()
    (datasets / "tier.csv").write_bytes(cells.replace(b",country,", b",county,", 1))
    found = trial.trial(datasets)
    assert found.version == "" and len(found.errors) == 1
    assert "datasets/tier.csv, row 2, column geography_level: 'county'; expected one of" in found.errors[0]
    monkeypatch.setattr(trial, "PATIENCE", 0.01)
    assert "took longer than" in trial.trial(datasets).errors[0]
    monkeypatch.setattr(trial, "PATIENCE", 60)
    monkeypatch.setattr(trial.sys, "executable", shutil.which("true"))
    assert "ended without an answer" in trial.trial(datasets).errors[0]


def test_a_trial_tells_which_pages_cannot_be_made(monkeypatch) -> None:
    monkeypatch.setattr(candidate, "addresses", lambda: iter(["/law", "/nothing-here", "/charts/women-judges.csv"]))
    assert list(candidate.unmade()) == ["/nothing-here: it answers with status 404; expected 200"]
    monkeypatch.setattr(tabular, "records", lambda view: 1 / 0)
    monkeypatch.setattr(responses, "KEPT", {})
    (told,) = [error for error in candidate.unmade() if "404" not in error]
    assert told.startswith("/charts/women-judges.csv: it cannot be made of these datasets (ZeroDivisionError")


def test_a_trial_asks_for_every_page_and_chart() -> None:
    asked = set(candidate.addresses())
    assert {page.path for page in pages.PAGES} <= asked
    assert {f"/charts/{slug}{ending}" for slug in CHARTS for ending in ("", ".csv", ".json", ".figure.json")} <= asked


# In a running server


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True)


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def edit(book: Path, sheet: str, key: str, column: str, old: object, new: object) -> None:
    opened = openpyxl.load_workbook(book)
    names = [cell.value for cell in opened[sheet][1]]
    for row in opened[sheet].iter_rows(min_row=2):
        if row[0].value == key:
            assert row[names.index(column)].value == old
            row[names.index(column)].value = new
    opened.save(book)


@contextlib.contextmanager
def asking(address: str) -> Iterator[list[tuple[bytes, bytes]]]:
    """What a reader sees who asks for a page and a dataset again and again meanwhile."""
    found, ended = [], threading.Event()

    def ask() -> None:
        while not ended.wait(0.05):
            try:
                found.append((get(f"{address}/referrals"), get(f"{address}/api/victims.csv")))
            except OSError as error:  # a reader who is turned away
                found.append((repr(error).encode(), b""))

    reader = threading.Thread(target=ask)
    reader.start()
    try:
        yield found
    finally:
        ended.set()
        reader.join()


@pytest.mark.slow
def test_a_running_server_takes_a_new_edition_whole_and_keeps_it_when_the_next_is_broken(
    datasets: Path, tmp_path: Path
) -> None:
    given = {"DATASETS": str(datasets), "CACHE": str(tmp_path / "cache"), "CHROMIUM": "none"}
    book, first = tmp_path / "edition.xlsx", (datasets / "victims.csv").read_bytes()
    assert run("tools.workbook", "write", str(book), **given).returncode == 0
    edit(book, "victims", "R001", "value", 11803, 11804)
    with serving(tmp_path / "log.txt", **given, WEB_CONCURRENCY="2") as address:
        given["PORT"] = address.rpartition(":")[2]
        one, page = json.loads(get(f"{address}/readyz"))["version"], get(f"{address}/referrals")
        assert page.count(one.encode()) > 1 and page.count(b"11,803") > page.count(b"11,804") == 0

        done = run("tools.workbook", "import", str(book), "--yes", **given)
        assert done.returncode == 0, done.stderr
        assert "R001, value: '11803' → '11804'" in done.stdout and "R001 (on referral-ratio" in done.stdout
        second = (datasets / "victims.csv").read_bytes()
        assert second == first.replace(b",11803,persons", b",11804,persons") != first
        assert get(f"{address}/api/victims.csv") == first, "an edition that nobody asked for is not served"

        with asking(address) as seen:
            done = run("tools.editions.ask", **given)
            assert done.returncode == 0, done.stdout + done.stderr
            two = json.loads(get(f"{address}/readyz"))["version"]
            assert one != two and f"Data version {two} is in service" in done.stdout
            time.sleep(setup_server.graceful_timeout)  # workers of the edition before end within it
        other = get(f"{address}/referrals")
        assert one.encode() not in other and other.count(two.encode()) == page.count(one.encode())
        assert other.count(b"11,804") == page.count(b"11,803") - other.count(b"11,803") > 5
        assert get(f"{address}/api/victims.csv") == second
        assert {answer for answer, _ in seen} == {page, other}, "a page of two editions, or none"
        assert {answer for _, answer in seen} == {first, second}
        frozen = sorted((ROOT / "frozen").glob("*.zip"))[0].stem
        assert get(f"{address}/v/{frozen}/embed/women-judges"), "a frozen link works under every edition"

        (datasets / "victims.csv").write_bytes(second.replace(b",11804,persons", b",eleven,persons"))
        done = run("tools.editions.ask", **given)
        assert done.returncode == 1 and f"data version {two} stays in service" in done.stderr
        why = "datasets/victims.csv, row 2, column value: expected a plain number such as 12 or 19.9"
        assert why in done.stderr
        ready = json.loads(get(f"{address}/readyz"))
        assert ready["version"] == two and ready["refused"]["why"] == [why]
        assert get(f"{address}/referrals") == other and get(f"{address}/api/victims.csv") == second
        assert "'eleven'; expected a plain number" in (tmp_path / "log.txt").read_text()
    assert run("tools.editions.ask", **given).returncode == 1, "there is no server any more"
