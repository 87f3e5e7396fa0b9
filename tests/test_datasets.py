"""The datasets keep every rule, and every rule is shown to catch what it is there for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import table
from dashboard.data import disclosure, edition, observations, tables, validation
from dashboard.geography import border_sets, gazetteer
from dashboard.search import targets
from dashboard.settings import settings
from tools import check_data
from tools.hash_report import SHINGLES

ROOT = Path(__file__).resolve().parent.parent
DATASETS = ROOT / "datasets"
READERS = (
    settings,
    edition.files,
    tables.package,
    tables._table,
    tables._sources,
    tables.labels,
    tables._conflicts,
    tables.version,
)


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return validation.figures()


def changed(rows: pd.DataFrame, which: str, /, **cells: str) -> pd.DataFrame:
    """The figures with other cells in one row."""
    assert (rows["figure_id"] == which).sum() == 1, which
    rows = rows.copy()
    for column, text in cells.items():
        rows.loc[rows["figure_id"] == which, column] = text
    return validation.numbered(rows)


def one_error(found: validation.Found, *parts: str) -> None:
    assert len(found.errors) == 1, found.errors
    for part in parts:
        assert part in found.errors[0]


# As they are


@pytest.mark.parametrize("check", validation.CHECKS, ids=lambda check: check.__name__)
def test_the_datasets_pass(check: Callable[[pd.DataFrame], validation.Found], rows: pd.DataFrame):
    found = check(rows)
    assert found.errors == []
    assert found.checked > 0, "a check that looks at nothing proves nothing"


def test_no_dataset_repeats_eight_words_of_the_report(rows):
    found = validation.own_words(validation.report_shingles(SHINGLES))(rows)
    assert found.errors == []
    assert found.checked > 20_000


PROSE = 4  # checks of content/


@pytest.fixture
def two_checks(monkeypatch) -> None:
    """The command with two of its checks: each is tested on its own, and `make data` runs them all."""
    monkeypatch.setattr(check_data, "checks", lambda: (validation.unique_ids, validation.shares))
    monkeypatch.setattr(check_data.freshness, "views", list)


def test_the_command_runs_every_check():
    every = check_data.checks()
    assert every[: len(validation.CHECKS)] == validation.CHECKS and len(every) == len(validation.CHECKS) + 1 + PROSE


def test_the_command_says_what_it_checked_and_succeeds(two_checks, capsys):
    assert check_data.main() == 0
    told = capsys.readouterr().out
    assert "figures in" in told and told.count("✓") == 2


def test_files_are_plain_utf8_with_line_feeds():
    for path in DATASETS.glob("*.csv"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in content, path.name
        assert content.endswith(b"\n"), path.name
        content.decode("utf-8")


def test_every_dataset_of_figures_has_the_same_columns():
    assert len(tables.figure_datasets()) >= 30
    assert set(tables.names()) - set(tables.figure_datasets()) == {
        "changes",
        "discrepancies",
        "glossary",
        "indicators",
        "left_out",
        "proposals",
        "since",
        "flow_mentions",
        "sources",
    }


# Every check can fail


def test_shares_catch_a_slip_in_a_printed_share(rows):
    one_error(
        validation.shares(changed(rows, "R069", value="16.20")), "judges.csv", "R069", "value", "'16.20'", "16.027"
    )
    assert not validation.shares(changed(rows, "R069", value="16.03")).errors, "rounded instead of cut"
    one_error(validation.shares(changed(rows, "E107", value="1.7")), "police.csv", "E107", "129 of 8325")


def test_parts_catch_a_numerator_above_its_denominator(rows):
    one_error(validation.parts(changed(rows, "E125", numerator="3143")), "E125", "numerator", "at most", "3142")


def test_judges_catch_one_wrong_cell(rows):
    errors = " ".join(validation.judges(changed(rows, "R085", value="48")).errors)
    assert "R086" in errors and "391" in errors  # 1 + 19 + 323 + 48
    assert "R091" in errors and "386" in errors  # 15 + 257 + 44 + 22 + 48


def test_census_catches_a_district_that_does_not_add_up(rows):
    errors = validation.census(changed(rows, "C23-awaran-literate-women", numerator="1")).errors
    assert len(errors) == 1 and "C23-balochistan-province-literate-women" in errors[0] and "numerator" in errors[0]
    one_error(
        validation.census(changed(rows, "C23-awaran-population", value="1")), "C23-balochistan-province-population"
    )


def test_ids_catch_a_second_use_and_a_stray_name(rows):
    twice = pd.concat([rows, rows[rows["figure_id"] == "R001"].assign(row=99)], ignore_index=True)
    one_error(validation.unique_ids(twice), "R001", "victims.csv")
    one_error(validation.well_named(changed(rows, "R001", figure_id="Q1")), "'Q1'")
    one_error(
        validation.well_named(changed(rows, "C23-awaran-women", geography="Barkhan")), "C23-awaran-women", "barkhan"
    )


def test_complete_catches_a_fact_that_got_lost(rows):
    one_error(validation.complete(rows[rows["figure_id"] != "R100"]), "R100 is missing")
    assert not validation.complete(rows[rows["figure_id"] != "R051b"]).errors, "other parts of R051 are there"


def test_left_out_catches_a_reason_of_its_own_and_a_figure_that_is_published_after_all(rows):
    left = pd.DataFrame([{"figure_id": "R001", "reason": "too long", "file": "left_out.csv", "row": 2}])
    errors = validation.left_out(rows, left).errors
    assert len(errors) == 2
    assert "'too long'" in errors[0]
    assert "in no dataset" in errors[1]


def test_discrepancies_catch_a_figure_that_is_not_there(rows):
    row = {"id": "D99", "figures_one_side": "R001; section 2.1", "figures_other_side": "R999", "file": "x", "row": 2}
    one_error(validation.discrepancies(rows, pd.DataFrame([row])), "R999", "figures_other_side")


def proposed(which: str, **cells: str) -> pd.DataFrame:
    """The proposals with other cells in one of them."""
    frame = validation.as_text("proposals")
    assert (frame["id"] == which).sum() == 1
    for column, text in cells.items():
        frame.loc[frame["id"] == which, column] = text
    return frame


def test_proposals_catch_a_lost_one_and_one_under_another_heading(rows):
    frame = proposed("P07")
    errors = validation.proposals(rows, frame[frame["id"] != "P07"]).errors
    assert any("P01 to P36" in error for error in errors) and any("'implementation' stands 8" in e for e in errors)
    errors = validation.proposals(rows, proposed("P05", heading="legislation")).errors
    assert any("'legislation' stands 5 times; expected 4" in error for error in errors)
    assert any("(P05), column section" in error for error in errors)


def test_proposals_catch_a_figure_that_is_not_there(rows):
    one_error(validation.proposals(rows, proposed("P01", figures="R282; R999")), "P01", "figures", "R999")
    one_error(validation.proposals(rows, proposed("P01", since_figures="E999")), "P01", "since_figures", "E999")
    assert validation.proposals(rows, proposed("P01", figures="R294")).errors, "left out, so not published"


def test_proposals_catch_a_repeat_that_is_not_mutual(rows):
    one_error(validation.proposals(rows, proposed("P21", same_as="")), "(P17)", "same_as", "P21 does not")
    one_error(validation.proposals(rows, proposed("P02", same_as="P01")), "(P02)", "P01 does not")
    one_error(validation.proposals(rows, proposed("P02", same_as="P02")), "(P02)")


def test_proposals_catch_half_a_story_and_a_missing_actor(rows):
    one_error(validation.proposals(rows, proposed("P02", since="")), "P02", "since")
    one_error(validation.proposals(rows, proposed("P06", progress="done")), "P06", "since")
    one_error(validation.proposals(rows, proposed("P10", actors="")), "P10", "actors")
    one_error(validation.proposals(rows, proposed("P10", source="somebody")), "P10", "source")
    one_error(validation.proposals(rows, proposed("P10", locator="section 3.1, first bullet")), "P10", "section")


def test_references_catch_what_glossary_and_changes_name_for_nothing(rows):
    def errors(name: str, which: str, **cells: str) -> validation.Found:
        frame = validation.as_text(name)
        for column, text in cells.items():
            frame.loc[frame["id"] == which, column] = text
        return validation.references(rows, **{name: frame})

    one_error(errors("glossary", "ptpa", figures="R258; R999"), "glossary.csv", "R999")
    one_error(errors("glossary", "ptpa", source="somebody"), "ptpa", "source", "'somebody'")
    one_error(errors("glossary", "ptpa", locator=""), "ptpa", "locator")
    one_error(errors("changes", "V04", figures="E999"), "changes.csv", "E999")
    one_error(errors("changes", "V05", why="See D99."), "V05", "D99")


def test_the_glossary_is_in_both_languages_and_says_that_nobody_read_the_urdu():
    for row in tables.table("glossary").to_dict("records"):
        for column in ("urdu", "definition_urdu"):
            assert any("\u0600" <= letter <= "\u06ff" for letter in row[column]), row["id"]
        assert not any("\u0600" <= letter <= "\u06ff" for letter in row["term"] + row["definition"]), row["id"]
    assert set(tables.table("glossary")["urdu_status"]) == {"awaiting a native reader"}


def test_the_schema_catches_an_actor_and_a_kind_nobody_declared(folder):
    path = folder / "proposals.csv"
    for old, new, column in (
        ("fia; task-force", "fia; everybody", "actors"),
        (",yes,coordination,", ",yes,talk,", "kind"),
        (",done,unodc-2021", ",finished,unodc-2021", "progress"),
        ("P36,monitoring", "P37,monitoring", "id"),
    ):
        edit(path, old, new)
        with pytest.raises(tables.BrokenDataset, match=f"column {column}"):
            tables.read("proposals")
        edit(path, new, old)


def test_declared_catches_a_source_or_indicator_nobody_knows(rows):
    one_error(validation.declared(changed(rows, "R001", source="somebody")), "R001", "source", "'somebody'")
    errors = validation.declared(changed(rows, "R001", indicator="something")).errors
    assert "R001" in errors[0] and "'something'" in errors[0]


def test_distinct_catches_two_values_under_one_name(rows):
    one_error(validation.distinct(changed(rows, "E534", period="2025")), "fia_cases.csv", "scope", "of the same name")
    named = changed(changed(rows, "E534", period="2025"), "E534", scope="told by the ministry")
    assert not validation.distinct(named).errors


def test_superseded_catches_a_later_figure_that_is_not_there_or_not_later(rows):
    one_error(validation.superseded(changed(rows, "R150", superseded_by="E999")), "R150", "superseded_by", "E999")
    one_error(validation.superseded(changed(rows, "R150", superseded_by="R155")), "R150", "a figure of a later period")


def test_declared_catches_the_address_of_a_page_on_one_shelter(rows, monkeypatch):
    text = validation.as_text

    def with_address(name: str) -> pd.DataFrame:
        frame = text(name)
        if name == "sources":
            frame.loc[0, "url"] = "https://example.org/minister-visits-darul-aman-in-town"
        return frame

    monkeypatch.setattr(validation.sources, "as_text", with_address)
    one_error(validation.declared(rows), "sources.csv", "url", "one shelter")


def test_what_a_reader_must_know_stands_in_every_list():
    entry = observations.find("E529")
    assert "two crimes may be mixed" in entry.warning and entry.warning in entry.told_note
    assert "trafficking act, as reported" in entry.what, "the scope is part of the name"
    assert observations.find("R150").warning == "Newer: 1,400,000 persons (Jul 2025)."
    told = {target.key: target for target in targets.figures()}
    assert entry.warning in told["E529"].context and "Newer: 1,400,000 persons (Jul 2025)." in told["R150"].context
    headings, body = table.of_records([{**entry.row}], ["geography"])
    assert headings[-1] == "Caveat" and body[0][-1] == entry.warning


def test_the_facts_of_the_second_round_are_all_there(rows):
    left = validation.as_text("left_out").set_index("figure_id")["reason"]
    there = {name[:4] for name in rows["figure_id"]} | set(left.index)
    assert {f"E{i}" for i in range(501, 749)} <= there
    assert (left == "no allowed witness").sum() == 20


def test_places_catch_a_name_geodata_does_not_know(rows):
    one_error(validation.places(changed(rows, "E066", geography="Larkanna")), "E066", "'Larkanna'", "district")
    one_error(validation.places(changed(rows, "E066", geography="Larkanna")), "did you mean 'Larkana'")
    one_error(validation.places(changed(rows, "E066", geography_level="province")), "E066")


@pytest.mark.parametrize(
    "period", ["2021-13", "2021-02-30", "2021-04/2020-03", "2021-4", "April 2021", "..", "2020/2019", "0/1"]
)
def test_periods_that_are_none(period: str, rows):
    one_error(validation.periods(changed(rows, "R001", period=period)), "R001", repr(period))


@pytest.mark.parametrize(
    "period", ["2021", "2021-04", "2024-02-29", "2020-04/2021-03", "../2022-12", "2009/..", "2015-11/2015"]
)
def test_periods_that_are_some(period: str):
    assert validation.ordered(period)


def test_empties_catch_a_blank_without_a_reason_and_a_zero_that_is_not_called_so(rows):
    one_error(validation.empties(changed(rows, "R001", value="")), "R001", "empty_kind")
    one_error(validation.empties(changed(rows, "R055", empty_kind="")), "R055", "zero")
    one_error(validation.empties(changed(rows, "R001", empty_kind="suppressed")), "R001")


def test_grades_catch_a_claim(rows):
    one_error(validation.grades(changed(rows, "R001", grade="C")), "R001", "left_out.csv")
    one_error(validation.grades(changed(rows, "E103", grade="A")), "E103", "press")
    one_error(validation.grades(changed(rows, "R147", grade="A")), "R147", "senior police officer")


# People


def test_small_cells_are_caught_below_country_level_only(rows):
    shown = changed(rows, "E140", value="5", empty_kind="")
    one_error(validation.small_cells(shown), "red_book.csv", "E140", "'5'", "fewer than 11")
    assert not validation.small_cells(changed(rows, "R023", value="1")).errors, "a national figure"
    assert not validation.small_cells(changed(rows, "E103", value="6")).errors, "police officers hold an office"


def test_small_cells_are_caught_in_whatever_dress(rows):
    one_error(validation.small_cells(changed(rows, "E140", numerator="5")), "E140")
    one_error(validation.small_cells(changed(rows, "E140", denominator="9")), "E140")
    as_share = changed(rows, "E153", unit="percent", value="5", numerator="", denominator="156")
    one_error(validation.small_cells(as_share), "E153")
    one_error(validation.small_cells(changed(rows, "E140", note="Withheld: 5.")), "E140", "note")


def test_a_cell_that_follows_from_the_others_is_caught(rows):
    """203 deported that day; Punjab 130, Khyber Pakhtunkhwa 33, Balochistan 24: 16 for two withheld cells."""
    errors = validation.derivable(changed(rows, "E423", value="13", numerator="13", empty_kind="")).errors
    assert len(errors) == 1 and "E422" in errors[0]  # 203 - 130 - 33 - 24 - 13 = 3


def cells(*values: float | None, total: float | None = None, **columns: Any) -> pd.DataFrame:
    """A breakdown by province: None is withheld."""
    names = ["Punjab", "Sindh", "Khyber Pakhtunkhwa", "Balochistan", "Islamabad"]
    frame = pd.DataFrame(
        [
            {
                "indicator": "x",
                "period": "2020",
                "sex": "all",
                "category": "",
                "source": "s",
                "unit": "persons",
                "geography": name,
                "geography_level": "province",
                "value": value,
                "denominator": total,
                "numerator": None,
                "empty_kind": "suppressed" if value is None else "",
                "note": "Withheld: small.",
            }
            for name, value in zip(names, values, strict=False)
        ]
    )
    frame = frame.assign(**columns)
    return frame.astype({"value": float, "denominator": float, "numerator": float})


@pytest.mark.parametrize(
    ("values", "total", "worked_out"),
    [
        ((40, 30, None), 75, 1),  # 5 are left for one cell
        ((40, 30, None), 90, 0),  # 20 are left: places are missing from the list
        ((40, 30, None), None, 0),  # no total, nothing to subtract from
        ((40, None, None), 55, 0),  # 15 for two cells: 5 and 10, 6 and 9, …
        ((40, None, None), 42, 2),  # 2 for two cells: one each
        ((40, None, None), 60, 2),  # 20 for two cells of at most 10
        ((40, 30, 20), 90, 0),
    ],
)
def test_what_can_be_worked_out(values, total, worked_out):
    assert len(disclosure.derivable(cells(*values, total=total))) == worked_out


def test_a_national_row_is_a_total_too():
    country = cells(75, geography="Pakistan", geography_level="country", source="another")
    frame = pd.concat([cells(40, 30, None), country], ignore_index=True)
    assert disclosure.derivable(frame)["geography"].tolist() == ["Khyber Pakhtunkhwa"]


def test_a_province_is_the_total_of_its_districts():
    inside = cells(20, None, geography=["Lahore", "Multan"], geography_level="district")
    frame = pd.concat([cells(24), inside], ignore_index=True)
    assert disclosure.derivable(frame)["geography"].tolist() == ["Multan"]
    elsewhere = cells(20, None, geography=["Lahore", "Quetta"], geography_level="district")
    assert disclosure.derivable(pd.concat([cells(24), elsewhere], ignore_index=True)).empty


def test_women_follow_from_all_and_men():
    frame = cells(30, 25, None, geography="Sindh", sex=["all", "male", "female"])
    assert disclosure.derivable(frame)["sex"].tolist() == ["female"]


def test_two_withheld_cells_of_which_one_is_a_second_keep_the_secret():
    frame = cells(40, None, None, total=60, note="Withheld: a small cell, or a second cell withheld.")
    assert disclosure.derivable(frame).empty, "the second one may be above ten"


def test_shelters_catch_a_house_a_town_and_a_size(rows):
    def errors(**cells: str) -> list[str]:
        return validation.shelters(changed(rows, "E066", **cells)).errors

    assert errors(geography_level="place")
    assert errors(unit="beds")
    assert errors(note="Beside the Panah shelter.")
    assert errors(note="On Jinnah Road.")
    assert errors(note="With 40 beds.")
    assert errors(note="Run by the Hope Foundation.")
    assert errors(category="Dar-ul-Aman Larkana")
    assert not errors(note="Named as working in Larkana; when it opened is not said.")


def test_a_point_in_a_border_layer_is_caught(rows, monkeypatch, tmp_path):
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata")
    path = tmp_path / "geodata" / "districts.geojson"
    layer = json.loads(path.read_text("utf-8"))
    layer["features"][0]["geometry"] = {"type": "Point", "coordinates": [70, 30]}
    path.write_text(json.dumps(layer), "utf-8")
    monkeypatch.setenv("GEODATA", str(tmp_path / "geodata"))
    settings.cache_clear()
    try:
        one_error(validation.no_points(rows), "districts.geojson", "a point")
    finally:
        monkeypatch.undo()
        settings.cache_clear()


# Words


def test_a_copied_sentence_is_caught(rows):
    sentence = "These are nine words which stand in that other text of theirs"
    report = set(validation.shingles(sentence))
    found = validation.own_words(report)(
        changed(rows, "R001", note="So it is. THESE are nine words, which stand in that!")
    )
    assert found.errors and all("R001" in error and "note" in error for error in found.errors)
    assert not validation.own_words(report)(
        changed(rows, "R001", note="These are nine words which stand alone.")
    ).errors


def test_the_list_of_hashes_is_the_reports_and_holds_no_sentence():
    report = validation.report_shingles(SHINGLES)
    assert len(report) > 18_000
    title = tables.sources([validation.TITLE])[0]["title"]
    assert set(validation.shingles(title)) & report, "the report knows its own title"
    assert validation.copied(f"So says {title}.", report) == []


# A broken file stops the start


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the datasets that the program reads instead of ours."""
    shutil.copytree(DATASETS, tmp_path / "datasets")
    monkeypatch.setenv("DATASETS", str(tmp_path / "datasets"))
    for reader in READERS:
        reader.cache_clear()
    yield tmp_path / "datasets"
    monkeypatch.undo()
    for reader in READERS:
        reader.cache_clear()


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")
    edition.files.cache_clear()


