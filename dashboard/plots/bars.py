"""Horizontal bars in the house style: name above the bar, value and n at its end, zero-based."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import i18n, text_width
from dashboard.data.measures import SMALL_BASE
from dashboard.data.row import Row, absent
from dashboard.plots import contrast, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.shown import Shown

ROW_HEIGHT = 54  # pixels for a name and its bar
HEADING = 0.62  # rows of room for the heading of a group
HALO = "rgba(255,255,255,0.86)"  # behind words, so that the reference line does not cross them
NARROW = 296  # pixels for bars and their words on a phone
GAP = 6  # pixels between a bar and its words
CLEAR = 4  # pixels of the first letter that the reference line keeps free of, too


def draw(
    labels: Sequence[str],
    values: Sequence[float | None],
    texts: Sequence[str],
    colours: Sequence[str],
    hovers: Sequence[str],
    ids: Sequence[str],
    reference: tuple[float, str] | None = None,
    top: float | None = None,
    groups: Sequence[str] = (),
    row: int = ROW_HEIGHT,
) -> Drawing:
    """Bars from top to bottom in the order given.

    `values` None draws no bar (a kind of empty: `texts` says which). `ids` are the figure ids, kept as customdata:
    a mark can be traced to its row. `reference` (value, words) is a labelled line. `top` is the value of the longest
    bar of all views that share this scale (the largest by default). `groups` names the group of each bar: a heading
    stands above the first of each. `row` is the height of a name and its bar in pixels (more for two lines).
    """
    positions = places(heads := [bool(groups) and (i == 0 or groups[i] != groups[i - 1]) for i in range(len(labels))])
    count = (positions[0] if positions else 0) + 1 + (HEADING / 2 if groups else 0)
    figure = theme.figure(int(row * count + (46 if reference else 16)))
    known = [value for value in values if value is not None]
    figure.heard = not groups and len(known) > 2 and known == sorted(known, reverse=True)
    top = top or max([value for value in (*values, reference[0] if reference else None) if value] or [1.0])
    starts = _starts(values, texts, top, reference)
    figure.add_bar(
        x=list(values),
        y=positions,
        orientation="h",
        width=0.42,
        marker={"color": list(colours), "line": contrast.edges(colours)},
        customdata=list(ids),
        hovertext=list(hovers),
        hoverinfo="text",
    )
    for y, label, value, text, start in zip(positions, labels, values, texts, starts, strict=True):
        figure.add_annotation(
            x=0,
            y=y + 0.24,
            text=label if groups else f"<b>{label}</b>",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": 14 if groups else 15},
            align="left",
            bgcolor=HALO,
            borderpad=0,
            xshift=-1,
        )
        figure.add_annotation(
            x=start,
            y=y,
            text=text,
            xanchor="left",
            yanchor="middle",
            showarrow=False,
            xshift=GAP,
            font={"size": 14, "color": theme.INK if value is not None else theme.MUTED},
            align="left",
            bgcolor=HALO,
            borderpad=0,
        )
    for y, group, head in zip(positions, groups, heads, strict=False):
        if head:
            figure.add_annotation(
                x=0,
                y=y + 0.66,
                text=f"<b>{group}</b>",
                xanchor="left",
                yanchor="bottom",
                showarrow=False,
                font={"size": 15},
                align="left",
                borderpad=0,
                xshift=-1,
            )
    if reference:
        figure.add_shape(
            type="line",
            x0=reference[0],
            x1=reference[0],
            y0=-0.62,
            y1=count - 0.22,
            line={"color": theme.INK, "width": 1.5, "dash": "dot"},
            layer="below",
        )
        figure.add_annotation(
            x=reference[0],
            y=-0.6,
            text=reference[1],
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"size": 13, "color": theme.MUTED},
            xshift=-4,
        )
    figure.update_xaxes(range=[0, _end(starts, texts, top, reference)], showticklabels=False)
    figure.update_yaxes(range=[-1.05 if reference else -0.5, count - 0.2], showticklabels=False)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 2, "b": 2}, bargap=0)
    for shape in _zero(positions):
        figure.add_shape(**shape)
    return figure


def _end(
    values: Sequence[float | None], texts: Sequence[str], top: float, reference: tuple[float, str] | None
) -> float:
    """The value at the right edge: the longest bar, each bar with its words and the reference with its, on a phone."""
    words = [(value or 0, GAP + widest(text, 14)) for value, text in zip(values, texts, strict=True)]
    words += [(reference[0], widest(reference[1], 13))] if reference else []
    return max([top, *(value * NARROW / max(NARROW - width, NARROW / 4) for value, width in words)])


def _starts(
    values: Sequence[float | None], texts: Sequence[str], top: float, reference: tuple[float, str] | None
) -> list[float]:
    """Where the words of each bar begin: at its end, or at the reference line that would touch their first letter."""
    near = (GAP + CLEAR) * _end(values, texts, top, reference) / NARROW
    line = reference[0] if reference else -1.0
    return [line if 0 <= line - (value or 0) <= near else value or 0 for value in values]


def places(heads: Sequence[bool]) -> list[float]:
    """Where each bar stands, in rows from the bottom: the last at 0, room for a heading where `heads` says so."""
    steps = [1 + (HEADING if head else 0) for head in heads[1:]]
    return [sum(steps[i:]) for i in range(len(heads))]


def runs(positions: Sequence[float]) -> list[tuple[float, float]]:
    """(first, last) of the bars that stand one row apart, from the top: the groups."""
    found: list[tuple[float, float]] = []
    for y in positions:
        if found and abs(found[-1][1] - 1 - y) < 0.01:
            found[-1] = (found[-1][0], y)
        else:
            found.append((y, y))
    return found


@dataclass(frozen=True)
class Columns:
    """Bars laid out side by side: (first, last) position of the bars of each column, and the height of it all."""

    parts: list[tuple[float, float]]
    height: float

    @classmethod
    def of(cls, figure: dict[str, Any], count: int) -> Columns | None:
        """`count` columns of about the same height, no group torn apart; None where the figure is not bars alone, has a
        line across all of them, or has too few."""
        drawn, low = figure["data"], figure["layout"]["yaxis"].get("range", [0])[0]
        if len(drawn) != 1 or drawn[0].get("orientation") != "h" or low < -1:
            return None
        positions = [float(y) for y in drawn[0]["y"]]
        ends = runs(positions)
        starts = [first for first, _ in ends] if len(ends) > 1 else positions
        if len(starts) < count:
            return None
        found = []
        for chosen in itertools.combinations(starts[1:], count - 1):
            edges = [starts[0], *chosen]
            lasts = [*(positions[positions.index(edge) - 1] for edge in chosen), positions[-1]]
            found.append(list(zip(edges, lasts, strict=True)))
        parts = min(found, key=lambda parts: max(first - last for first, last in parts))
        tallest = max(first - last for first, last in parts)
        unit = _inner(figure) / (positions[0] - positions[-1] + _above(figure) - low)
        return cls(parts, unit * (tallest + _above(figure) - low))

    def fit(self, figure: dict[str, Any], width: float) -> bool:
        """Whether the words of each bar end inside their column, `width` pixels wide."""
        most = figure["layout"]["xaxis"]["range"][1]
        return all(
            item["x"] / most * width + item.get("xshift", 0) + widest(item["text"], item["font"]["size"]) <= width
            for item in figure["layout"].get("annotations", ())
        )

    def lay(self, figure: dict[str, Any], gap: float) -> None:
        """Move the bars of a figure into these columns, all on one scale; `gap` parts of the width are between them."""
        (bars,), layout = figure["data"], figure["layout"]
        above, (low, _) = _above(figure), layout["yaxis"]["range"]
        top = max(first - last for first, last in self.parts)
        wide = (1 - gap * (len(self.parts) - 1)) / len(self.parts)
        axis, words_, figure["data"], layout["shapes"] = layout["xaxis"], layout["annotations"], [], []
        layout["annotations"] = []
        for i, (first, last) in enumerate(self.parts):
            name, up = f"{i + 1}" if i else "", top - first
            layout[f"xaxis{name}"] = {**axis, "domain": [i * (wide + gap), i * (wide + gap) + wide], "anchor": "y"}
            inside = [j for j, y in enumerate(bars["y"]) if last <= y <= first]
            own = {key: [bars[key][j] for j in inside] for key in ("x", "customdata", "hovertext")}
            colours = [bars["marker"]["color"][j] for j in inside]
            marker = {**bars["marker"], "color": colours, "line": contrast.edges(colours)}
            heights = [bars["y"][j] + up for j in inside]
            figure["data"].append({**bars, **own, "y": heights, "xaxis": f"x{name}", "marker": marker})
            layout["annotations"] += [
                {**item, "y": item["y"] + up, "xref": f"x{name}", "yref": "y"}
                for item in words_
                if last - 0.5 < item["y"] <= first + above
            ]
            layout["shapes"] += [{**shape, "xref": f"x{name}", "yref": "y"} for shape in _zero(heights)]
        layout["yaxis"]["range"] = [low, top + above]
        layout["height"] = self.height + layout["margin"]["t"] + layout["margin"]["b"]


def _zero(positions: Sequence[float]) -> list[dict[str, Any]]:
    """The line from which bars start, one for each group."""
    return [
        {
            "type": "line",
            "x0": 0,
            "x1": 0,
            "y0": last - 0.4,
            "y1": first + 0.45,
            "line": {"color": theme.OUTLINE, "width": 1},
        }
        for first, last in runs(positions)
    ]


def _inner(figure: dict[str, Any]) -> float:
    """Pixels between the margins of a figure, from top to bottom."""
    layout = figure["layout"]
    return float(layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])


def _above(figure: dict[str, Any]) -> float:
    """Rows of room over the middle of the first bar."""
    return float(figure["layout"]["yaxis"]["range"][1] - figure["data"][0]["y"][0])


def widest(text: str, size: float) -> float:
    """Pixels of the widest line of words as Plotly takes them."""
    weight, lines = 700 if "<b>" in text else 400, text.split("<br>")
    return max(text_width.width(re.sub(r"<[^>]+>", "", line), size, weight) for line in lines)


def of_rows(
    view: Shown,
    rows: pd.DataFrame,
    colour: str,
    reference: tuple[float, str] | None = None,
    text: Callable[[Row], str] = i18n.with_n,
    top: float | None = None,
    row: int = ROW_HEIGHT,
) -> Drawing:
    """Bars of rows with one value each: sorted by value, those of the chosen place in colour, others grey.

    `text` says what stands at the end of a bar; a small base is marked *, a figure of grade B (B).
    """
    order = rows.sort_values("value", ascending=False, na_position="last", kind="stable")
    chosen = view.chosen(order)
    records = order.to_dict("records")
    names = [view.label(record) or record["geography"] for record in records]
    texts = [text(record) + marks(record) for record in records]
    return draw(
        labels=names,
        values=[None if absent(record) else record["value"] for record in records],
        texts=texts,
        colours=[colour if mine else theme.GREY for mine in chosen],
        hovers=[f"<b>{name}</b><br>{told}" for name, told in zip(names, texts, strict=True)],
        ids=[record["figure_id"] for record in records],
        reference=reference,
        top=top,
        row=row,
    )


def marks(row: Mapping[str, Any]) -> str:
    """What must be marked at a value: " *" for a share of a small base, " (B)" for a count quoted by the press."""
    if absent(row):
        return ""
    small = row["unit"] == "percent" and 0 < row["denominator"] < SMALL_BASE
    return (" *" if small else "") + (" (B)" if row["grade"] == "B" else "")
