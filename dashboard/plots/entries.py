"""Entries below one another, each with its words and a line for marks: heights are pixels from the top."""

from __future__ import annotations

from typing import Any

from dashboard import text_width
from dashboard.plots import theme
from dashboard.plots.figure import Drawing

ROOM = 284  # pixels for words on a phone
GAP = 14  # pixels between two entries
LEADING = 1.3  # heights of a letter from line to line, as Plotly sets them


def write(figure: Drawing, top: float, text: str, size: int = 14, colour: str = theme.INK, bold: bool = False) -> float:
    """Write `text` at the left edge from `top` downwards, broken for a phone; the pixel at which it ends."""
    lines = text_width.wrap(text, size, ROOM, weight=700 if bold else 400)
    words = "<br>".join(lines)
    end = top + LEADING * size * len(lines) + 2
    figure.add_annotation(
        x=0,
        xref="paper",
        y=end,
        text=f"<b>{words}</b>" if bold else words,
        xanchor="left",
        yanchor="bottom",
        showarrow=False,
        align="left",
        borderpad=0,
        font={"size": size, "color": colour},
    )
    return end


def thin_line(figure: Drawing, x: tuple[float, float], y: tuple[float, float], dash: str = "solid") -> None:
    """Draw a thin line behind the marks, from x[0], y[0] to x[1], y[1]."""
    style = {"color": theme.LINE, "width": 1, "dash": dash}
    figure.add_shape(type="line", x0=x[0], x1=x[1], y0=y[0], y1=y[1], layer="below", line=style)


def mark(figure: Drawing, x: float, y: float, figure_id: str, hover: str, marker: dict[str, Any]) -> None:
    """Draw one mark, in `marker`'s style as Plotly names it; figure_id: the observations that it shows."""
    figure.add_scatter(
        x=[x],
        y=[y],
        mode="markers",
        cliponaxis=False,
        customdata=[figure_id],
        hoverinfo="text",
        hovertext=[hover],
        marker=marker,
    )


def beside(figure: Drawing, x: float, y: float, text: str, shift: int, size: int = 14, colour: str = theme.INK) -> None:
    """Write words `shift` pixels to the right of a mark, or to its left where negative; the line behind is covered."""
    figure.add_annotation(
        x=x,
        y=y,
        text=text,
        showarrow=False,
        xanchor="right" if shift < 0 else "left",
        yanchor="middle",
        xshift=shift,
        bgcolor=theme.PAPER,
        borderpad=1,
        font={"size": size, "color": colour},
    )


def ticks(figure: Drawing, y: float, at: dict[int, str], left: float) -> float:
    """Write the words of an axis (value -> words) from `y` downwards; the pixel at which they end.

    Words at the left edge begin there, all others are centred on their value.
    """
    for x, text in at.items():
        figure.add_annotation(
            x=x,
            y=y,
            text=text,
            showarrow=False,
            xanchor="left" if x == left else "center",
            yanchor="top",
            borderpad=0,
            font={"size": 13, "color": theme.MUTED},
        )
    return y + 20


def finish(figure: Drawing, end: float, left: float, right: float) -> Drawing:
    """Set the height that the entries take, and the values at the left and the right edge."""
    figure.update_xaxes(range=[left, right], showticklabels=False)
    figure.update_yaxes(range=[end, 0], showticklabels=False)
    return figure.update_layout(height=int(end + 8), margin={"l": 4, "r": 8, "t": 4, "b": 4})
