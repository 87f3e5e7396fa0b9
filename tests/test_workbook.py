"""A workbook holds the datasets whole, comes back as the same bytes, and tells by cell what a spreadsheet spoiled."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.data import edition, tables
from tools.editions.trial import Trial
from tools.workbook import __main__ as command
from tools.workbook import differences, files, layout, problems, read, write

SMALL = ["flow_mentions", "treaty_parties", "changes"]  # datasets with few rows, of each kind of column


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of all datasets."""
    path = tmp_path_factory.mktemp("workbook") / "all.xlsx"
    assert write.write(path) > 3000
    return path


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The workbook of a few datasets; what is read is expected to hold these only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "sheets", lambda: list(SMALL))
        path = tmp_path_factory.mktemp("workbook") / "few.xlsx"
        write.write(path)
        yield path


Edit = Callable[[openpyxl.Workbook], object]


def edited(path: Path, tmp_path: Path, edit: Edit) -> read.Contents:
    """What is read of a workbook after an edit."""
    opened = openpyxl.load_workbook(path)
    edit(opened)
    opened.save(tmp_path / "edited.xlsx")
    return read.read(tmp_path / "edited.xlsx")


def put(cell: str, value: Any, look: str = "", sheet: str = "treaty_parties") -> Edit:
    def edit(opened: openpyxl.Workbook) -> None:
        opened[sheet][cell] = value
        if look:
            opened[sheet][cell].number_format = look

    return edit


# There and back


@pytest.mark.thorough
def test_a_round_trip_without_changes_gives_the_same_bytes_of_every_dataset(book: Path) -> None:
    contents = read.read(book)
    assert contents.problems == [] and contents.version == tables.version()
    assert list(contents.records) == tables.names()
    for name in tables.names():
        stored = edition.files()[tables.resource(name)["path"]]
        assert files.written(name, contents.records[name]) == stored, name
    assert differences.all_differences(contents.records) == []


