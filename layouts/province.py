"""One province or territory: where it stands, what is named in it, and what our sources do not have."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.data.row import Row
from dashboard.geography import gazetteer, regions
from dashboard.i18n import alphabetical, say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Reading
from layouts.components import observations as citations
from layouts.components import place, place_figures, place_map

CARDS = ("shelters-by-district", "provincial-disparities")


def description(code: str) -> str:
    """The page in a sentence, for search engines."""
    known = sum(reading.known for reading in place_profiles.readings(code))
    return say(
        "{place}: {n} of {of} indicators on shelters, women who decide, school and marriage, each beside the "
        "national figure; its districts; what our sources do not have.",
        place=say(gazetteer.provinces()[code]),
        n=known,
        of=len(place_profiles.INDICATORS),
    )


def lead(readings: list[Reading], name: str) -> str:
    """How much is known of the province."""
    known = [reading for reading in readings if reading.known]
    if len(known) < 3:
        return say(
            "{n} of {of} indicators has a figure for {place}. The others are not reported, which is not zero.",
            n=i18n.small(len(known)).capitalize(),
            of=len(readings),
            place=name,
        )
    return say("{n} of {of} indicators have a figure for {place}.", n=len(known), of=len(readings), place=name)


def _dotted(reading: Reading, name: str) -> tuple[Reading, list[tuple[str, str, Row]], list[Row]]:
    """An indicator as a row of dots, the other provinces without a name."""
    others = [place_profiles.reading(str(reading.row["category"]), code).row for code in gazetteer.provinces()]
    named = [("place", name, reading.row), ("nation", say("Pakistan"), reading.nation)]
    return reading, named, [row for row in others if row["geography"] != reading.row["geography"]]


def sheltered(code: str, name: str, selection: Selection) -> html.Section:
    """Shelters counted, in which edition; districts named; what was announced; how to read a missing name."""
    named, coming = place_profiles.shelters_in(code), place_profiles.announced(code)
    parts: list[Component] = [
        html.P(
            html.Strong(
                place_profiles.tally(code)
                or say(
                    "No source used here counts or names a women’s shelter in {place}: not reported, which is "
                    "not zero.",
                    place=name,
                )
            )
        )
    ]
    if named and named[0].by_count:
        ids = named[0].ids
        parts.append(
            html.P(
                [
                    say("Each of its {n} districts has one or more, says the source", n=len(named)),
                    *citations.references(*ids[:1]),
                    ".",
                ]
            )
        )
    elif named:
        where = [place.found(known, selection, far=False) for known in named]
        parts += [html.P(say("Districts that a source names, by all sources:")), *place.facts(where)]
    if coming:
        links = place.joined([place.district(known, selection) for known, _ in coming])
        parts.append(
            html.P(
                [
                    say("Announced by {when}, with no word since that they opened: ", when=i18n.period(coming[0][1])),
                    *links,
                    ".",
                ]
            )
        )
    if place_profiles.tally(code) and not (named and named[0].by_count):
        parts.append(html.P(say("A district that no source names may still have a shelter."), className="fine"))
    entries = place_profiles.of_shelters(code)
    if entries:
        parts.append(
            html.Details(
                [
                    html.Summary(say("Every count and note on shelters and centres here: {n}", n=len(entries))),
                    html.Ul(
                        [citations.statement(place_profiles.sentence(entry, code), entry.id) for entry in entries],
                        className="facts",
                    ),
                ],
                className="cite",
            )
        )
    return html.Section([html.H2(say("Shelters for women")), *parts], className="part")


def silent(readings: list[Reading], name: str) -> html.Section:
    """What our sources do not have of the province, and who counts it elsewhere."""
    missing = [reading for reading in readings if not reading.known]
    counters = dict.fromkeys(reading.counted_by for reading in missing)
    items = [
        html.Li(
            [
                html.Strong(
                    i18n.semicolon().join(
                        f"{reading.long} ({reading.when})" for reading in missing if reading.counted_by == who
                    )
                ),
                say(". Counted for other places by: {who}.", who=who.rstrip(".")),
            ]
        )
        for who in counters
    ]
    items.append(
        html.Li(
            say(
                "Victims of trafficking by province: no source used here counts them so. Where cases are "
                "counted, more of them may mean more police."
            )
        )
    )
    items.append(html.Li(say("How many beds there are, and how many women were turned away.")))
    return html.Section([html.H2(say("Not in our sources: {place}", place=name)), html.Ul(items)], className="unknown")


def around(code: str, name: str, selection: Selection, proposals: str) -> html.Section:
    """Neighbouring provinces, comparisons, and the same choice on other pages."""
    near = regions.bordering(code)
    onward = [
        (say("Shelters"), "/shelters"),
        (say("Routes"), "/routes"),
        (say("Women who decide"), "/representation"),
        (say("All provinces"), "/provinces"),
    ]
    links: list[Component | str] = [html.A(title, href=f"{path}?province={code}") for title, path in onward]
    found: list[Component] = [
        place_map.around(code, selection),
        districts(code, selection),
        html.P([say("Neighbours: "), *place.joined([place.province(other, selection) for other in near]), "."]),
        html.P(html.A(say("Compare {place} with others", place=name), href=f"/compare?provinces={code}")),
        html.P([say("With {place} chosen: ", place=name), *place.joined(links), "."]),
    ]
    if proposals:
        found.append(html.P(html.A(say("What the report proposes to provincial governments"), href=proposals)))
    return html.Section([html.H2(say("Around {place}", place=name)), *found], className="part")


def districts(code: str, selection: Selection) -> html.Details:
    """Its districts, each the link to its page, with what is known of a shelter there."""
    units = [unit for unit, home in gazetteer.province_of().items() if home == code]
    items = []
    for unit in sorted(units, key=lambda code: alphabetical(say(gazetteer.names()[code]))):
        known = place_profiles.shelter(unit)
        items.append(html.Li([place.district(unit, selection), html.Span(say(known.category), className="when")]))
    title = i18n.plural("Its district", "Its {n} districts as drawn here", len(units))
    return html.Details(
        [
            html.Summary(title),
            html.P(
                say(
                    "With what all sources together say of a women’s shelter there. Districts as drawn "
                    "in about 2011–2013; those made since are part of the one they came from."
                ),
                className="fine",
            ),
            html.Ul(items, className="places"),
        ],
        className="folded",
    )


def content(code: str, selection: Selection, proposals: str = "") -> list[Component | None]:
    """The page of a province; `proposals`: where proposals to provincial governments stand, "" where nowhere."""
    name = say(gazetteer.provinces()[code])
    readings = place_profiles.readings(code)
    counted = place_profiles.tally(code) or say("not reported.")
    about: list[Component | None] = [html.P(lead(readings, name)), html.P([html.Strong(say("Shelters: ")), counted])]
    legend = say(
        "Each line of a strip is a district. Blue: those of {place}. Bold: {place} as a whole. Dashed: the country.",
        place=name,
    )
    leading = [key.reading.name for key in place_profiles.keys(code) if key.stands]
    shelters, disparities = (place.folded_card(CHARTS[slug].at(selection), selection) for slug in CARDS)
    return [
        html.H1(name),
        place_figures.lead(code, name, about, place_profiles.among_provinces, legend, selection),
        sheltered(code, name, selection),
        shelters,
        place.named(
            place_profiles.mentions(code),
            place_profiles.routes(code),
            say("No source used here names a district of {place} as hub, source, transit or destination.", place=name),
            selection,
        ),
        html.Section(
            [
                html.H2(say("{place} beside the national figure", place=name)),
                html.P(say("Grey dots: the other provinces and territories."), className="fine"),
                *place_figures.rows(
                    [_dotted(reading, name) for reading in readings if reading.known and reading.name not in leading]
                ),
                html.Details([html.Summary(say("How to read these figures")), place.signs()], className="folded"),
            ],
            className="part",
        ),
        disparities,
        html.Div(
            [place.told(code), silent(readings, name), around(code, name, selection, proposals)],
            className="place-parts",
        ),
    ]
