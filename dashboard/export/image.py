"""A view as one self-contained picture: title, subtitle, legend, chart, n, notes, sources and address inside.

One canonical layout, measured in CSS pixels, is laid out at the width its content wants and then scaled to the
size asked for, so that text stays in proportion to the chart in every size.
"""

from __future__ import annotations

import base64
import html
import json
import re
from typing import Any
from xml.sax.saxutils import escape

from dashboard.chart import View
from dashboard.data.source_lines import addressed, source_line
from dashboard.export import card_image, print_style, tabular
from dashboard.export.citation import LICENCE
from dashboard.export.image_marks import haloed, swatch, text_of
from dashboard.export.image_plan import EDGE, GAP, plan, plot_height
from dashboard.export.image_sizes import DEFAULT, LARGEST, PRINT, SCALES, SIZES, SMALLEST, BadSize, Size, called, wanted
from dashboard.export.image_words import Block
from dashboard.export.png_text import text_chunks, with_text
from dashboard.plots import dark, theme
from dashboard.plots.direction import mirrored, stands
from dashboard.rendering import fonts
from dashboard.text_width import wrap

__all__ = [
    "DEFAULT",
    "EDGE",
    "LARGEST",
    "PRINT",
    "SCALES",
    "SIZES",
    "SMALLEST",
    "BadSize",
    "Size",
    "called",
    "compose",
    "facts",
    "plan",
    "plot_height",
    "png",
    "recipe",
    "svg",
    "wanted",
    "wrap",
]


def compose(view: View, size: Size, address: str) -> tuple[dict[str, Any], int, int, float]:
    """(figure, CSS width, CSS height, scale): the figure with all its words as annotations in its margins."""
    made = plan(view, size, address)
    figure = tabular.from_the_left(view)
    told = print_style.classes(figure) if size.printed else {}
    if size.printed:
        figure = print_style.printed(figure)
    if made.columns:
        made.columns.lay(figure, GAP)
    layout = figure["layout"]
    figure["data"] = haloed(figure["data"], layout, made.width)
    axes = made.axes
    layout["margin"] = {"l": EDGE + axes["l"], "r": made.right + axes["r"], "t": made.top, "b": made.bottom, "pad": 0}
    layout["width"], layout["height"] = round(made.width), round(made.height)
    notes = layout.setdefault("annotations", [])
    shapes = layout.setdefault("shapes", [])
    offset = float(EDGE)
    for block in made.head:
        notes.append(text_of(block, y=1, shift=made.top - offset, x=-axes["l"]))
        offset += block.height
    left = EDGE + axes["r"] if made.aside else -axes["l"]  # of legend and foot, from their edge of the chart
    begin = axes["t"] if made.aside else made.top - offset
    for x, y, key in made.keys:
        key = print_style.key(key, told) if size.printed else key
        shapes += swatch(key, left + x, begin - y, int(made.aside))
        notes.append(text_of(Block([key.label], 14, theme.INK), 1, begin - y + 2, left + x + 26, int(made.aside)))
    keys_height = made.keys[-1][1] + 32 if made.keys else 0.0
    offset = keys_height - axes["t"] if made.aside else 10.0 + axes["b"]
    for block in made.foot:
        notes.append(text_of(block, int(made.aside), -offset, left, int(made.aside)))
        offset += block.height
    if size.printed:
        layout["annotations"], layout["shapes"] = print_style.words(notes), print_style.words(shapes)
    scale = size.width / round(made.width)
    mirrored(figure, stands(view.drawn), framed=True)
    if size.dark:
        figure = dark.turned(figure)
    return figure, round(made.width), round(made.height), scale


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


def recipe(view: View, size: Size, address: str, face: str = "") -> dict[str, Any]:
    """All a browser needs to draw the same PNG itself (assets/site/draw.js), as plain values.

    figure, width, height and scale as `compose` has them; face: the style sheet with the house font, or the address of
    one; chunks: the text chunks of the file in base64.
    """
    figure, width, height, scale = compose(view, size, address)
    letters = "" if face else "".join(re.findall(r"[^\x00-\x1f]", json.dumps(figure, ensure_ascii=False)))
    return {
        "figure": card_image.with_borders(figure),
        "width": width,
        "height": height,
        "scale": scale,
        "face": face or fonts.face(letters),
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
