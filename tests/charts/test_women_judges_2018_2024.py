"""Women judges at two dates: only courts counted at both, sums of 2018 by hand, what may not be comparable."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS

VIEW = CHARTS["women-judges-2018-2024"].at()
# women, judges: 2018, then March 2024
BOTH = {
    "All courts": ((427, 2936), (572, 3142)),
    "District courts": ((422, 2797), (565, 3016)),
    # 0 of 4 in the Shariat Court, 0 of 16 in the Supreme Court, 5 of 119 in the high courts.
    "Supreme, Shariat and high courts": ((0 + 0 + 5, 4 + 16 + 119), (7, 126)),
    "Supreme Court": ((0, 16), (2, 14)),
    "Lahore High Court": ((2, 50), (1, 40)),
    "Sindh High Court": ((1, 33), (3, 33)),
}


def test_counts_at_both_dates():
    found = {
        court: tuple((row["numerator"], row["denominator"]) for row in part.to_dict("records"))
        for court, part in VIEW.rows.groupby("court", sort=False)
    }
    assert found == BOTH
    for row in VIEW.rows.to_dict("records"):
        # 14.54 is cut in the report, 18.2 rounded by us.
        assert row["value"] == pytest.approx(100 * row["numerator"] / row["denominator"], abs=0.06)


def test_the_superior_courts_and_the_district_courts_make_all():
    for date in (0, 1):
        parts = [BOTH[court][date] for court in ("District courts", "Supreme, Shariat and high courts")]
        assert tuple(map(sum, zip(*parts, strict=True))) == BOTH["All courts"][date]


def test_a_court_without_women_is_zero_and_a_small_one_is_marked():
    supreme = VIEW.rows[VIEW.rows["court"] == "Supreme Court"].to_dict("records")
    assert (supreme[0]["value"], supreme[0]["empty_kind"]) == (0, "zero")
    texts = [note.text for note in VIEW.figure.layout.annotations]
    assert "0 of 16 * → 2 of 14 * (B)" in texts
    assert "427 of 2,936 → 572 of 3,142 (B)" in texts


def test_earlier_is_hollow_and_the_scale_starts_at_zero():
    first = VIEW.figure.data[0]
    assert list(first.x) == [14.54, 18.2] and list(first.customdata) == ["R093", "E125"]
    assert first.marker.color[0] != first.marker.color[1]
    lines = [shape for shape in VIEW.figure.layout.shapes if shape.type == "line"]
    assert {line.x0 for line in lines} == {0}


def test_a_fall_is_shown_as_one():
    lahore = VIEW.figure.data[4]
    assert list(lahore.x) == [4.0, 2.5]
    notes = {note.text: note for note in VIEW.figure.layout.annotations}
    assert notes["4.0\u202f%"].xanchor == "left" and notes["<b>2.5\u202f%</b>"].xanchor == "right"


def test_words():
    assert VIEW.title == (
        "Women among judges in two counts, 2018 and Mar 2024: 14.5\u202f% and 18.2\u202f% of all; "
        "3.6\u202f% and 5.6\u202f% in the superior courts"
    )
    assert "one of coverage" in " ".join(VIEW.notes)
    assert "Lahore High Court: 4.0\u202f% · 2 of 50, then 2.5\u202f% · 1 of 40." in VIEW.alt