@pytest.mark.thorough
def test_the_same_edition_gives_the_same_workbook(book: Path, tmp_path: Path) -> None:
    write.write(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()


def test_a_workbook_that_a_spreadsheet_saved_comes_back_the_same(few: Path, tmp_path: Path) -> None:
    contents = edited(few, tmp_path, lambda opened: None)
    assert contents.problems == []
    for name in SMALL:
        assert files.written(name, contents.records[name]) == edition.files()[f"{name}.csv"]


@pytest.mark.parametrize("text", ["0", "12", "19.9", "-3", "0.000001", "241499431", "123456789012345"])
def test_a_number_that_comes_back_the_same_is_a_number_in_the_workbook(text: str) -> None:
    number = write.numeric(text)
    assert number is not None and write.plain(number) == text


@pytest.mark.parametrize("text", ["19.90", "12.0", "007", "-0", "1e3", "", "nan", "12345678901234567890", "1,309"])
def test_a_number_that_would_come_back_otherwise_is_text_in_the_workbook(text: str) -> None:
    assert write.numeric(text) is None


def test_a_changed_row_alone_changes_its_line(few: Path, tmp_path: Path) -> None:
    contents = edited(few, tmp_path, put("G3", "Better words, and a comma.", sheet="changes"))
    old = edition.files()["changes.csv"].decode().splitlines()
    new = files.written("changes", contents.records["changes"]).decode().splitlines()
    assert contents.problems == []
    assert [at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other] == [2]


def test_columns_that_a_file_leaves_out_come_in_when_a_row_fills_them() -> None:
    header, _ = files.stored("treaty_parties")
    assert "caveat" not in header
    columns = [field["name"] for field in layout.fields("treaty_parties")]
    row = list(files.full("treaty_parties")[0])
    assert b"caveat" not in files.written("treaty_parties", [tuple(row)])
    row[columns.index("caveat")] = "Counted twice."
    written = files.written("treaty_parties", [tuple(row)]).decode()
    assert written.splitlines()[0].endswith("note,caveat,superseded_by,scope")
    assert written.splitlines()[1].endswith(",Counted twice.,,")


# What the workbook offers


@pytest.mark.thorough
def test_columns_have_notes_and_codes_have_lists(book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    assert opened.sheetnames == [layout.GUIDE, *tables.names(), layout.CODES]
    guide = " ".join(str(cell.value) for row in opened[layout.GUIDE].iter_rows() for cell in row)
    assert "make import FILE=" in guide and tables.version() in guide
    for name in tables.names():
        sheet = opened[name]
        assert sheet.freeze_panes == "B2", name
        for column, field in enumerate(layout.fields(name), start=1):
            head = sheet.cell(1, column)
            assert head.value == field["name"]
            assert head.comment is not None and len(head.comment.text) > 20, f"{name}: {field['name']}"
            rules = [rule for rule in sheet.data_validations.dataValidation if f"{head.column_letter}2" in rule.sqref]
            codes = layout.codes(name, field)
            assert len(rules) == (1 if codes else 0), f"{name}: {field['name']}"
            if codes:
                place = re.fullmatch(r"=?codes!\$([A-Z]+)\$2:\$\1\$(\d+)", rules[0].formula1)
                assert place, rules[0].formula1
                listed = opened[layout.CODES][f"{place[1]}2:{place[1]}{place[2]}"]
                assert tuple(cell.value for (cell,) in listed) == codes.values
                assert bool(rules[0].showErrorMessage) == codes.strict


def test_a_code_list_is_the_enum_or_the_ids_of_the_dataset_that_is_named() -> None:
    fields = {field["name"]: field for field in layout.fields("judges")}
    sex, indicator, source = (layout.codes("judges", fields[name]) for name in ("sex", "indicator", "source"))
    assert sex == layout.Codes(("all", "female", "male"), True)
    assert indicator and indicator.strict and set(indicator.values) == set(tables.table("indicators")["indicator"])
    assert source and not source.strict and "unodc-2021" in source.values  # several may be joined
    assert layout.codes("judges", fields["value"]) is None
    mention = layout.codes("flow_mentions", layout.fields("flow_mentions")[0])
    assert mention and set(mention.values) == {
        *tables.table("routes")["figure_id"],
        *tables.table("flows")["figure_id"],
    }


# What is refused, by its cell


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (put("H2", "=1+1"), "row 2, column value (H2): '=1+1'; expected a value, not a formula"),
        (put("C2", "=B2"), "row 2, column geography (C2): '=B2'; expected a value, not a formula"),
        (put("H2", True), "row 2, column value (H2): 'TRUE'; expected a number"),
        (put("C2", False), "row 2, column geography (C2): 'FALSE'; expected text"),
        (put("E2", dt.date(2020, 4, 1)), "row 2, column period (E2): '2020-04-01 00:00:00'; expected text"),
        (
            put("H2", dt.datetime(2020, 4, 1)),
            "column value (H2): '2020-04-01 00:00:00'; expected a number, it became a",
        ),
        (put("E2", 2021), "row 2, column period (E2): '2021'; expected text: format the cell as text"),
        (put("A2", 7), "row 2, column figure_id (A2): '7'; expected text: format the cell as text"),
        (put("H2", 0.199, "0.0%"), "column value (H2): '0.199'; expected a number without a percent sign"),
        (put("H2", "1,309"), "column value (H2): '1,309'; expected a plain number such as 12 or 19.9"),
        (put("H2", "12 "), "column value (H2): '12 '; expected no space at its start or end"),
        (put("C2", " Pakistan"), "column geography (C2): ' Pakistan'; expected no space at its start or end"),
        (put("J2", "  "), "column numerator (J2): '  '; expected an empty cell, not one with spaces"),
        (put("C2", "Paki\u00a0stan"), "expected no line break and no character that cannot be seen"),
        (put("R2", "Two\nlines"), "column note (R2): 'Two\\nlines'; expected no line break"),
        (put("H2", "#N/A"), "column value (H2): '#N/A'; expected a value, not the error of a formula"),
        (put("Z2", "x"), "column without a name (Z2): 'x'; expected an empty cell: this column has no name"),
        (put("C1", "geografy"), "row 1, column geography: it is missing; expected the columns figure_id, indicator"),
        (
            put("C1", "geografy"),
            "column geografy (C1): 'geografy'; expected a column of the dataset; did you mean 'geog",
        ),
        (put("B1", "figure_id"), "row 1, column figure_id (B1): 'figure_id'; expected every column once"),
        (put("A4", "R999"), "sheet treaty_parties, row 3: the row is empty; expected a row with cells: delete it"),
        (lambda opened: opened.remove(opened["changes"]), "sheet changes: it is missing; expected a sheet for every"),
        (
            lambda opened: opened.create_sheet("chnges"),
            "sheet chnges: it is unknown; expected the name of a",
        ),
        (lambda opened: opened["treaty_parties"].delete_rows(1), "column figure_id: it is missing"),
    ],
)
def test_what_a_spreadsheet_spoils_is_told(few: Path, tmp_path: Path, edit: Edit, told: str) -> None:
    found = [str(problem) for problem in edited(few, tmp_path, edit).problems]
    assert any(told in problem for problem in found), found
    assert all(problem.startswith("sheet ") for problem in found)


