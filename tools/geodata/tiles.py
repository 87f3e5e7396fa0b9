"""The tile grid: one square per unit, drawn by hand in geodata/input/tile_rows.csv."""

from __future__ import annotations

from typing import Any

from tools.geodata import files


def build(units: list[dict[str, str]]) -> list[list[Any]]:
    """Code, column and row of every unit; refuses a unit drawn twice or not at all, and two in one square."""
    cells: dict[str, tuple[int, int]] = {}
    for line in files.given("tile_rows"):
        for i, code in enumerate(files.codes(line["units"])):
            assert code not in cells, code
            cells[code] = (int(line["first_column"]) + i, int(line["row"]))
    assert set(cells) == {u["code"] for u in units}, set(cells) ^ {u["code"] for u in units}
    assert len(set(cells.values())) == len(cells)
    return [[u["code"], *cells[u["code"]]] for u in units]