def test_a_broken_file_stops_the_start_with_all_errors_of_all_files_at_once(folder):
    from app import create_app

    edit(folder / "judges.csv", "R054,judges,Pakistan,federal,2018,male", "R054,judges,Pakistan,county,2018,man")
    edit(folder / "judges.csv", ",1309,judges", ",1;309,judges")
    edit(folder / "police.csv", "E103,women-share-of-police", "E102,women-share-of-police")
    tables._table.cache_clear()
    with pytest.raises(tables.BrokenDataset) as stopped:
        create_app()
    told = str(stopped.value)
    assert "datasets/judges.csv, row 2, column geography_level: 'county'; expected one of: country, federal" in told
    assert "datasets/judges.csv, row 2, column sex: 'man'; expected one of: all, female, male" in told
    assert "datasets/judges.csv, row 14, column value: '1;309'; expected a plain number such as 12 or 19.9" in told
    assert "datasets/police.csv" in told and "'E102' already stands in row" in told
    assert len(stopped.value.errors) == 4


def test_a_broken_description_stops_the_start_in_words(tmp_path):
    shutil.copytree(DATASETS, tmp_path / "datasets")
    description = tmp_path / "datasets" / "datapackage.json"
    description.write_text(description.read_text("utf-8")[:500], "utf-8")
    environment = {**os.environ, "DATASETS": str(tmp_path / "datasets")}
    command = [sys.executable, "-c", "import app"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.startswith("The dashboard cannot start."), done.stderr[-300:]
    assert "expected valid JSON" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "keep", "why"),
    [
        ("districts.geojson", 5000, "districts.geojson cannot be read"),
        ("crosswalk.csv", None, "crosswalk.csv cannot be read"),
        ("units.csv", 0, "units.csv cannot be read"),
        ("tiles.csv", 20, "tiles.csv cannot be read: it has no rows"),
    ],
)
def test_broken_borders_stop_the_start(tmp_path, monkeypatch, name, keep, why):
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("input", "sets"))
    border_sets.check()
    file = tmp_path / "geodata" / name
    content = file.read_bytes()
    file.unlink()
    if keep is not None:
        file.write_bytes(content[:keep].partition(b"\n")[0] if name == "tiles.csv" else content[:keep])
    there = replace(settings(), geodata=tmp_path / "geodata")
    for module in (border_sets, gazetteer):
        monkeypatch.setattr(module, "settings", lambda: there)
    with pytest.raises(border_sets.BrokenBorders, match=why):
        border_sets.check()


