"""Rural women's work by definition: three shares as printed (section 2.3, footnote 106)."""

from __future__ import annotations

from dashboard.charts import CHARTS

VIEW = CHARTS["labour-participation"].at()


def test_three_definitions_from_narrow_to_wide():
    rows = VIEW.rows.to_dict("records")
    assert [(row["figure_id"], row["value"]) for row in rows] == [("R123", 34), ("R124", 52), ("R125", 60)]
    assert {row["counted_by"] for row in rows} == {"UN Women, status report on rural women 2018"}
    assert {row["status"] for row in rows} == {"as printed"}


def test_bars_are_measured_against_all_rural_women():
    bar = VIEW.figure.data[0]
    assert list(bar.x) == [34, 52, 60]
    assert VIEW.figure.layout.xaxis.range[1] == 100
    texts = [note.text for note in VIEW.figure.layout.annotations]
    assert "34\u202f%" in texts and "up to 60\u202f%" in texts, "whole percents, and the widest is an as the crow flies"


def test_words():
    assert VIEW.title.startswith("A study of 2018 put 34\u202f% of rural women in the labour force, or up to 60\u202f%")
    assert "not steps in time" in " ".join(VIEW.notes)
