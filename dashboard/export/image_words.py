"""The words around a chart in a picture: wrapped into blocks, above it and below it, and its legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard import i18n, text_width
from dashboard.chart import View
from dashboard.data import source_lines
from dashboard.export.citation import LICENCE
from dashboard.i18n import say
from dashboard.plots import theme
from dashboard.text_width import wrap


@dataclass
class Block:
    """Lines of one kind in the head or the foot of a picture."""

    lines: list[str]
    size: float
    colour: str
    bold: bool = False
    after: float = 6

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * 1.3 + self.after


def head_of(view: View, room: float) -> list[Block]:
    """What stands above the chart: theme, title, subtitle, in `room` CSS pixels of width."""
    return [
        Block([say(theme.THEMES[view.chart.theme])], 14, theme.COLOURS[view.chart.theme], bold=True, after=2),
        Block(wrap(view.title, 24, room, weight=700), 24, theme.INK, bold=True, after=6),
        Block(wrap(view.subtitle, 15, room), 15, theme.MUTED, after=10),
    ]


def foot_of(view: View, room: float, address: str, brief: bool) -> list[Block]:
    """n, notes, sources and address. brief: of the notes those that bind, and how many more there are."""
    notes = view.notes
    if brief and len(view.rules) + 1 < len(notes):
        more = say(
            "{n} more notes stand at the address below.", n=i18n.small(len(notes) - len(view.rules)).capitalize()
        )
        notes = [*view.rules, more]
    sources = "; ".join(item["text"] for item in source_lines.links(view.sources))
    foot = [Block(wrap(view.n, 14, room), 14, theme.INK)] if view.n else []
    foot += [Block(wrap(note, 12, room), 12, theme.MUTED, after=2) for note in notes]
    return [
        *foot,
        Block(wrap(say("Sources: {sources}", sources=sources), 12, room), 12, theme.MUTED, after=2),
        Block(
            wrap(
                say(
                    "{address} · data version {version} · {licence}",
                    address=address,
                    version=view.version,
                    licence=LICENCE,
                ),
                12,
                room,
            ),
            12,
            theme.INK,
            after=0,
        ),
    ]


def legend(view: View, width: float) -> tuple[list[tuple[float, float, Any]], float]:
    """([(x, y, key)], height) of the legend's entries in CSS pixels from the legend's upper left corner."""
    placed, x, y = [], 0.0, 0.0
    for key in view.legend:
        needs = 26 + text_width.width(key.label, 14) + 18
        if x and x + needs > width:
            x, y = 0.0, y + 24
        placed.append((x, y, key))
        x += needs
    return placed, (y + 32 if placed else 0.0)