def test_borders_that_leave_a_unit_out_stop_the_start(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("input", "sets"))
    file = tmp_path / "geodata" / "districts.geojson"
    told = json.loads(file.read_text("utf-8"))
    told["features"] = [one for one in told["features"] if one["properties"]["code"] != "lahore"]
    file.write_text(json.dumps(told), "utf-8")
    monkeypatch.setattr(border_sets, "settings", lambda: replace(settings(), geodata=tmp_path / "geodata"))
    with pytest.raises(border_sets.BrokenBorders, match="nothing draws lahore"):
        border_sets.check()


def test_a_missing_column_and_a_missing_cell_are_told(folder):
    edit(folder / "judges.csv", "figure_id,indicator,", "figure_id,")
    with pytest.raises(
        tables.BrokenDataset, match=r"judges.csv, row 1, column indicator: it is missing; expected figure_id"
    ):
        tables.table("judges")
    edit(folder / "police.csv", "R097,women-share-of-police,", "R097,")
    with pytest.raises(tables.BrokenDataset, match=r"police.csv, row 2: 17 cells; expected 18"):
        tables.table("police")


@pytest.mark.thorough
def test_the_command_tells_a_broken_file_from_a_broken_figure(two_checks, folder, capsys):
    edit(folder / "victims.csv", ",11803,persons", ",eleven,persons")
    assert check_data.main() == 1
    assert "datasets/victims.csv, row 2, column value: 'eleven'" in capsys.readouterr().err
    edit(folder / "victims.csv", ",eleven,persons", ",11803,persons")
    edit(folder / "judges.csv", ",19.90,percent", ",91.90,percent")
    for reader in READERS:
        reader.cache_clear()
    assert check_data.main() == 1
    told = capsys.readouterr()
    assert "✗" in told.out and "1 error(s)" in told.out
    assert "datasets/judges.csv, row 35 (R087), column value: '91.90'" in told.err


