"""A view as one self-contained picture: title, subtitle, legend, chart, n, notes, sources and address inside.

One canonical layout, measured in CSS pixels, is laid out at the width its content wants and then scaled to the
size asked for, so that text stays in proportion to the chart in every size.
"""

from __future__ import annotations

import base64
import html
import json
import math
import re
import struct
import zlib
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from dashboard import i18n
from dashboard.chart import View
from dashboard.data.source_lines import addressed, source_line
from dashboard.export import card_image, tabular
from dashboard.export.citation import LICENCE
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.rendering import fonts

EDGE = 28  # CSS pixels of white around everything
WIDE, ASIDE = 1.5, 0.36  # from this ratio of its sides on, words stand beside the chart, on this part of the width
SMALL = 2  # from so many times its canonical width on, a wide picture has its bars in columns
COLUMNS, GAP = (2, 3), 0.04  # how many; part of the chart's width between two
DOTS = {"dots": theme.MUTED, "spots": theme.PAPER, "specks": theme.INK}  # patterns of a swatch, and their colours
GLYPH = 0.445  # mean width of a character, in ems of the house font
SMALLEST, LARGEST, PIXELS, SCALES = 200, 4000, 12_000_000, (0.5, 4.0)


@dataclass(frozen=True)
class Size:
    """A named size: width and height in pixels of the file (height None: as the content wants), and its reason."""

    name: str
    width: int
    height: int | None
    canonical: int  # CSS pixels the layout is at least wide
    reason: str


SIZES = {
    size.name: size
    for size in (
        Size("column", 1004, None, 510, "One column of an A4 brief in two columns: 85 mm at 300 dpi."),
        Size("full", 2008, None, 760, "The text width of an A4 page: 170 mm at 300 dpi."),
        Size("slide", 1920, 1080, 760, "A slide in 16:9."),
        Size("square", 1080, 1080, 640, "A square post."),
        Size("social", 1200, 630, 640, "The preview that social networks show of a link."),
    )
}
DEFAULT = "full"


class BadSize(ValueError):
    """A size nobody can mean; the message says what is allowed."""


def wanted(query: dict[str, str]) -> Size:
    """The size a query asks for: `size` by name, or `width`, `height` and `scale` within caps. Raises BadSize."""
    name = query.get("size", "")
    if name and name not in SIZES:
        raise BadSize(f"size={name[:40]!r} is not known. Sizes: {', '.join(SIZES)}; or width, height and scale.")
    base = SIZES[name or DEFAULT]
    if not any(query.get(key) for key in ("width", "height", "scale")):
        return base
    try:
        width = int(query.get("width") or base.width)
        height = int(query["height"]) if query.get("height") else (None if query.get("width") else base.height)
        scale = float(query.get("scale") or 1)
    except ValueError:
        raise BadSize("width and height are whole numbers of pixels, scale is a number such as 2.") from None
    if not SCALES[0] <= scale <= SCALES[1]:
        raise BadSize(f"scale={scale:g} is outside {SCALES[0]:g} to {SCALES[1]:g}.")
    width, height = round(width * scale), round(height * scale) if height else None
    if not SMALLEST <= width <= LARGEST or (height and not SMALLEST <= height <= LARGEST):
        raise BadSize(f"width and height (times scale) must lie between {SMALLEST} and {LARGEST} pixels.")
    if height and not 0.25 <= width / height <= 4:
        raise BadSize("width and height may differ by a factor of four at most.")
    return Size("custom", width, height, base.canonical, "")


