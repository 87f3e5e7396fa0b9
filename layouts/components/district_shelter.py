"""What the page of a district says of shelters: the answer first, then its figures."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from dashboard.topics import shelters
from layouts.components import observations as citations
from layouts.components import place


def answer(code: str) -> tuple[str, str]:
    """Is there a shelter here? (the answer, what belongs to it)."""
    known, name = place_profiles.shelter(code), gazetteer.names()[code]
    home = gazetteer.home(code)
    province = say(gazetteer.provinces()[home])
    when = i18n.period(known.row["period"])
    named = say("last named {when}", when=when) if known.row["period"] else say("without a date")
    if known.by_count:
        return (
            say(
                "The Human Rights Commission of Pakistan reported that in {when} every district of {province} had a "
                "women’s shelter.",
                province=province,
                when=when,
            ),
            say("No source used here has confirmed it for {place} since.", place=name),
        )
    if known.category == shelters.KNOWN:
        since = say("No source used here has confirmed it since.")
        return (
            say("A shelter was named in {place}: {named}.", place=name, named=named),
            f"{say(known.row['caveat'])} {since}" if known.row["caveat"] else since,
        )
    if known.category == shelters.NGO:
        return (
            say(
                "A shelter run by a non-governmental organisation is named in {place}, {named}. No source "
                "names a government shelter there.",
                place=name,
                named=named,
            ),
            place_profiles.tally(home),
        )
    if known.category == shelters.CENTRE:
        return (
            say(
                "A centre for women is named in {place}, {named}; whether it has beds is not always said.",
                place=name,
                named=named,
            ),
            i18n.sentence(known.row["note"]),
        )
    if known.category == shelters.NONE:
        return say(
            "No: the list of {province} is complete, and {place} is not on it.", province=province, place=name
        ), place_profiles.tally(home)
    if known.category == shelters.UNNAMED:
        return (
            say(
                "No source used here names a women’s shelter in {place}. That does not mean that it has none.",
                place=name,
            ),
            place_profiles.tally(home),
        )
    return (
        say("Not reported: no source used here counts or names a women’s shelter in {place}.", place=name),
        say("On shelters in {province} the report gives no figure: that is not zero.", province=province),
    )


def shelter(code: str, selection: Selection) -> html.Section:
    """The first question of a reader, answered."""
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
                    place=gazetteer.names()[unit],
                    when=i18n.period(when),
                )
            )
        )
    title = (
        say("The nearest other districts with a named one")
        if known.found
        else say("The nearest districts with a named one")
    )
    parts += [
        html.P(title + ":"),
        html.Ol([place.found(near, selection) for near in place_profiles.nearest(code)], className="facts"),
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
    return html.Section([html.H2(say("Is there a women’s shelter here?")), *parts], className="answer-box")


def names(code: str) -> html.P | None:
    """Other names of the district, and the districts drawn as it."""
    parts, others = place_profiles.parts(code), place_profiles.other_names(code)
    told = []
    if parts:
        told.append(say("Drawn as one, counted apart today: {names}.", names=i18n.listing(parts)))
    if others:
        told.append(say("Sources also write, for it or a district made from it: {names}.", names=i18n.listing(others)))
    return html.P(" ".join(told), className="fine") if told else None


def shelter_facts(code: str) -> html.Section | None:
    """Every figure on shelters, centres and safe houses of the district: named since when, by whom."""
    entries = place_profiles.of_shelters(code)
    if not entries:
        return None
    items = [citations.statement(place_profiles.sentence(entry, code), entry.id) for entry in entries]
    return html.Section([html.H2(say("Named when, and by whom")), html.Ul(items, className="facts")], className="part")
