"""One card for somebody else's page: the view, its words, its table behind a disclosure, the way to the full chart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from urllib.parse import parse_qsl, urlencode

from dash import dcc, html

from dashboard import addresses, built_assets, i18n, site
from dashboard.chart import Chart, View
from dashboard.data import observations, provenance, tables
from dashboard.export import card_image, citation
from dashboard.i18n import say
from dashboard.plots import theme
from dashboard.selection import Selection
from dashboard.topics import proposals
from dashboard.topics.proposals import Proposal
from layouts.components import card, chart_keys, controls, ids, leaving

THEMES = ("light", "dark", "auto")
RECORD_HEIGHT = 420  # CSS pixels a record is about high before it has told its own height


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

    def of(self, chart: Chart) -> Flags:
        """The same, offering only filters that `chart` has, in its order."""
        return replace(self, controls=tuple(f.name for f in chart.parameters if f.name in self.controls and not f.many))

    def to_query(self) -> dict[str, str]:
        """Only what differs from the default."""
        found = {
            "theme": self.theme if self.theme != "light" else "",
            "plain": "1" if self.plain else "",
            "static": "1" if self.static else "",
            "controls": ",".join(self.controls),
        }
        return {name: value for name, value in found.items() if value}


def article(view: View, selection: Selection, flags: Flags, full: str, alone: bool = False) -> html.Article:
    """The embed's only element; `full` is the whole address of the chart's page.

    alone: it stands in a file of its own, which nothing surrounds, and says how to cite it.
    """
    slug = view.chart.slug
    offered = [f for f in view.chart.parameters if f.name in flags.controls and not f.many]
    return html.Article(
        [
            leaving.of_frame(view.chart) if not alone else None,
            html.P(say(theme.THEMES[view.chart.theme]), className="kicker"),
            html.H1(view.title),
            html.P(view.subtitle, className="subtitle"),
            html.Form(
                [
                    *controls.kept(selection, *[f.name for f in offered]),
                    *[controls.unseen(name, value) for name, value in flags.to_query().items()],
                    *[controls.select(f, selection, slug) for f in offered],
                    *([html.Noscript(html.Button(say("Show"), type="submit"))] if offered else []),
                ],
                method="get",
                className="controls",
            )
            if offered
            else None,
            html.Ul(card.legend(view.legend), className="legend") if view.legend else None,
            html.Figure(dcc.Graph(id=ids.figure(slug))),
            html.Div(card.listing(view), className="listing") if card.listing(view) else None,
            html.P(view.n, className="n") if view.n else None,
            html.Ul([html.Li(note) for note in view.notes], className="notes"),
            html.P(card.sources(view), className="sources"),
            html.P(citation.text(view, full), className="sources") if alone else None,
            html.Details([html.Summary(say("Table")), html.Div(card.table(view), className="table-frame", tabIndex=0)]),
            html.P(
                [
                    html.A(say("Full chart and data"), href=full, target="_blank", rel="noopener"),
                    html.A(
                        "CSV",
                        href=full.replace(f"/charts/{slug}", f"/charts/{slug}.csv"),
                        target="_blank",
                        rel="noopener",
                    ),
                    html.Button(say("Make interactive"), id="ask", hidden=True) if not flags.static else None,
                    chart_keys.player(view, hidden=True) if not flags.static else None,
                ],
                className="links",
            ),
            *([] if flags.static else keyboard(view)),
        ],
        className=f"theme-{view.chart.theme}",
    )


def keyboard(view: View) -> list[html.P]:
    """What a chart in an embed is walked and heard with: how, and the region that tells its marks."""
    sound = built_assets.address("sound.js") if view.drawn.heard else ""
    return [
        chart_keys.how(built_assets.address("keys.js"), sound),
        html.P(id="told", role="status", className="hidden"),
    ]


def search(view: View, flags: Flags) -> str:
    """The query string of an embed: that of its view and its flags."""
    query = [*parse_qsl(view.search.lstrip("?")), *flags.to_query().items()]
    return "?" + urlencode(query, safe=",") if query else ""


def height(view: View) -> int:
    """CSS pixels an embed is about high before it has told its own height."""
    drawn = card_image.card_size(view)[1]
    return drawn + 300 + 18 * len(view.notes)


def snippet(view: View, flags: Flags, width: str = "100%", pixels: int = 0, keep: bool = False) -> str:
    """What a page pastes: a titled, lazy frame, a picture for readers without frames, and a link.

    keep: the frame shows the present data version for ever, instead of following corrections.
    """
    under = f"/v/{view.version}" if keep else ""
    source = site.address(f"{under}/embed/{view.chart.slug}{search(view, flags)}")
    image = site.address(site.asking(addresses.download(view, "png"), size="full"))
    return (
        f'<iframe src="{escape(source)}" title="{escape(view.title)}" loading="lazy" '
        f'width="{width.removesuffix("px")}" height="{pixels or height(view)}" style="border:0;width:{width}" '
        f'sandbox="allow-scripts allow-popups allow-forms"></iframe>'
        f'<noscript><img src="{escape(image)}" alt="{escape(view.alt)}" style="max-width:100%"></noscript>'
        f'<p><a href="{escape(site.address(addresses.page(view)))}">{escape(view.title)}</a></p>'
        f'<script async src="{escape(site.address("/embed.js"))}"></script>'
    )


def under(proposal: Proposal) -> str:
    """Where the embed of a proposal is."""
    return f"/embed{proposal.path}"


def origin(proposal: Proposal) -> list[html.A | str]:
    """The source of a record, its licence and the data version."""
    found: list[html.A | str] = [say("Source: ")]
    for record in tables.sources(provenance.parts(proposal.source)):
        found += [
            html.A(
                f"{record['publisher']}, {record['title']} ({record['published']})",
                href=record["url"],
                target="_blank",
                rel="noreferrer",
            ),
            f", {proposal.locator}. ",
        ]
    return [
        *found,
        say("Told in our words. Licence: "),
        html.A("CC BY 4.0", href=citation.LICENCE_URL, target="_blank", rel="noreferrer"),
        say(". Data version {version}.", version=tables.version()),
    ]


def record(proposal: Proposal) -> html.Article:
    """A proposal for somebody else's page: words only, with source, address and licence."""
    full = site.address(proposal.path)
    actors = i18n.comma().join(proposals.actor(slug) for slug in proposals.addressed(proposal))
    later = say(
        "{progress}. {what}", progress=say(proposal.progress.capitalize()), what=say(proposal.since).rstrip(".")
    )
    told = [say("Since then: "), later if proposal.since else say("nothing found in the sources used.")]
    figures = [observations.find(i) for i in proposal.since_figures]
    linked = [
        part
        for i, entry in enumerate(figures)
        for part in (
            ", " if i else " (",
            html.A(entry.id, href=site.address(entry.path), target="_blank", rel="noopener"),
        )
    ]
    return html.Article(
        [
            html.P(
                f"{say('What the report proposes')} · {say(proposals.HEADINGS[proposal.heading])}", className="kicker"
            ),
            html.H1(proposal.name),
            html.P(say(proposal.text)),
            html.P([say("Addressed to: "), actors], className="n"),
            html.P([*told, *linked, ")." if linked else ""], className="n"),
            html.Ul([html.Li(say(proposal.note))], className="notes") if proposal.note else None,
            html.P(origin(proposal), className="sources"),
            html.P(html.A(full, href=full, target="_blank", rel="noopener"), className="links"),
        ],
        className="theme-context",
    )


def record_snippet(proposal: Proposal) -> str:
    """What a page pastes to show a proposal: a titled, lazy frame, and a link."""
    return (
        f'<iframe src="{escape(site.address(under(proposal)))}" title="{escape(proposal.name)}" loading="lazy" '
        f'width="100%" height="{RECORD_HEIGHT}" style="border:0;width:100%" '
        'sandbox="allow-scripts allow-popups"></iframe>'
        f'<p><a href="{escape(site.address(proposal.path))}">{escape(proposal.name)}</a></p>'
        f'<script async src="{escape(site.address("/embed.js"))}"></script>'
    )