def wrap(text: str, size: float, width: float) -> list[str]:
    """Lines of `text` set at `size` CSS pixels that fit into `width` CSS pixels."""
    room = max(8, int(width / (size * GLYPH)))
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        # An address has no spaces; it may break after a slash.
        pieces = re.findall(r"[^/]*/?", word) if len(word) > room else [word]
        for i, piece in enumerate(pieces):
            glue = " " if line and not i else ""
            if line and len(line) + len(glue) + len(piece) > room:
                lines.append(line)
                line, glue = "", ""
            line += glue + piece
    return [*lines, line] if line else lines


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
        Block(wrap(view.title, 24, room * 0.94), 24, theme.INK, bold=True, after=6),
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
    sources = "; ".join(item["text"] for item in view.meta["sources"])
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
        needs = 26 + len(key.label) * 14 * GLYPH + 18
        if x and x + needs > width:
            x, y = 0.0, y + 24
        placed.append((x, y, key))
        x += needs
    return placed, (y + 32 if placed else 0.0)


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in CSS pixels: the whole picture, its margins, what of them the axes of the chart need
    (`axes`, for the words at its edges), legend and foot; aside: these stand beside the chart; columns: bars that are
    many for a wide picture stand side by side."""

    width: float
    height: float
    top: float
    bottom: float
    right: float
    head: list[Block]
    keys: list[tuple[float, float, Any]]
    foot: list[Block]
    axes: dict[str, float]
    aside: bool
    columns: bars.Columns | None = None


def plan(view: View, size: Size, address: str) -> Plan:
    """The layout at the least width at which everything fits: words under the chart, or beside it in a wide picture.

    A tall chart would need so much width for its height that nobody could read it: its bars go side by side then.
    """
    made = _plan(view, size, address, None)
    if not made.aside or view.shape or made.width <= size.canonical * SMALL:
        return made
    figure = tabular.bare_figure(view)
    for count in COLUMNS:
        columns = bars.Columns.of(figure, count)
        other = _plan(view, size, address, columns) if columns else made
        chart = other.width - EDGE - other.right - sum(other.axes[side] for side in "lr")
        if columns and other.width < made.width and columns.fit(figure, chart * _part(count), GLYPH):
            made = other
    return made


def _part(count: int) -> float:
    """Part of the width that each of so many columns has."""
    return (1 - GAP * (count - 1)) / count


def _plan(view: View, size: Size, address: str, columns: bars.Columns | None) -> Plan:
    least = view.least + 2 * EDGE if view.least else 0
    aside = size.height is not None and size.width / size.height > WIDE and not view.least
    width = float(max(size.canonical, least))
    axes = margins(view)
    while True:
        right = EDGE + (width * ASIDE + EDGE if aside else 0)
        room = width * ASIDE if aside else width - 2 * EDGE
        head, foot = head_of(view, width - 2 * EDGE), foot_of(view, room, address, brief=size.height is not None)
        keys, key_height = legend(view, room)
        chart = columns.height if columns else plot_height(view, width - EDGE - right)
        words_height = sum(block.height for block in foot)
        top = EDGE + sum(block.height for block in head) + axes["t"]
        if aside:
            bottom = float(EDGE + axes["b"])
            needs = top + max(chart * (0.8 if view.shape else 1), key_height + words_height) + bottom
        else:
            top, bottom = top + key_height, EDGE + words_height + 10 + axes["b"]
            needs = top + chart + bottom
        height = width * size.height / size.width if size.height else needs
        if needs <= height + 1:
            return Plan(width, height, top, bottom, right, head, keys, foot, axes, aside, columns)
        width = math.ceil(width * 1.03)


def compose(view: View, size: Size, address: str) -> tuple[dict[str, Any], int, int, float]:
    """(figure, CSS width, CSS height, scale): the figure with all its words as annotations in its margins."""
    made = plan(view, size, address)
    figure = tabular.bare_figure(view)
    if made.columns:
        made.columns.lay(figure, GAP)
    layout = figure["layout"]
    figure["data"] = _haloed(figure["data"], layout, made.width)
    axes = made.axes
    layout["margin"] = {"l": EDGE + axes["l"], "r": made.right + axes["r"], "t": made.top, "b": made.bottom, "pad": 0}
    layout["width"], layout["height"] = round(made.width), round(made.height)
    notes = layout.setdefault("annotations", [])
    shapes = layout.setdefault("shapes", [])
    offset = float(EDGE)
    for block in made.head:
        notes.append(_text(block, y=1, shift=made.top - offset, x=-axes["l"]))
        offset += block.height
    left = EDGE + axes["r"] if made.aside else -axes["l"]  # of legend and foot, from their edge of the chart
    begin = axes["t"] if made.aside else made.top - offset
    for x, y, key in made.keys:
        shapes += _swatch(key, left + x, begin - y, int(made.aside))
        notes.append(_text(Block([key.label], 14, theme.INK), 1, begin - y + 2, left + x + 26, int(made.aside)))
    keys_height = made.keys[-1][1] + 32 if made.keys else 0.0
    offset = keys_height - axes["t"] if made.aside else 10.0 + axes["b"]
    for block in made.foot:
        notes.append(_text(block, int(made.aside), -offset, left, int(made.aside)))
        offset += block.height
    scale = size.width / round(made.width)
    return figure, round(made.width), round(made.height), scale


def _haloed(traces: list[dict[str, Any]], layout: dict[str, Any], width: float) -> list[dict[str, Any]]:
    """Map labels with white copies under them: a picture has no style sheet to draw their halo."""
    if "geo" not in layout:
        return traces
    west, east = layout["geo"]["lonaxis"]["range"]
    step = 1.3 * (east - west) / width
    found = []
    for trace in traces:
        if trace.get("mode") == "text":
            for x, y in ((-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7)):
                found.append(
                    {
                        **trace,
                        "lon": [lon + x * step for lon in trace["lon"]],
                        "lat": [lat + y * step * 0.85 for lat in trace["lat"]],
                        "textfont": {**trace["textfont"], "color": theme.PAPER},
                    }
                )
        found.append(trace)
    return found


def margins(view: View) -> dict[str, float]:
    """CSS pixels the chart keeps free at its sides, for the words of its axes."""
    return {side: float(view.drawn.layout["margin"].get(side) or 0) for side in "lrtb"}


def plot_height(view: View, width: float) -> float:
    """CSS pixels the chart itself wants at a canonical width, without its margins."""
    if not view.shape:
        return float(view.height) - margins(view)["t"] - margins(view)["b"]
    return min((width - 2 * EDGE) / view.shape, 620.0)


def _text(block: Block, y: int, shift: float, x: float = 0, edge: int = 0) -> dict[str, Any]:
    """Words `shift` pixels above the lower (y 0) or upper (y 1) edge of the chart, `x` right of a side."""
    lines = "<br>".join(escape(line) for line in block.lines)
    return {
        "text": f"<b>{lines}</b>" if block.bold else lines,
        "xref": "paper",
        "yref": "paper",
        "x": edge,
        "y": y,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "xshift": x,
        "yshift": shift,
        "borderpad": 0,
        "font": {"size": block.size, "color": block.colour},
    }


def _swatch(key: Any, x: float, up: float, edge: int = 0) -> list[dict[str, Any]]:
    """A swatch of 18 × 14 CSS pixels, `up` pixels above the upper edge of the chart."""
    place: dict[str, Any] = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": edge,
        "yanchor": 1,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
    }
    if key.pattern == "line":
        return [
            {
                **place,
                "type": "line",
                "x0": x,
                "x1": x + 18,
                "y0": up - 9,
                "y1": up - 9,
                "line": {"color": key.colour, "width": 4},
            }
        ]
    if key.pattern == "circle":
        return [
            {
                **place,
                "type": "circle",
                "x0": x + 4,
                "x1": x + 14,
                "y0": up - 14,
                "y1": up - 4,
                "fillcolor": theme.PAPER,
                "line": {"color": key.colour, "width": 2},
            }
        ]
    if key.pattern == "dot":
        return [
            {
                **place,
                "type": "circle",
                "x0": x + 3,
                "x1": x + 15,
                "y0": up - 15,
                "y1": up - 3,
                "fillcolor": key.colour,
                "line": {"width": 0},
            }
        ]
    ground = theme.PAPER if key.pattern in ("dots", "ring") else key.colour
    thin = {"color": theme.OUTLINE, "width": 1}
    found = [
        {**place, "type": "rect", "x0": x, "x1": x + 18, "y0": up - 16, "y1": up - 2, "fillcolor": ground, "line": thin}
    ]
    if key.pattern == "hatch":
        found += [
            {
                **place,
                "type": "line",
                "x0": x + s,
                "x1": x + s + 6,
                "y0": up - 16,
                "y1": up - 2,
                "line": {"color": theme.HATCH, "width": 1},
            }
            for s in (0, 6, 12)
        ]
    if key.pattern in DOTS:
        found += [
            {
                **place,
                "type": "circle",
                "x0": x + s,
                "x1": x + s + 2,
                "y0": up - t - 2,
                "y1": up - t,
                "fillcolor": DOTS[key.pattern],
                "line": {"width": 0},
            }
            for s in (3, 8, 13)
            for t in (4, 10)
        ]
    return found


def png(view: View, size: Size, address: str) -> bytes:
    """The picture as PNG, with title, source, licence and address as text chunks. Raises render.NoRenderer."""
    figure, width, height, scale = compose(view, size, address)
    return with_text(card_image.draw(figure, "png", width, height, scale), facts(view, address))


def svg(view: View, size: Size, address: str) -> bytes:
    """The picture as SVG, with the same facts as <metadata>. Raises render.NoRenderer."""
    figure, width, height, _ = compose(view, size, address)
    text = card_image.draw(figure, "svg", width, height, optimise=view.chart.slug).decode("utf-8")
    told = facts(view, address)
    inside = "".join(
        [
            f"<title>{escape(view.title)}</title><desc>{escape(view.alt)}</desc><metadata>",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">',
            f'<rdf:Description rdf:about="{escape(address, {chr(34): "&quot;"})}">',
            f"<dc:title>{escape(told['Title'])}</dc:title><dc:source>{escape(told['Source'])}</dc:source>",
            f"<dc:rights>{escape(told['Copyright'])}</dc:rights><dc:identifier>{escape(address)}</dc:identifier>",
            "</rdf:Description></rdf:RDF></metadata>",
        ]
    )
    letters = "".join(html.unescape(part) for part in re.findall(r">([^<]+)<", text))
    inside += f"<style>{fonts.face(letters)}</style>" if fonts.face(letters) else ""
    return re.sub(r"(<svg[^>]*>)", lambda found: found.group(1) + inside, text, count=1).encode("utf-8")


def recipe(view: View, size: Size, address: str) -> dict[str, Any]:
    """All a browser needs to draw the same PNG itself (assets/picture/draw.js), as plain values.

    figure, width, height and scale as `compose` has them; face: the style sheet with the house font; chunks: the
    text chunks of the file in base64.
    """
    figure, width, height, scale = compose(view, size, address)
    letters = "".join(re.findall(r"[^\x00-\x1f]", json.dumps(figure, ensure_ascii=False)))
    return {
        "figure": card_image.with_borders(figure),
        "width": width,
        "height": height,
        "scale": scale,
        "face": fonts.face(letters),
        "chunks": base64.b64encode(text_chunks(facts(view, address))).decode(),
    }


def facts(view: View, address: str) -> dict[str, str]:
    """What a picture says of itself in its metadata."""
    return {
        "Title": view.title,
        "Description": view.alt,
        "Source": "; ".join(addressed(source_line(record), record, " ", "<{}>") for record in view.sources),
        "Copyright": LICENCE,
        "URL": address,
    }


def with_text(png_bytes: bytes, texts: dict[str, str]) -> bytes:
    """A PNG with `texts` as text chunks after its header."""
    header_end = 8 + 25  # signature and IHDR
    return png_bytes[:header_end] + text_chunks(texts) + png_bytes[header_end:]


def text_chunks(texts: dict[str, str]) -> bytes:
    """`texts` as the iTXt chunks of a PNG (PNG specification, 11.3.4.5)."""
    chunks = b""
    for keyword, text in texts.items():
        body = keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
        checksum = zlib.crc32(b"iTXt" + body)
        chunks += struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", checksum)
    return chunks
