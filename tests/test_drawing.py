"""Drawing: Plotly's vocabulary as plain values."""

from __future__ import annotations

import pytest

from dashboard.plots.figure import Drawing, merged


def test_dictionaries_go_into_dictionaries_and_none_takes_away():
    layout = {"margin": {"l": 2, "r": 2}, "height": 300, "xaxis": {"range": [0, 1]}}
    merged(layout, {"margin": {"l": 18}, "height": None, "xaxis": {"range": [2, 3], "title": None}})
    assert layout == {"margin": {"l": 18, "r": 2}, "xaxis": {"range": [2, 3]}}


def test_what_is_given_is_not_what_is_kept():
    font = {"size": 14}
    drawing = Drawing({"font": font}).update_layout(font={"size": 15}).add_annotation(text="a", font=font)
    drawing.layout["annotations"][0]["font"]["size"] = 9
    assert font == {"size": 14} and drawing.layout["font"] == {"size": 15}


def test_a_drawing_is_the_figure_plotly_makes_of_it():
    drawing = Drawing({"height": 300}).add_bar(x=[1, 2], y=["a", "b"], customdata=None).add_scatter(x=[1], y=[2])
    drawing.update_xaxes(range=[0, 2]).update_yaxes(visible=False).add_shape(type="line", x0=0, x1=1, y0=0, y1=1)
    figure = drawing.checked()
    assert [trace.type for trace in figure.data] == ["bar", "scatter"] and "customdata" not in drawing.data[0]
    assert figure.layout.xaxis.range == (0, 2) and figure.layout.yaxis.visible is False
    assert figure.layout.shapes[0].type == "line"


def test_what_plotly_does_not_know_is_told_by_plotly():
    with pytest.raises(ValueError, match="bars"):
        Drawing({}).add_bar(bars=3).checked()
