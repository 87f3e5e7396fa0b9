"""Registered Afghans and returns: counts that overlap stand side by side and are never added."""

from __future__ import annotations

from dashboard.charts import CHARTS

CHART = CHARTS["afghan-returns"]
# Typed from the articles and from the pages of the UN refugee agency.
COUNTS = {
    "E701": 1304000,
    "E702": 145716,
    "E710": 1400000,
    "E704": 758000,
    "E714": 421101,
    "E709": 389000,
}


def test_registered_before_returned_each_in_the_order_of_time() -> None:
    rows = CHART.at().rows
    assert dict(zip(rows["figure_id"], rows["value"], strict=True)) == COUNTS
    assert rows["figure_id"].tolist() == ["E701", "E702", "E710", "E714", "E704", "E709"]
    bars = CHART.at().figure.data[0]
    assert dict(zip(bars.customdata, bars.x, strict=True)) == COUNTS


def test_title() -> None:
    assert CHART.at().title == (
        "More than 758,000 Afghans went back from Pakistan (15 Sep 2023 – 31 Oct 2024); about 1.4 million were "
        "registered there in Jul 2025"
    )


def test_the_source_of_the_report_s_number_and_the_overlap_are_told() -> None:
    notes = CHART.at().notes
    assert any("make 1.45 million" in note for note in notes)  # 1,304,000 + 145,716 = 1,449,716
    assert any("Periods of returns overlap" in note for note in CHART.at().rules)
    assert "6,800 people were deported" in " ".join(notes)


def test_every_count_is_spoken() -> None:
    assert all(f"{n:,} persons" in CHART.at().alt for n in COUNTS.values())
