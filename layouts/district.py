"""One district: whether a shelter is known there and where the nearest named one is, then what else is known."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.data.row import Row
from dashboard.geography import gazetteer, regions
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Local, Reading
from layouts.components import place, place_figures, place_map
from layouts.components.district_shelter import answer, names, shelter, shelter_facts

CARD = "shelters-by-district"


def description(code: str) -> str:
    """The page in a sentence, for search engines."""
    return say(
        "{answer} Literacy, marriage and school from the census, and what sources say of {place}.",
        answer=answer(code)[0],
        place=gazetteer.names()[code],
    )


def about(code: str, selection: Selection) -> list[Component | None]:
    """What stands beside the map of a district: its province, how many people live there, its other names."""
    home = gazetteer.home(code)
    counted = next((count for count in place_profiles.headcounts(code) if count.census == "2023"), None)
    return [
        html.P(
            [say("District of "), place.province(home, selection)]
            if code != home
            else [say("District and territory: "), place.province(home, selection)]
        ),
        html.P(
            [
                say("{people} people (census 2023)", people=i18n.number(counted.people["value"], 0)),
                *place.cited(place_profiles.ids(counted.people)),
            ]
        )
        if counted
        else None,
        names(code),
    ]


def lead(code: str, name: str, selection: Selection) -> html.Section:
    """The map and the five figures; or that no census table reaches the district."""
    home = gazetteer.home(code)
    legend = say("Each line of a strip is a district. Bold: {place}. Dashed: the country.", place=name)
    if code != home:
        legend = say(
            "Each line of a strip is a district. Blue: those of {province}. Bold: {place}. Dashed: the country.",
            province=say(gazetteer.provinces()[home]),
            place=name,
        )
    return place_figures.lead(code, name, about(code, selection), place_profiles.among, legend, selection)


def people(code: str, name: str, selection: Selection) -> html.Section:
    """Census figures beside the province and the country; or that no census table reaches the district."""
    home = gazetteer.home(code)
    province = say(gazetteer.provinces()[home])
    counts = place_profiles.headcounts(code)
    missing = say(
        "The census tables used here leave out {province}: population, literacy, marriage and school are "
        "not reported for {place}. The Pakistan Bureau of Statistics would have to publish them.",
        province=province,
        place=name,
    )
    guest = place_profiles.counted_in(code)
    note: list[Component | str] = []
    if not any(count.census == "2023" for count in counts):
        note = [missing]
    elif guest:
        note = [
            say("{place} had rows of its own in the census of 2017; in 2023 it is counted inside ", place=name),
            place.district(guest, selection),
            say(", and the shares below are those of both together."),
        ]
    earlier = [_headcount(count) for count in counts if count.census != "2023"]  # the later one leads the page
    base = next(
        (count.women["denominator"] for count in counts if count.women["denominator"] != count.people["value"]), None
    )
    leading = [key.reading.name for key in place_profiles.keys(code) if key.stands]
    rest = [item for item in place_profiles.local(code) if item.reading.name not in leading]
    return html.Section(
        [
            html.H2(say("People, school and marriage")),
            html.P(note, className="callout") if note else None,
            _behind(earlier, base),
            *place_figures.rows([_dotted(item, name, "" if code == home else province) for item in rest]),
        ],
        className="part",
    )


def _behind(earlier: list[html.Li], base: float | None) -> html.Details | None:
    """The census before, and how many people the shares rest on where the table by age holds others."""
    parts: list[Component] = [html.Ul(earlier, className="facts")] if earlier else []
    if base:
        told = say(
            "Shares rest on the tables by age, which hold {n} people here: not the total of the district table.",
            n=i18n.number(base, 0),
        )
        parts.append(html.P(told, className="fine"))
    summary = html.Summary(say("The census of 2017, and what shares rest on"))
    return html.Details([summary, *parts], className="folded") if parts else None


def _headcount(count: place_profiles.Headcount) -> html.Li:
    """People and the share of women and girls at one census."""
    people, women = place_profiles.ids(count.people), place_profiles.ids(count.women)
    return html.Li(
        [
            say(
                "Census {year}, {place}: {people} people; women and girls {share} ({n})",
                year=count.census,
                place=count.place,
                people=i18n.number(count.people["value"], 0),
                share=place_profiles.told(count.women),
                n=place_profiles.n_of(count.women),
            ),
            *place.cited(people if len(people) > 1 else (*people, *women)),
            ".",
        ]
    )


def _dotted(item: Local, name: str, province: str) -> tuple[Reading, list[tuple[str, str, Row]], list[Row]]:
    """An indicator of the census as a row of dots; province: "" where the district is its whole province."""
    between = [("province", province, item.province)] if province else []
    here = item.reading
    return here, [("place", name, here.row), *between, ("nation", say("Pakistan"), here.nation)], []


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
    """The query of the map, or of the comparison, with the district pinned."""
    return Selection(pins=code, borders=selection.borders, lang=selection.lang).to_search()


def content(code: str, selection: Selection) -> list[Component | None]:
    """The page of a district."""
    name = say(gazetteer.names()[code])
    return [
        html.H1(name),
        lead(code, name, selection),
        shelter(code, selection),
        place.folded_card(CHARTS[CARD].at(selection), selection),
        shelter_facts(code),
        html.Div(_parts(code, name, selection), className="place-parts"),
    ]


def _parts(code: str, name: str, selection: Selection) -> list[Component | None]:
    """What follows the answer, in two columns where there is room."""
    home = gazetteer.home(code)
    near: list[Component | str] = [place.district(other, selection) for other in regions.adjacent()[code]]
    return [
        place.named(
            place_profiles.mentions(code),
            place_profiles.routes(code),
            say("No source used here names {place} as hub, source, transit or destination.", place=name),
            selection,
            linked=False,
        ),
        people(code, name, selection),
        place.told(code),
        unknown(name, say(gazetteer.provinces()[home])),
        html.Section(
            [
                html.H2(say("Around {place}", place=name)),
                place_map.around(code, selection),
                html.P([say("Neighbours on this map: "), *place.joined(near), "."]),
                html.P(
                    [
                        html.A(say("Find another district"), href="/provinces#find-district"),
                        " · ",
                        html.A(say("{place} on the map", place=name), href="/map" + _pinned(code, selection)),
                        " · ",
                        html.A(
                            say("Compare {place} with others", place=name), href="/compare" + _pinned(code, selection)
                        ),
                        " · ",
                        place.province(home, selection),
                    ]
                ),
            ],
            className="part",
        ),
    ]
