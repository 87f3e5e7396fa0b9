"""Entries below one another, each with its words and a line for marks: heights are pixels from the top."""

from __future__ import annotations

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