def test_zero_and_empty_are_two_things_and_the_order_of_columns_is_free(few: Path, tmp_path: Path) -> None:
    def edit(opened: openpyxl.Workbook) -> None:
        sheet = opened["treaty_parties"]
        sheet["H2"], sheet["J2"], sheet["K2"] = 0, None, "0"
        sheet.move_range("R1:R2", cols=10)  # the note comes last

    contents = edited(few, tmp_path, edit)
    assert contents.problems == []
    columns = [field["name"] for field in layout.fields("treaty_parties")]
    row = dict(zip(columns, contents.records["treaty_parties"][0], strict=True))
    assert (row["value"], row["numerator"], row["denominator"]) == ("0", "", "0")
    assert row["note"] == dict(zip(columns, files.full("treaty_parties")[0], strict=True))["note"]


def test_empty_rows_at_the_end_are_no_rows(few: Path, tmp_path: Path) -> None:
    contents = edited(few, tmp_path, put("H40", "", "0.0"))
    assert contents.problems == [] and len(contents.records["treaty_parties"]) == len(files.full("treaty_parties"))


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"PK\x03\x04 no"), ("a.xls", b"\xd0\xcf\x11\xe0"), ("b.xlsx", None)]
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(read.NoWorkbook, match="no such file" if content is None else "no XLSX workbook"):
        read.read(tmp_path / name)


