"""What the page of a district says of shelters: the answer first, then its figures."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles.shelters import answer
from layouts.components import observations as citations
from layouts.components import original, place


def shelter(code: str, selection: Selection) -> html.Section:
    """The first question of a reader, answered."""
    known = place_profiles.shelter(code)
    parts = original.beside(lambda: _answered(code, selection))
    title = (
        say("The nearest other districts with a named one")
        if known.found
        else say("The nearest districts with a named one")
    )
    parts += [
        html.P(title + ":"),
        html.Ol([place.found(near, selection) for near in place_profiles.nearest(code)], className="facts"),
        *original.beside(_warned),
    ]
    return html.Section([html.H2(say("Is there a women’s shelter here?")), *parts], className="answer-box")


def _warned() -> list[Component]:
    """What a reader must know of any shelter that is named."""
    return [
        place.unsafe(),
        html.P(
            say(
                "Distances are as the crow flies, between the middles of districts; the real way is longer. A nearer "
                "shelter may exist that no source names. Whether a shelter takes in women from "
                "elsewhere is not said."
            ),
            className="fine",
        ),
    ]


def _answered(code: str, selection: Selection) -> list[Component]:
    """Whether a shelter is named in the district, since when, and what was announced."""
    told, beside = answer(code)
    known = place_profiles.shelter(code)
    guest = place_profiles.counted_in(code)
    parts: list[Component] = [html.P([html.Strong(told), *citations.references(*known.ids[:3])], className="told")]
    if beside:
        parts.append(html.P(beside))
    parts += [html.P(told) for told in place_profiles.safe_houses(code)]
    if guest:
        parts.append(
            html.P(
                [
                    say("It is counted today as a part of "),
                    place.district(guest, selection),
                    ": ",
                    place_profiles.shelter(guest).told,
                    ".",
                ]
            )
        )
    for unit, when in place_profiles.announced(guest or code):
        parts.append(
            html.P(
                say(
                    "A shelter was announced for {place} by {when}; no source used here says that it opened.",
                    place=say(gazetteer.names()[unit]),
                    when=i18n.period(when),
                )
            )
        )
    return parts


def names(code: str) -> html.P | None:
    """Other names of the district, and the districts drawn as it."""
    parts, others = place_profiles.parts(code), place_profiles.other_names(code)
    told = []
    if parts:
        told.append(say("Drawn as one, counted apart today: {names}.", names=i18n.listing(parts)))
    if others:
        told.append(say("Sources also write, for it or a district made from it: {names}.", names=i18n.listing(others)))
    return html.P(" ".join(told), className="fine") if told else None


def shelter_facts(code: str) -> html.Details | None:
    """Every figure on shelters, centres and safe houses of the district: named since when, by whom."""
    entries = place_profiles.of_shelters(code)
    if not entries:
        return None
    items = [citations.statement(place_profiles.sentence(entry, code), entry.id) for entry in entries]
    summary = html.Summary([say("Named when, and by whom"), html.Span(f" {len(items)}", className="count")])
    return html.Details([summary, html.Ul(items, className="facts")], className="folded with-card")