def test_frictionless_sees_a_broken_cell_too(folder):
    edit(folder / "judges.csv", ",1309,judges", ",many,judges")
    found = validation.schema(pd.DataFrame())
    assert any("judges" in error and "row 14" in error and "value" in error for error in found.errors)


def test_a_file_nobody_declared_is_caught(folder):
    (folder / "more.csv").write_text("a,b\n1,2\n", "utf-8")
    one_error(validation.listed(pd.DataFrame()), "more.csv", "datapackage.json")


def test_a_number_that_is_none_is_not_read_as_one(folder):
    for text in ("1,309", " 1309", "1e3", "1309.", "NaN", "inf"):
        cell = f'"{text}"' if "," in text else text
        edit(folder / "judges.csv", ",1309,judges", f",{cell},judges")
        with pytest.raises(tables.BrokenDataset, match="expected a plain number"):
            tables.read("judges")
        edit(folder / "judges.csv", f",{cell},judges", ",1309,judges")


def test_a_table_is_a_copy_that_the_next_reader_does_not_see_changed():
    mine = tables.table("judges")
    mine.loc[0, "value"] = -1
    assert tables.table("judges").loc[0, "value"] != -1


def test_a_source_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        tables.sources(["nobody"])


def breaking(path: Path, content: bytes | None) -> list[str]:
    """The errors of all files once this one holds `content` (None: it is gone)."""
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    for reader in READERS:
        reader.cache_clear()
    with pytest.raises(tables.BrokenDataset) as stopped:
        tables.check()
    return stopped.value.errors


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: None, ["datasets/judges.csv: there is no such file"]),
        (lambda text: b"", ["datasets/judges.csv, row 1", "the file is empty"]),
        (lambda text: b"\xef\xbb\xbf" + text, ["row 1, column 1", "byte order mark", "expected UTF-8 without one"]),
        (
            lambda text: text.replace(b"judges", b"jug\xe9s", 1),
            ["row 2, column 2", "b'\\xe9'", "expected text in UTF-8"],
        ),
        (lambda text: text.replace(b"unit", b"units", 1), ["column unit: it is missing", "figure_id, indicator"]),
        (lambda text: text.replace(b"unit", b"units", 1), ["column units", "'units' is unknown", "mean 'unit'?"]),
        (lambda text: text.replace(b"note", b"note,extra", 1), ["row 1, column extra: 'extra' is unknown"]),
        (lambda text: text.replace(b"note", b"note,note", 1), ["row 1, column note: 'note' stands twice"]),
        (lambda text: text.replace(b"period,sex", b"sex,period", 1), ["row 1, column 5: 'sex'", "expected 'period'"]),
        (lambda text: text + b'R999,"open', ["row", "expected cells whose quotes are closed"]),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_words(folder, change, told):
    path = folder / "judges.csv"
    errors = breaking(path, change(path.read_bytes()))
    assert any(all(part in error for part in told) for error in errors), errors
    assert all(error.startswith("datasets/judges.csv") for error in errors)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: None, ["datapackage.json: there is no such file"]),
        (lambda text: b"", ["datapackage.json, row 1", "the file is empty"]),
        (
            lambda text: text.replace(b'"name"', b"name", 1),
            ["datapackage.json, row 2, column 2", "expected valid JSON"],
        ),
        (lambda text: b"[]", ["expected an object in braces"]),
        (lambda text: b"{}", ["key resources: None", "expected a list"]),
        (lambda text: text.replace(b'"path": "judges.csv"', b'"path": ""'), ["entry 1 (judges), key path: ''"]),
        (lambda text: text.replace(b"observations.schema", b"lost.schema", 1), ["lost.schema.json: there is no such"]),
        (
            lambda text: b'{"resources": [{"name": "a", "path": "a.csv", "schema": {"fields": []}}]}',
            ["(a), key schema", "fields"],
        ),
    ],
)
def test_a_broken_datapackage_is_told_in_words(folder, capsys, change, told):
    path = folder / "datapackage.json"
    errors = breaking(path, change(path.read_bytes()))
    assert any(all(part in error for part in told) for error in errors), errors
    assert check_data.main() == 1
    assert errors[0] in capsys.readouterr().err


@pytest.mark.thorough
def test_a_start_with_a_broken_file_prints_words_and_no_traceback(folder):
    (folder / "judges.csv").write_bytes(b"")
    done = subprocess.run([sys.executable, "-c", "import app"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "datasets/judges.csv, row 1" in done.stderr and "Traceback" not in done.stderr


def test_the_schema_of_observations_stands_once():
    written = json.loads((DATASETS / "datapackage.json").read_text("utf-8"))
    named = {entry["name"] for entry in written["resources"] if isinstance(entry["schema"], str)}
    assert named == set(tables.figure_datasets())
    numbers, words = (
        json.loads((DATASETS / f"{name}.schema.json").read_text("utf-8"))
        for name in ("observations", "observations-in-words")
    )
    differ = [one["name"] for one, other in zip(numbers["fields"], words["fields"], strict=True) if one != other]
    assert differ == ["value"], "a file holds numbers or words; nothing else tells them apart"
    assert [field["name"] for field in numbers["fields"]] == list(tables.COLUMNS)
