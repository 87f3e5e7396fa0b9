"""One card for somebody else's page: the view, its words, its table behind a disclosure, the way to the full chart."""

from __future__ import annotations

from dataclasses import dataclass

from dash import dcc, html

from dashboard import theme
from dashboard.chart import View
from dashboard.selection import Selection
from dashboard.words import say
from layouts import card, controls, ids

THEMES = ("light", "dark", "auto")


@dataclass(frozen=True)
class Flags:
    """How an embed looks: its colours, without frame, without script, and the filters it offers."""

    theme: str = "light"
    plain: bool = False
    static: bool = False
    controls: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: dict[str, str]) -> Flags:
        """Unknown values fall back; a flag is on when it is there and not 0 or false."""
        on = {name: query.get(name, "0").lower() not in ("0", "false", "no") for name in ("plain", "static")}
        wanted = tuple(name for name in query.get("controls", "").split(",") if name)[:12]
        colours = query.get("theme", "light")
        return cls(colours if colours in THEMES else "light", on["plain"], on["static"], wanted)

    def to_query(self) -> dict[str, str]:
        """Only what differs from the default."""
        found = {"theme": self.theme if self.theme != "light" else "", "plain": "1" if self.plain else "",
                 "static": "1" if self.static else "", "controls": ",".join(self.controls)}  # fmt: skip
        return {name: value for name, value in found.items() if value}


def article(view: View, selection: Selection, flags: Flags, full: str) -> html.Article:
    """The embed's only element; `full` is the whole address of the chart's page."""
    slug = view.chart.slug
    offered = [f for f in view.chart.parameters if f.name in flags.controls and not f.many]
    return html.Article(
        [
            html.P(say(theme.THEMES[view.chart.theme]), className="kicker"),
            html.H1(view.title),
            html.P(view.subtitle, className="subtitle"),
            html.Form([*[controls.select(f, selection, slug) for f in offered],
                       *([html.Noscript(html.Button(say("Show"), type="submit"))] if offered else [])],
                      method="get", className="controls") if offered else None,
            html.Ul(card.legend(view.legend), className="legend") if view.legend else None,
            html.Figure(dcc.Graph(id=ids.part("figure", slug), className="map" if view.chart.aspect else "bars")),
            html.Div(card.listing(view), className="listing") if card.listing(view) else None,
            html.P(view.n, className="n") if view.n else None,
            html.Ul([html.Li(note) for note in view.notes], className="notes"),
            html.P(card.sources(view), className="sources"),
            html.Details([html.Summary(say("Table")), html.Div(card.table(view), className="table-frame", tabIndex=0)]),
            html.P(
                [
                    html.A(say("Full chart and data"), href=full, target="_blank", rel="noopener"),
                    html.A("CSV", href=full.replace(f"/charts/{slug}", f"/charts/{slug}.csv"), target="_blank",
                           rel="noopener"),
                    html.Button(say("Make interactive"), id="ask", hidden=True) if not flags.static else None,
                ],
                className="links",
            ),
        ],
        className=f"theme-{view.chart.theme}",
    )  # fmt: skip
