"""One district: whether a shelter is known there and where the nearest named one is, then what else is known."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.geography import gazetteer, regions
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from layouts.components import place
from layouts.components.card import card
from layouts.components.district_shelter import answer, names, shelter, shelter_facts

CARD = "shelters-by-district"


def description(code: str) -> str:
    """The page in a sentence, for search engines."""
    return say(
        "{answer} Literacy, marriage and school from the census, and what sources say of {place}.",
        answer=answer(code)[0],
        place=gazetteer.names()[code],
    )


def people(code: str, name: str, selection: Selection) -> html.Section:
    """Census figures beside the province and the country; or that no census table reaches the district."""
    home = gazetteer.home(code)
    province = say(gazetteer.provinces()[home])
    counts = place_profiles.headcounts(code)
    title = html.H2(say("People, school and marriage"))
    if not any(count.census == "2023" for count in counts):
        told = say(
            "The census tables used here leave out {province}: population, literacy, marriage and school are "
            "not reported for {place}. The Pakistan Bureau of Statistics would have to publish them.",
            province=province,
            place=name,
        )
        return html.Section([title, html.P(told, className="callout"), nobody(code, name)], className="part")
    guest = place_profiles.counted_in(code)
    note = (
        html.P(
            [
                say("{place} had rows of its own in the census of 2017; in 2023 it is counted inside ", place=name),
                place.district(guest, selection),
                say(", and the shares below are those of both together."),
            ],
            className="callout",
        )
        if guest
        else None
    )
    heads = [
        html.Li(
            [
                say(
                    "Census {year}, {place}: {people} people; women and girls {share} ({n})",
                    year=count.census,
                    place=count.place,
                    people=i18n.number(count.people["value"], 0),
                    share=place_profiles.told(count.women),
                    n=place_profiles.n_of(count.women),
                ),
                *place.cited(
                    place_profiles.ids(count.people)
                    if len(place_profiles.ids(count.people)) > 1
                    else (*place_profiles.ids(count.people), *place_profiles.ids(count.women))
                ),
                ".",
            ]
        )
        for count in counts
    ]
    base = next(
        (count.women["denominator"] for count in counts if count.women["denominator"] != count.people["value"]), None
    )
    alone = code == home  # a district that is its whole territory
    rows = []
    for item in place_profiles.local(code):
        here = item.reading
        near = place.apart("" if alone else place_profiles.away(here.row, item.province, province))
        far = place.apart(place_profiles.away(here.row, here.nation, say("Pakistan")))
        rows.append(
            [
                place.head(here.long, here.when),
                [*place.value(here.row), near, far],
                *([] if alone else [place.value(item.province)]),
                place.value(here.nation),
            ]
        )
    columns = ("Indicator", name, *(() if alone else (province,)), "Pakistan")
    caption = say(
        "{place} in the census of 2023, beside {others}",
        place=name,
        others=i18n.listing([*([] if alone else [province]), say("the country")]),
    )
    return html.Section(
        [
            title,
            note,
            html.Ul(heads, className="facts"),
            html.P(
                say(
                    "Shares rest on the tables by age, which hold {n} people here: not the total of the district "
                    "table.",
                    n=i18n.number(base, 0),
                ),
                className="fine",
            )
            if base
            else None,
            place.table(caption, columns, rows, "census"),
        ],
        className="part",
    )


def nobody(code: str, name: str) -> html.Div:
    """The census indicators as what they are where no table reaches: not reported."""
    rows = [
        [
            place.head(item.reading.long, item.reading.when),
            place_profiles.told(item.reading.row),
            place.value(item.reading.nation),
        ]
        for item in place_profiles.local(code)
    ]
    return place.table(
        say("{place} in the census of 2023", place=name), ("Indicator", name, "Pakistan"), rows, "census"
    )


def unknown(name: str, province: str) -> html.Section:
    """What our sources do not have of the district."""
    items = (
        say("Whether a shelter is open today, how many beds it has, and whom it turned away."),
        say(
            "How many victims were found in {place}: such counts are not shown by district, to protect those counted, "
            "and none used here has them.",
            place=name,
        ),
        say(
            "Women judges, police and candidates of the district: sources count them by province ({province}).",
            province=province,
        ),
    )
    return html.Section(
        [html.H2(say("What is not known of {place}", place=name)), html.Ul([html.Li(item) for item in items])],
        className="unknown",
    )


def _pinned(code: str, selection: Selection) -> str:
    """The query of the map with the district pinned."""
    return Selection(pins=code, borders=selection.borders, lang=selection.lang).to_search()


def content(code: str, selection: Selection) -> list[Component | None]:
    """The page of a district."""
    name, home = say(gazetteer.names()[code]), gazetteer.home(code)
    province = say(gazetteer.provinces()[home])
    near: list[Component | str] = [place.district(other, selection) for other in regions.adjacent()[code]]
    return [
        html.P(
            [say("District of "), place.province(home, selection)]
            if code != home
            else [say("District and territory: "), place.province(home, selection)],
            className="question",
        ),
        html.H1(name),
        names(code),
        shelter(code, selection),
        people(code, name, selection),
        html.Div([card(CHARTS[CARD].at(selection), selection)], className="cards"),
        shelter_facts(code),
        place.named(
            place_profiles.mentions(code),
            place_profiles.routes(code),
            say("No source used here names {place} as hub, source, transit or destination.", place=name),
            selection,
            linked=False,
        ),
        *place.told(code, folded=code == home),
        unknown(name, province),
        html.Section(
            [
                html.H2(say("Around {place}", place=name)),
                html.P([say("Neighbours on this map: "), *place.joined(near), "."]),
                html.P(
                    [
                        html.A(say("Find another district"), href="/provinces#find-district"),
                        " · ",
                        html.A(say("{place} on the map", place=name), href="/map" + _pinned(code, selection)),
                        " · ",
                        place.province(home, selection),
                    ]
                ),
            ],
            className="part",
        ),
    ]
