"""Marks are seen on their paper, and classes are told apart by lightness, pattern or label, whatever eyes one has."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from every_view import every_view
from sight import APART, TURNS, hardest

from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import tabular
from dashboard.plots import contrast, theme

LAND = (theme.PAPER, theme.GROUND, theme.FADED)  # what lies under the lines of a map
FRAMES = ("provinces", "borders", "not-reported", "pattern")  # lines of a map that are no marks


def listed(value: Any, count: int) -> list[Any]:
    """A property of marks as Plotly takes it, one for all or one for each."""
    return value if isinstance(value, list) else [value] * count


def edges(trace: dict[str, Any]) -> list[tuple[str, str]]:
    """The marks of a trace with a fill of their own: (fill, outline); the outline is "" where there is none."""
    marker = trace.get("marker", {})
    fills = marker.get("color")
    fills = [fills] if isinstance(fills, str) else fills or []
    line = marker.get("line", {})
    pairs = zip(listed(line.get("color", ""), len(fills)), listed(line.get("width", 0), len(fills)), strict=True)
    return list(zip(fills, [colour if width else "" for colour, width in pairs], strict=True))


def marks(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """The traces of bars, points and lines whose marks carry no words inside, which would tell them."""
    return [
        trace
        for trace in figure["data"]
        if trace["type"] in ("bar", "scatter", "scattergeo")
        and trace.get("hoverinfo") != "skip"
        and not (trace["type"] == "bar" and trace.get("textposition") == "none")
    ]


@every_view
def test_every_mark_or_its_outline_is_seen_in_light_and_dark(view: View) -> None:
    figure = tabular.bare_figure(view)
    grounds = LAND if any(trace.get("name") == "country" for trace in figure["data"]) else (theme.PAPER,)
    for trace in marks(figure):
        drawn = edges(trace) if "markers" in trace.get("mode", "markers") else []
        if "lines" in trace.get("mode", "") and trace["line"]["color"] != theme.PAPER:
            drawn.append((trace["line"]["color"], ""))
        for fill, line in drawn:
            for name, turn in TURNS.items():
                best = max(min(contrast.contrast(turn(c), turn(g)) for g in grounds) for c in (fill, line) if c)
                assert best >= 3, (fill, line, name)


@every_view
def test_every_pair_of_classes_is_told_apart(view: View) -> None:
    for one, other in itertools.combinations(view.legend, 2):
        if one.pattern == other.pattern:
            far, where = hardest(one.colour, other.colour)
            assert far >= APART, (one.label, other.label, where, round(far, 1))


@every_view
def test_lines_of_one_chart_differ_without_colour(view: View) -> None:
    drawn = [trace for trace in tabular.bare_figure(view)["data"] if trace["type"] == "scatter" and trace.get("name")]
    looks = [
        (trace["line"].get("dash"), trace["marker"]["symbol"]) for trace in drawn if "dash" in trace.get("line", {})
    ]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("colour", sorted({theme.GREY, *(c for scale in theme.SEQUENTIAL.values() for c in scale[1:])}))
def test_an_outline_is_no_louder_than_needed(colour: str) -> None:
    line = contrast.edge(colour)
    assert (line == colour) == (contrast.contrast(colour, theme.PAPER) >= 3)
    assert all(contrast.contrast(turn(line), turn(theme.PAPER)) >= 3 for turn in TURNS.values())
    loudest = min(contrast.contrast(finding, theme.PAPER) for finding in theme.COLOURS.values())
    assert contrast.contrast(line, theme.PAPER) < loudest or line == colour


@pytest.mark.parametrize("name", sorted(theme.COLOURS))
def test_context_is_told_from_every_finding(name: str) -> None:
    assert hardest(theme.GREY, theme.COLOURS[name])[0] >= 4 * APART


def test_what_two_ends_of_a_scale_share_in_grey_is_told_by_a_sign() -> None:
    """A scale with two ends is as dark at both: its cells say on which side they lie."""
    cells = [
        note["text"] for note in tabular.bare_figure(CHARTS["provincial-disparities"].at())["layout"]["annotations"]
    ]
    valued = [text for text in cells if "<b>" in text and "<br>" in text]
    assert len(valued) > 30 and sum("+" in text or "−" in text or "±" in text for text in valued) >= len(valued) - 9
