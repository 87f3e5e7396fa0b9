"""Proposals: what the report proposes, to whom, and what is known to have happened since."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import site
from dashboard.charts import CHARTS
from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.topics import proposals
from dashboard.topics.proposals import HEADINGS, KINDS, Proposal
from layouts import embed
from layouts.components import controls, ids, prose
from layouts.components import observations as citations
from layouts.components.card import card

LIST = proposals.PATH.rstrip("/")


def content(selection: Selection) -> list[Component | None]:
    """The counts, the filters, a record for each proposal that fits, and the chart of whom they address."""
    words = prose.page("proposals")
    actor, _ = proposals.ACTOR.resolve(selection.actor)
    heading, _ = proposals.HEADING.resolve(selection.heading)
    found = proposals.chosen(actor, heading)
    return [
        html.H1(words.title),
        prose.lead(words),
        form(selection),
        html.P(told(found, actor, heading), className="list-count"),
        *groups(found),
        nothing() if not found else None,
        html.Div(card(CHARTS["proposals-by-actor"].at(selection), selection, offered=False), className="beside-list"),
        prose.section(words, "unknown", kind="unknown"),
    ]


def form(selection: Selection) -> html.Form:
    """The filters of the list."""
    return html.Form(
        [
            *controls.kept(selection, "actor", "heading"),
            controls.select(proposals.ACTOR, selection, ids.PAGE),
            controls.select(proposals.HEADING, selection, ids.PAGE),
            controls.button(),
            html.A(say("Show all"), href=LIST, className="show-all"),
        ],
        method="get",
        action=LIST,
        className="list-filters",
        role="search",
        autoComplete="off",
        **{"aria-label": say("Filters of this list")},
    )


def told(found: Sequence[Proposal], actor: str, heading: str) -> str:
    """How many proposals fit what was chosen."""
    chosen = [proposals.ACTOR.call(actor)] if actor else []
    chosen += [proposals.HEADING.call(heading)] if heading else []
    count = say("{n} of {of} proposals", n=len(found), of=len(proposals.everything()))
    return f"{count}: {' · '.join(chosen)}" if chosen else count


def groups(found: Sequence[Proposal]) -> list[Component]:
    """The records under the headings of the report."""
    parts: list[Component] = []
    for slug, name in HEADINGS.items():
        under = [proposal for proposal in found if proposal.heading == slug]
        if under:
            parts.append(html.H2(f"{under[0].section} {say(name)}", id=slug))
            parts.append(html.Div([record(proposal) for proposal in under], className="records"))
    return parts


def nothing() -> html.P:
    """What stands where no proposal fits."""
    return html.P(
        [say("No proposal under this heading addresses this actor. "), html.A(say("Show all proposals"), href=LIST)],
        className="callout",
    )


def record(proposal: Proposal) -> html.Article:
    """A proposal as a card of the list, with its own address."""
    return html.Article(
        [
            html.P(f"{proposal.id} · {proposal.locator}", className="kicker"),
            html.H3(html.A(say(proposal.title), href=proposal.path)),
            html.P(say(proposal.text)),
            details(proposal),
            html.P(
                [
                    html.A(
                        say("Link"),
                        href=proposal.path,
                        className="action",
                        **{"aria-label": say("Link to {name}", name=proposal.id)},
                    ),
                    html.A(
                        say("Embed"),
                        href=f"{proposal.path}#embed",
                        className="action",
                        **{"aria-label": say("Embed {name}", name=proposal.id)},
                    ),
                ],
                className="actions",
            ),
        ],
        className="record",
    )


def details(proposal: Proposal) -> html.Dl:
    """Who, what kind, which figures, what repeats it, what happened since."""
    rows: list[tuple[str, object]] = [
        ("Addressed to", _actors(proposal)),
        ("Kind of step", say(", ".join(say(KINDS[kind]) for kind in proposal.kinds))),
    ]
    if proposal.figures:
        rows.append(("Figures on it", _joined([citations.reference(figure_id) for figure_id in proposal.figures])))
    if proposal.same_as:
        links = [html.A(proposals.find(i).name, href=proposals.find(i).path) for i in proposal.same_as]
        rows.append(("Says the same", _joined(links)))
    rows.append(("Since then", since(proposal)))
    if proposal.note:
        rows.append(("Note", say(proposal.note)))
    return html.Dl([part for name, text in rows for part in (html.Dt(say(name)), html.Dd(text))])


def _actors(proposal: Proposal) -> list[object]:
    links: list[object] = [
        html.A(proposals.actor(slug), href=f"{LIST}?actor={slug}") for slug in proposals.addressed(proposal)
    ]
    return _joined(links)


def _joined(parts: Sequence[object]) -> list[object]:
    return [piece for i, part in enumerate(parts) for piece in ((", " if i else ""), part)]


def since(proposal: Proposal) -> list[object]:
    """What is known to have happened, with its figures and sources; or that nothing is."""
    if not proposal.since:
        return [say("Nothing found in the sources used.")]
    found: list[object] = [html.Strong(say(proposal.progress.capitalize())), ". ", say(proposal.since).rstrip(".")]
    found += citations.references(*proposal.since_figures)
    ids = {i: observations.find(i) for i in proposal.since_figures}
    links = {
        record["id"]: citations.source_link(
            record["publisher"] + (f" ({record['published'][:4]})" if record["published"] else ""),
            record,
            title=record["title"],
        )
        for entry in ids.values()
        for record in citations.records(entry)
    }
    return [*found, ". ", say("Source: "), *_joined(list(links.values()))]


def page(proposal_id: str) -> list[Component | None]:
    """One proposal: its record, the figures on it, its neighbours, and what to paste to embed it."""
    proposal = proposals.find(proposal_id)
    figures = [observations.find(i) for i in dict.fromkeys((*proposal.figures, *proposal.since_figures))]
    return [
        html.P(
            [
                html.A(say("All proposals"), href=LIST),
                " · ",
                html.A(say(HEADINGS[proposal.heading]), href=f"{LIST}?heading={proposal.heading}"),
            ],
            className="question",
        ),
        html.H1(proposal.name),
        html.P(say(proposal.text), className="lead"),
        html.Article([details(proposal), html.P(embed.origin(proposal), className="sources")], className="record"),
        html.H2(say("Figures on it")),
        citations.table(say("Figures that bear on {name}", name=proposal.id), figures, "figures")
        if figures
        else html.P(say("No figure published here bears on it.")),
        html.H2(say("Embed this proposal"), id="embed"),
        html.P(
            [
                say(
                    "Paste this into your page. The frame sets no cookie, asks no other site and grows with its "
                    "content. "
                ),
                html.A(say("See the embed"), href=embed.under(proposal)),
            ]
        ),
        html.Pre(html.Code(embed.record_snippet(proposal)), className="snippet", tabIndex=0),
        html.P(
            [say("Address of this record: "), html.A(site.address(proposal.path), href=proposal.path)],
            className="sources",
        ),
        html.Nav(_neighbours(proposal), className="neighbours", **{"aria-label": say("Other proposals")}),
    ]


def _neighbours(proposal: Proposal) -> list[Component]:
    before, after = proposals.beside(proposal)
    found: list[Component] = []
    if before:
        found.append(html.A([html.Span(say("Before: ")), before.name], href=before.path, rel="prev"))
    if after:
        found.append(html.A([html.Span(say("Next: ")), after.name], href=after.path, rel="next"))
    return found
