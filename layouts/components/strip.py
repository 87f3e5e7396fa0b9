"""A strip of all districts: one thin line each, those of the province darker, one district bold, the country dashed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from dash import html

from dashboard.plots import theme
from dashboard.summaries.pinned import Standing

WIDE, HIGH = 300, 36  # pixels


def strip(stands: Standing, told: str) -> html.Img:
    """The strip as a picture; `told` says in words what it shows."""
    low, high = 0.0, max(10.0, *stands.shares)

    def lines(values: Iterable[float], top: int, bottom: int) -> str:
        at = sorted({round(2 + (WIDE - 4) * (value - low) / (high - low), 1) for value in values})
        return "".join(f"M{x:g} {top}V{bottom}" for x in at)

    def path(d: str, colour: str, width: float, more: str = "") -> str:
        return f'<path d="{d}" stroke="{colour}" stroke-width="{width}"{more}/>'

    inside = (
        path(f"M0 {HIGH - 4}H{WIDE}", theme.LINE, 1),
        path(lines(stands.shares, 14, HIGH - 4), theme.GREY, 1),
        path(lines(stands.own, 10, HIGH - 4), theme.COLOURS["services"], 1.4),
        path(lines([stands.nation["value"]], 2, HIGH), theme.MUTED, 1.4, ' stroke-dasharray="3 2"'),
        path(lines([stands.row["value"]], 4, HIGH - 2), theme.INK, 4),
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" fill="none">{"".join(inside)}</svg>'
    picture = "data:image/svg+xml," + quote(svg, safe=" ='/:;,()<>!").replace("<", "%3C").replace(">", "%3E")
    return html.Img(src=picture, alt=told, width=WIDE, height=HIGH, className="strip")
