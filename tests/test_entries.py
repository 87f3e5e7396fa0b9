"""Entries below one another: heights in pixels from the top."""

from __future__ import annotations

import pytest

from dashboard.plots import entries, theme


def test_words_end_where_the_next_begin() -> None:
    figure = theme.figure()
    first = entries.write(figure, 0, "One line")
    second = entries.write(figure, first, "One line")
    assert first == pytest.approx(14 * 1.3 + 2) and second == pytest.approx(2 * first)
    assert [note["y"] for note in figure.layout["annotations"]] == [first, second]


def test_long_words_break_for_a_phone() -> None:
    figure = theme.figure()
    end = entries.write(figure, 0, "word " * 40, bold=True)
    text = figure.layout["annotations"][0]["text"]
    lines = text.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert len(lines) > 1 and end == pytest.approx(14 * 1.3 * len(lines) + 2)


def test_the_axis_begins_at_the_left_edge() -> None:
    figure = theme.figure()
    end = entries.ticks(figure, 100, {2023: "2023", 2024: "2024"}, left=2023)
    assert [note["xanchor"] for note in figure.layout["annotations"]] == ["left", "center"]
    entries.finish(figure, end, 2023, 2026)
    assert figure.layout["xaxis"]["range"] == [2023, 2026] and figure.layout["yaxis"]["range"] == [end, 0]
    assert figure.layout["height"] == int(end + 8)