def test_a_zip_that_is_no_workbook_and_one_that_unpacks_to_too_much_are_refused(tmp_path: Path, monkeypatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(read.NoWorkbook, match="cannot be read as an XLSX workbook"):
        read.read(tmp_path / "a.xlsx")
    monkeypatch.setattr(read, "LARGEST", 4)
    with pytest.raises(read.NoWorkbook, match="unpacks to 5 bytes"):
        read.read(tmp_path / "a.xlsx")


def test_a_workbook_with_a_damaged_sheet_is_refused_in_words(few: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(few) as whole, zipfile.ZipFile(damaged, "w") as packed:
        for entry in whole.infolist():
            content = whole.read(entry)
            packed.writestr(entry, content[: len(content) // 2] if entry.filename.endswith("sheet3.xml") else content)
    with pytest.raises(read.NoWorkbook, match="cannot be read"):
        read.read(damaged)


def test_errors_of_a_trial_name_the_cell_of_the_sheet() -> None:
    errors = [
        "datasets/judges.csv, row 35 (R087), column value: '91.90'; expected 19.9",
        "datasets/judges.csv, row 3, column sex: 'man'; expected one of: all, female, male",
        "datasets/judges.csv: expected an entry in datapackage.json",
        "content/en/law.md: E999 in a line is no published observation",
    ]
    columns = {"judges": ["figure_id", "sex", "value"]}
    assert [str(problem) for problem in problems.translated(errors, columns)] == [
        "sheet judges, row 35, column value (C35): '91.90'; expected 19.9",
        "sheet judges, row 3, column sex (B3): 'man'; expected one of: all, female, male",
        "sheet judges: expected an entry in datapackage.json",
        "content/en/law.md: E999 in a line is no published observation",
    ]


# Differences


def judges(**cells: str) -> list[files.Record]:
    """The records of judges with other cells in the first row."""
    columns = [field["name"] for field in layout.fields("judges")]
    first, *rest = files.full("judges")
    return [tuple(cells.get(name, cell) for name, cell in zip(columns, first, strict=True)), *rest]


def test_differences_are_told_row_by_row_and_cell_by_cell() -> None:
    old = files.full("judges")
    new = [*judges(value="99")[:-1], ("E9999", *old[-1][1:])]
    (found,) = differences.all_differences({"judges": new})
    assert (found.added, found.removed, found.moved) == (["E9999"], [old[-1][0]], 0)
    assert found.cells == [differences.Cell(old[0][0], "value", old[0][7], "99")]
    lines = list(differences.told([found]))
    assert lines[0] == "  judges: 1 row(s) added, 1 row(s) removed, 1 cell(s) of 1 row(s) changed"
    assert f"    {old[0][0]}, value: {old[0][7]!r} → '99'" in lines and "    + E9999" in lines
    swapped = [old[1], old[0], *old[2:]]
    assert differences.difference("judges", old, swapped).moved == 2


def test_many_differences_are_summed_up_unless_all_are_wanted() -> None:
    old = files.full("judges")
    at = [field["name"] for field in layout.fields("judges")].index("note")
    new = [(*row[:at], "New.", *row[at + 1 :]) for row in old]
    found = differences.all_differences({"judges": new})
    lines = list(differences.told(found))
    assert len(lines) == differences.FEW + 3 and f"… and {len(old) - differences.FEW} more" in lines[-2]
    assert lines[-1].endswith(f"by column: note {len(old)}")
    assert len(list(differences.told(found, whole=True))) == len(old) + 1


def test_rows_without_a_key_are_compared_whole() -> None:
    old = files.full("flow_mentions")
    found = differences.difference("flow_mentions", old, [*old, old[0]])
    assert len(found.added) == 1 and found.added[0].endswith("(2)") and not found.removed


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("cells", "change", "missing"),
    [
        ({"value": "9"}, None, ["referral-ratio", "victims-referred-by-sex"]),
        ({"note": "Other words."}, None, []),
        ({"value": "9"}, ("corrected", "referral-ratio; victims-referred-by-sex"), []),
        ({"value": "9"}, ("withdrawn", "referral-ratio"), ["victims-referred-by-sex"]),
        ({"value": "9"}, ("added", "referral-ratio"), ["referral-ratio", "victims-referred-by-sex"]),
    ],
)
def test_a_correction_that_no_row_of_changes_tells_is_named(
    cells: dict[str, str], change: tuple[str, str] | None, missing: list[str]
) -> None:
    first, *rest = files.full("victims")
    columns = [field["name"] for field in layout.fields("victims")]
    rows = {"victims": [tuple(cells.get(name, cell) for name, cell in zip(columns, first, strict=True)), *rest]}
    if change:
        row = {
            "id": "V999",
            "date": "2026-12-01",
            "kind": change[0],
            "figures": f"E001; {first[0]}",
            "charts": change[1],
        }
        names = [field["name"] for field in layout.fields("changes")]
        rows["changes"] = [*files.full("changes"), tuple(row.get(name, "New.") for name in names)]
    untold = differences.untold(differences.all_differences(rows), rows)
    assert sorted(untold.get(first[0], [])) == missing and set(untold) <= {first[0]}


# The command


def answering(monkeypatch: pytest.MonkeyPatch, *errors: str) -> None:
    """A trial that finds these errors, in place of one that takes seconds."""
    monkeypatch.setattr(command, "trial", lambda folder: Trial(tables.version(), errors))
    monkeypatch.setattr(command.store, "install", lambda *_: pytest.fail("it was installed"))


def test_the_command_changes_nothing_unless_it_is_asked_to(few: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    answering(monkeypatch)
    assert command.main(["import", str(few)]) == 0
    assert "No problem and no difference" in capsys.readouterr().out
    edited(few, tmp_path, put("R2", "Signed by 117."))
    assert command.main(["import", str(tmp_path / "edited.xlsx")]) == 0
    told = capsys.readouterr().out
    assert (
        "E504, note: '117 states have signed" in told
        and "→ 'Signed by 117.'" in told
        and "Nothing was changed. Add YES=1" in told
    )


def test_the_command_installs_only_what_changed(few: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    answering(monkeypatch)
    taken: list[object] = []
    monkeypatch.setattr(command.store, "install", lambda *given: taken.append(given) or ("0123456789", tmp_path))
    edited(few, tmp_path, put("P2", "line of the status"))
    assert command.main(["import", str(tmp_path / "edited.xlsx"), "--yes"]) == 0
    ((_, changed, before, origin),) = taken
    new = edition.files()["treaty_parties.csv"].replace(b",status line,", b",line of the status,")
    assert new != edition.files()["treaty_parties.csv"]
    assert (changed, before, origin) == ({"treaty_parties.csv": new}, tables.version(), "edited.xlsx")
    assert f"make editions USE={before}" in capsys.readouterr().out


def test_the_command_tells_every_problem_once_and_installs_nothing(few: Path, tmp_path: Path, monkeypatch, capsys):
    file = "datasets/treaty_parties.csv, row 2"
    answering(
        monkeypatch,
        f"{file}, column value: '=1+1'; expected a plain number such as 12 or 19.9",
        f"{file} (E504), column grade: 'D'; expected one of: A, B, C",
        "/law: it cannot be made of these datasets (KeyError: 'E504')",
    )
    edited(few, tmp_path, put("H2", "=1+1"))
    assert command.main(["import", str(tmp_path / "edited.xlsx"), "--yes"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "sheet treaty_parties, row 2, column value (H2): '=1+1'; expected a value, not a formula: paste it as a value",
        "sheet treaty_parties, row 2, column grade (N2): 'D'; expected one of: A, B, C",
        "/law: it cannot be made of these datasets (KeyError: 'E504')",
        "› 3 problem(s); nothing was changed.",
    ]


def test_a_workbook_of_another_data_version_is_refused(few: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    answering(monkeypatch)
    edited(few, tmp_path, put("B1", "0123456789", sheet=layout.GUIDE))
    assert command.main(["import", str(tmp_path / "edited.xlsx")]) == 1
    told = capsys.readouterr().err
    assert "from data version 0123456789" in told and tables.version() in told
    assert command.main(["import", str(tmp_path / "edited.xlsx"), "--any-version"]) == 0
