"""The static pictures of a chart in their frame: what a reader sees until the chart is touched."""

from __future__ import annotations

from html import escape

from dashboard import addresses, built_assets
from dashboard.chart import View
from dashboard.export import pin_marks, tabular
from dashboard.i18n import say
from layouts.components.html_writer import css

NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'  # a file needs it, a page in HTML does not


def frame(view: View, svgs: list[str], name: str = "", live: bool = True) -> str:
    """The frame of a chart as HTML, with its pictures inside; the browser draws the chart where there are none.

    svgs: the narrow picture and, where there is one, the wide one. name: the id of the frame, if it needs one. live:
    whether the browser brings the chart to life, from `data-figure` (assets/site/live.js). Pins lie above both, so that
    a chart that is live stays so when a district is pinned.
    """
    pinned = bool(view.chart.pinned and view.shape)
    shown = view.bare if pinned else view
    kinds = ["picture", "picture narrow", "picture wide"][bool(svgs[1:]) :]
    pictures = "".join(
        svg.replace(NAMESPACE, "", 1).replace(
            "<svg ", f'<svg class="{kind}" role="img" aria-label="{escape(view.alt)}" ', 1
        )
        for svg, kind in zip(svgs, kinds, strict=False)
    )
    shape = " ".join(["figure", *["map"] * view.chart.map, *["shaped"] * bool(view.shape)])
    style = ";".join(f"{key}:{value}" for key, value in css(tabular.size(view)).items())
    more = f' id="{name}"' if name else ""
    more += "" if svgs else f' role="img" aria-label="{escape(view.alt)}"'
    figure = f' data-figure="{escape(addresses.file(shown, "figure.json"))}"' if live else ""
    framed = f'<div class="{shape}"{more} style="{style}"{figure}>{pictures}</div>'
    whole = f'<div class="pinned">{framed}{pin_marks.svg(view)}</div>' if pinned else framed
    return whole + (tapped() if view.chart.map else "")


def tapped() -> str:
    """The part under a map that tells what a finger touches, on narrow screens (assets/site/taps.js); "" without it."""
    script = built_assets.address("taps.js")
    if not script:
        return ""
    return (
        f'<div class="tapped" data-script="{script}" style="text-align:start" hidden><label class="control">'
        f'{escape(say("A place on the map"))}<select class="form-select"></select></label>'
        '<p role="status" style="white-space:pre-line"></p></div>'
    )
