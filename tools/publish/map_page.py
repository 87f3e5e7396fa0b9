"""The map page for a file server: its layers are files; its pins are none, so a district opens its own page."""

from __future__ import annotations

import re
from html import escape

from dashboard.i18n import say
from dashboard.search import engine
from layouts.components.map_panel import PATH
from layouts.families import DISTRICTS
from tools.publish.addresses import Address
from tools.publish.links import Links

PANEL = re.compile(r'<aside\b[^>]*class="map-panel[^"]*"[^>]*>.*?</aside>', re.DOTALL)
PART = re.compile(r'(<div\b[^>]*\bid="map-part")')
FINDER = re.compile(
    r'(<form\b[^>]*\baction=")[^"]*("[^>]*\bdata-pin=.*?<span>).*?(</span>.*?<button\b[^>]*>).*?(</button>)', re.DOTALL
)
LAYER = re.compile(rf'href="((?:/\w\w)?{PATH})\?([^"]*\blayer=[^"&]+)[^"]*"')
ANSWERED = re.compile(r' data-(?:part|rows)="[^"]*"')  # where a server has what follows a choice: a file is whole
SAMPLE = "lahore"


def without_pins(html: str, links: Links, language: str, live: bool = True) -> str:
    """The map page, as the application writes it, with nothing that only a server can do.

    live: whether its map answers to a click.
    """
    page = links.find(Address(f"{DISTRICTS}{SAMPLE}", language=language))
    opened = escape(links.to_file(page).replace(SAMPLE, "#")) if page else ""
    told = (
        say(
            "Click on a district of the map, or search for one, to open its page. This copy of the site consists of "
            "files: pins, and two layers side by side, need a running dashboard."
        )
        if live
        else say(
            "Search for a district to open its page. This copy of the site consists of files: pins, two layers side "
            "by side, and a map that answers to a click need a running dashboard."
        )
    )
    words = escape(say("Find a district")), escape(say("Find"))
    html = PANEL.sub(lambda _: f'<aside class="map-panel"><p>{escape(told)}</p></aside>', html)
    html = FINDER.sub(lambda found: f"{found[1]}{engine.PATH}{found[2]}{words[0]}{found[3]}{words[1]}{found[4]}", html)
    html = ANSWERED.sub("", html)
    html = LAYER.sub(lambda found: f'href="{found[1]}?{_layer(found[2])}"', html)
    return PART.sub(rf'\1 data-open="{opened}"', html, count=1)


def _layer(query: str) -> str:
    """Of a query, the layer alone: a file holds one choice."""
    return next(part for part in query.replace("&amp;", "&").split("&") if part.startswith("layer="))
