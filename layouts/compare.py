"""Compare: any provinces side by side on any set of indicators, chosen by links, so that the address is the choice."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.geography import gazetteer, regions
from dashboard.i18n import say
from dashboard.selection import PROVINCES, Filter, Selection, options
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Reading
from layouts.components import place, prose
from layouts.components.card import card

PATH = "/compare"
INDICATOR = Filter(
    "indicator",
    "Indicators",
    lambda: options((m.id, say(m.name)) for m in place_profiles.INDICATORS.values()),
    many=True,
)
PAIRS = (
    ("punjab", "sindh"),
    ("khyber-pakhtunkhwa", "balochistan"),
    ("sindh", "balochistan"),
    ("punjab", "islamabad"),
    ("azad-jammu-kashmir", "gilgit-baltistan"),
)


def chosen(selection: Selection) -> tuple[list[str], list[str], list[str]]:
    """(provinces, indicators, complaints) of a selection; every indicator where none is chosen."""
    text = selection.provinces or selection.province
    codes, wrong = PROVINCES.resolve(text)
    named, odd = INDICATOR.resolve(selection.indicator)
    complaints = [complaint for complaint in (wrong, odd) if complaint]
    return (
        [c for c in codes.split(",") if c],
        [n for n in named.split(",") if n] or [*place_profiles.INDICATORS],
        complaints,
    )


def address(selection: Selection, codes: list[str], indicators: list[str]) -> str:
    """Where a choice stands; all indicators need no parameter."""
    every = len(indicators) in (0, len(place_profiles.INDICATORS))
    wanted = replace(
        Selection(borders=selection.borders, lang=selection.lang),
        provinces=",".join(codes),
        indicator="" if every else ",".join(indicators),
    )
    return PATH + wanted.to_search()


def chips(label: str, names: dict[str, str], on: list[str], link: dict[str, str], least: int = 0) -> html.Div:
    """One link for each value: a chosen one takes it out (unless `least` are left), another puts it in."""
    items = []
    for value, name in names.items():
        here = value in on
        if here and len(on) <= least:
            items.append(html.Li(html.Span(name, className="chip chosen")))
            continue
        sign = html.Span("✕" if here else "+", **{"aria-hidden": "true"})
        told = say("Take out {name}", name=name) if here else say("Add {name}", name=name)
        items.append(
            html.Li(
                html.A(
                    [name, " ", sign] if here else [sign, " ", name],
                    href=link[value],
                    className="chip chosen" if here else "chip",
                    **{"aria-label": told},
                )
            )
        )
    return html.Div([html.P(label, className="chips-label"), html.Ul(items, className="chips")])


def choice(selection: Selection, codes: list[str], indicators: list[str]) -> html.Nav:
    """The chips of provinces and indicators."""
    places = {code: say(name) for code, name in gazetteer.provinces().items()}
    measures = {name: say(measure.name) for name, measure in place_profiles.INDICATORS.items()}
    other_places = {
        code: address(
            selection,
            [c for c in codes if c != code] if code in codes else [c for c in places if c in codes or c == code],
            indicators,
        )
        for code in places
    }
    other_measures = {
        name: address(selection, codes, [m for m in measures if (m in indicators) != (m == name)]) for name in measures
    }
    parts: list[Component] = [chips(say("Provinces"), places, codes, other_places)]
    if len(codes) > 1:
        parts.append(
            html.Details(
                [
                    html.Summary(say("Indicators: {n} of {of}", n=len(indicators), of=len(measures))),
                    chips(
                        say("Take out or add; without a choice all are shown."), measures, indicators, other_measures, 1
                    ),
                    html.P(html.A(say("All indicators"), href=address(selection, codes, []))),
                ],
                className="cite",
                open=len(indicators) < len(measures),
            )
        )
    return html.Nav(parts, className="choice", **{"aria-label": say("What is compared")})


def furthest(codes: list[str], indicators: list[str]) -> tuple[Reading, Reading] | None:
    """The readings of the two places furthest apart in one share, of all that were chosen."""
    best: tuple[float, Reading, Reading] | None = None
    for name in indicators:
        here = [
            reading
            for reading in (place_profiles.reading(name, code) for code in codes)
            if reading.known and reading.row["unit"] == "percent"
        ]
        if len(here) > 1:
            high = max(here, key=lambda reading: reading.row["value"])
            low = min(here, key=lambda reading: reading.row["value"])
            size = high.row["value"] - low.row["value"]
            if best is None or size > best[0]:
                best = (size, high, low)
    return best[1:] if best else None


def lead(codes: list[str], indicators: list[str]) -> str:
    """Where the chosen places lie furthest apart; or that nothing is known of two of them."""
    found = furthest(codes, indicators)
    if found is None:
        return say("None of these shares was published for two of these places: not reported is not zero.")
    high, low = found
    return say(
        "They lie furthest apart in “{what}”: {high} in {top}, {low} in {bottom}.",
        what=high.name,
        high=place_profiles.said_of(high.row),
        top=high.row["geography"],
        low=place_profiles.said_of(low.row),
        bottom=low.row["geography"],
    )


def side_by_side(codes: list[str], indicators: list[str]) -> html.Div:
    """Indicators by places: value, n of N, difference of two places or distance of each from the country."""
    names = [say(gazetteer.provinces()[code]) for code in codes]
    pair = len(codes) == 2
    rows = []
    for indicator in indicators:
        readings = [place_profiles.reading(indicator, code) for code in codes]
        nation = readings[0].nation
        cells: list[place.Cell] = [place.head(readings[0].long, readings[0].when)]
        for reading in readings:
            away = "" if pair else place_profiles.away(reading.row, nation, say("Pakistan"))
            cells.append([*place.value(reading.row), place.apart(away)])
        if pair:
            cells.append(place_profiles.away(readings[0].row, readings[1].row, names[1]) or "–")
        cells.append(place.value(nation))
        rows.append(cells)
    difference = [say("{place} compared", place=names[0])] if pair else []
    headings = [say("Indicator"), *names, *difference, say("Pakistan")]
    caption = say("{places} side by side", places=i18n.listing(names))
    return place.table(caption, headings, rows, "compare")


def start(codes: list[str], selection: Selection) -> list[Component | None]:
    """What the page is for, and pairs to begin with."""
    pairs = [(codes[0], other) for other in regions.bordering(codes[0])] if codes else PAIRS
    rows = []
    for pair in pairs:
        name = i18n.listing([say(gazetteer.provinces()[code]) for code in pair])
        found = furthest(list(pair), [*place_profiles.INDICATORS])
        told = say("nothing was published for both")
        if found:
            high, low = found
            told = say(
                "{what}: {high} in {top}, {low} in {bottom}",
                what=high.name,
                high=place_profiles.said_of(high.row),
                top=high.row["geography"],
                low=place_profiles.said_of(low.row),
                bottom=low.row["geography"],
            )
        rows.append([html.A(name, href=address(selection, list(pair), [])), told])
    four = [*gazetteer.provinces()][:4]
    words = prose.page("compare")
    lead = prose.lead(words)
    if codes:
        chosen = say(gazetteer.provinces()[codes[0]])
        lead = html.P(say("{place} is chosen: add another to see them side by side.", place=chosen), className="lead")
    return [
        lead,
        choice(selection, codes, [*place_profiles.INDICATORS]),
        html.H2(say("Good pairs to begin with")),
        place.table(
            say("Pairs of neighbours or of a kind, and where they lie furthest apart"),
            ("Pair", "Furthest apart in"),
            rows,
            "pairs",
        ),
        html.P(html.A(say("The four provinces side by side"), href=address(selection, four, []))),
        place.signs(),
    ]


def content(selection: Selection) -> list[Component | None]:
    """The choice, the table and the card; or how to begin."""
    codes, indicators, complaints = chosen(selection)
    notices = [html.P(complaint, className="callout") for complaint in complaints]
    if len(codes) < 2:
        return [html.H1(say("Compare provinces")), *notices, *start(codes, selection)]
    names = i18n.listing([say(gazetteer.provinces()[code]) for code in codes])
    view = CHARTS["provincial-disparities"].at(Selection(provinces=",".join(codes), lang=selection.lang))
    profiles: list[Component | str] = [place.province(code, selection) for code in codes]
    return [
        html.H1(say("{places} side by side", places=names)),
        *notices,
        html.P(lead(codes, indicators), className="lead"),
        choice(selection, codes, indicators),
        side_by_side(codes, indicators),
        place.signs(),
        html.P([say("None of these indicators counts victims. More of each: "), *place.joined(profiles), "."]),
        html.Div([card(view, selection)], className="cards"),
    ]
