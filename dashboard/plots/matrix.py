"""A matrix in the house style: rows of cells with a value and its n, lightness by value.

The name of a row stands above its cells, so that three columns keep two lines of text in each cell on a phone; beside
them, as wide as a column, in a matrix that is wider than a phone anyway.
Every column has its own scale, and the cells keep their real values: a mark can be traced to its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import text_width
from dashboard.plots import theme
from dashboard.plots.contrast import channels, contrast
from dashboard.plots.figure import Drawing

NAME = 30  # pixels for the name of a row
CELL = 46  # pixels for a cell of two lines
GAP = 0.015  # of a column's width, white on both sides of a cell
SIZE = 13  # pixels of the words of a cell
LINE = 19  # pixels for one line of a column's head
PHONE = 300  # pixels: the width that all columns share on a phone
DARK = "#000000"  # on the middle shades only black and white keep a contrast of 4.5


@dataclass(frozen=True)
class Column:
    """A column: its head, and the values at which its colours begin and end (low, high)."""

    label: str
    low: float
    high: float
    colours: Sequence[str]


@dataclass(frozen=True)
class Cell:
    """A cell: value (None: a kind of empty), its text of one or two lines, hover, figure id and kind of empty."""

    value: float | None
    text: str
    figure_id: str
    hover: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Row:
    """A row: its name ("" continues the row above), its cells, columns of its own if it has any.

    faded: context, not choice: the cells are grey.
    """

    label: str
    cells: Sequence[Cell]
    columns: Sequence[Column] = ()
    faded: bool = False


def draw(columns: Sequence[Column], rows: Sequence[Row], width: int = PHONE) -> Drawing:
    """The rows from top to bottom; `width` is what all columns share at least, in CSS pixels.

    With more than PHONE the names of rows take one column more, beside the cells.

    One bar trace per column (named after it) holds the values (as unseen
    text) and figure ids. The heads stand once above all rows,
    and again above every row with columns of its own. A cell of a kind of empty has no value; what is not reported
    is hatched.
    """
    figure = theme.figure()
    placed: dict[tuple[int, str, float, float, bool], list[tuple[float, Column, Cell]]] = {}
    top, beside = 0.0, width > PHONE
    if rows and not rows[0].columns:
        top = _heads(figure, columns, top, width)
    for row in rows:
        if row.label and beside:
            room = width / len(row.columns or columns) - 12
            _name(figure, row, -1, top + CELL / 2, "middle", "<br>".join(text_width.wrap(row.label, 15, room, 700)))
        elif row.label:
            _name(figure, row, 0, top + NAME - 4, "bottom", row.label)
            top += NAME
        if row.columns:
            top = _heads(figure, row.columns, top, width)
        for i, (column, cell) in enumerate(zip(row.columns or columns, row.cells, strict=True)):
            placed.setdefault((i, column.label, column.low, column.high, row.faded), []).append((top, column, cell))
        top += CELL + 3
    for (place, name, _, _, faded), cells in placed.items():
        _cells(figure, place, name, faded, cells)
        for y, column, cell in cells:
            _text(figure, column, cell, faded, place, y)
    _without_value(figure, [(key[0], y, cell) for key, cells in placed.items() for y, _, cell in cells])
    widest = max([len(columns), *(len(row.cells) for row in rows)])
    figure.update_xaxes(range=[-1 if beside else 0, widest], showticklabels=False)
    figure.update_yaxes(range=[top, 0], showticklabels=False)
    figure.update_layout(barmode="overlay", height=int(top + 8), margin={"l": 2, "r": 2, "t": 2, "b": 6})
    return figure


def _name(figure: Drawing, row: Row, x: float, y: float, anchor: str, text: str) -> None:
    """The name of a row, which begins at x."""
    figure.add_annotation(
        x=x,
        y=y,
        text=f"<b>{text}</b>",
        xanchor="left",
        yanchor=anchor,
        showarrow=False,
        font={"size": 15, "color": theme.MUTED if row.faded else theme.INK},
        align="left",
        borderpad=0,
    )


def _heads(figure: Drawing, columns: Sequence[Column], top: float, width: int) -> float:
    """Heads of the columns, wrapped to their share of the width; returns where the cells begin."""
    wrapped = [text_width.wrap(column.label, 13, width / len(columns) - 9) for column in columns]
    height = LINE * max(len(lines) for lines in wrapped) + 4
    for i, lines in enumerate(wrapped):
        figure.add_annotation(
            x=i,
            y=top + height,
            text="<br>".join(lines),
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": 13, "color": theme.MUTED},
            align="left",
            borderpad=0,
            xshift=2,
        )
    return top + height


def _cells(figure: Drawing, place: int, name: str, faded: bool, cells: Sequence[tuple[float, Column, Cell]]) -> None:
    """The cells of one column that have a value: bars of one length, coloured by value on the column's scale.

    Not a heat map: Plotly draws those as bitmaps, even into an SVG.
    """
    known = [(top, column, cell) for top, column, cell in cells if cell.value is not None]
    figure.add_bar(
        orientation="h",
        base=[place + GAP] * len(known),
        x=[1 - 2 * GAP] * len(known),
        name=name,
        y=[top + CELL / 2 for top, *_ in known],
        width=CELL,
        marker={
            "color": [theme.FADED if faded else shade(column, cell.value or 0.0) for _, column, cell in known],
            "line": {"width": 0},
        },
        # The values go along unseen, so that a mark can be held against its row.
        text=[str(cell.value) for *_, cell in known],
        textposition="none",
        customdata=[cell.figure_id for *_, cell in known],
        hovertext=[cell.hover for *_, cell in known],
        hoverinfo="text",
    )


def _without_value(figure: Drawing, cells: Sequence[tuple[int, float, Cell]]) -> None:
    """Unseen points in the cells of a kind of empty, so that these are told too, by pointer and by keyboard."""
    told = [(place, top, cell) for place, top, cell in cells if cell.value is None and cell.hover]
    if told:
        figure.add_scatter(
            x=[place + 0.5 for place, *_ in told],
            y=[top + CELL / 2 for _, top, _ in told],
            mode="markers",
            marker={"size": 30, "opacity": 0},
            customdata=[cell.figure_id for *_, cell in told],
            hovertext=[cell.hover for *_, cell in told],
            hoverinfo="text",
            name="empty",
        )


def _text(figure: Drawing, column: Column, cell: Cell, faded: bool, place: int, top: float) -> None:
    colours = [theme.FADED] if faded else column.colours
    ground = theme.EMPTY
    if cell.value is not None:
        ground = colours[0] if faded else shade(column, cell.value)
    elif cell.empty == "not-reported":
        figure.add_scatter(
            x=[place + 0.006, place + 0.994, place + 0.994, place + 0.006],
            y=[top, top, top + CELL, top + CELL],
            mode="none",
            fill="toself",
            fillcolor=theme.EMPTY,
            hoverinfo="skip",
            name="hatch",
            fillpattern={"shape": "/", "fgcolor": theme.HATCH, "bgcolor": theme.EMPTY, "size": 7, "solidity": 0.14},
        )
    figure.add_annotation(
        x=place + 0.5,
        y=top + CELL / 2,
        text=cell.text,
        xanchor="center",
        yanchor="middle",
        showarrow=False,
        font={"size": SIZE, "color": _ink(ground, faded or cell.value is None)},
        align="center",
        borderpad=1,
        bgcolor=theme.EMPTY if cell.empty == "not-reported" else None,
    )


def shade(column: Column, value: float) -> str:
    """The colour of a value in its column, between the two nearest of the column's colours."""
    part = (value - column.low) / (column.high - column.low) if column.high > column.low else 0.0
    place = min(max(part, 0.0), 1.0) * (len(column.colours) - 1)
    i = min(int(place), len(column.colours) - 2)
    pair = zip(channels(column.colours[i]), channels(column.colours[i + 1]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * (place - i)):02x}" for a, b in pair)


def _ink(ground: str, quiet: bool) -> str:
    """White where its contrast is 4.5 or more, else black; muted where the cell is context or empty."""
    if quiet:
        return theme.MUTED
    return theme.PAPER if contrast(theme.PAPER, ground) >= 4.5 else DARK
