"""Corrections in words: on the page of a chart, above a frozen embed, and in place of a withdrawn one."""

from __future__ import annotations

from dash import html

from dashboard import addresses, i18n, site
from dashboard.chart import View
from dashboard.i18n import say
from dashboard.topics import errata

FIRST = 2  # corrections that stand above a frozen embed; the page of the chart has them all
OUT = {"target": "_blank", "rel": "noopener"}  # an embed must not open pages inside its frame
ANCHOR = "corrections"


def item(change: dict[str, str]) -> html.Li:
    """One correction: its day, what is said now, and why."""
    day = html.Time(i18n.period(change["date"]), dateTime=change["date"])
    kind = say("Withdrawn") if change["kind"] == errata.WITHDRAWN else say("Corrected")
    return html.Li([day, f" · {kind}: {say(change['change'])} ", html.Span(say(change["why"]), className="fine")])


def folded(slug: str) -> html.Details | None:
    """What was corrected in a chart, behind a summary; None where nothing was."""
    changes = errata.of_chart(slug)
    if not changes:
        return None
    summary = say("Corrections of this chart: {n}", n=len(changes))
    return html.Details(
        [
            html.Summary(summary),
            html.Ul([item(change) for change in changes]),
            html.P(html.A(say("All corrections"), href="/method#changes")),
        ],
        id=ANCHOR,
        className="cite cite-view",
    )


def state(version: str, view: View, later: list[dict[str, str]]) -> html.Div:
    """Above a frozen embed that is not of the present data version: which one it is, and what was corrected since."""
    full = site.address(addresses.page(view))
    words = [
        say("This is the state of data version {version}. ", version=version),
        html.A(say("See the present one"), href=full, **OUT),
        ".",
    ]
    if not later:
        return html.Div(words, className="notice")
    more = len(later) - FIRST
    rest = say("More corrections: {n}", n=more) if more > 0 else ""
    return html.Div(
        [
            *words,
            html.Ul([item(change) for change in later[:FIRST]]),
            html.A(rest, href=f"{full}#{ANCHOR}", **OUT) if rest else None,
        ],
        className="notice",
    )


def withdrawn(change: dict[str, str], full: str) -> html.Article:
    """In place of a frozen embed that is no longer served: when and why, and the way to the present one."""
    return html.Article(
        [
            html.H1(say("This picture was withdrawn")),
            html.P(
                say(
                    "It was withdrawn on {day} to protect people. {why}",
                    day=i18n.period(change["date"]),
                    why=say(change["change"]),
                )
            ),
            html.P(html.A(say("See the present one"), href=full, **OUT), className="links"),
        ]
    )
