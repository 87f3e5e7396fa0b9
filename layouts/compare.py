"""Compare: provinces, districts or both side by side, chosen by links, so that the address is the choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.geography import gazetteer
from dashboard.i18n import alphabetical, say
from dashboard.selection import DISTRICT, PINS, PROVINCES, Filter, Selection, options
from dashboard.summaries import comparison, place_profiles
from dashboard.summaries.comparison import MOST, Place
from dashboard.summaries.place_profiles import Reading
from layouts.components import controls, place, prose
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


@dataclass(frozen=True)
class Choice:
    """What stands side by side: provinces and districts by code, indicators by name (none: all that there are)."""

    provinces: tuple[str, ...]
    districts: tuple[str, ...]
    indicators: tuple[str, ...]
    selection: Selection

    @classmethod
    def of(cls, selection: Selection) -> tuple[Choice, list[str]]:
        """(the choice of a selection, what of it could not be used). A district that is no pin is one more."""
        codes, wrong = PROVINCES.resolve(selection.provinces or selection.province)
        pins, many = PINS.resolve(",".join(part for part in (selection.pins, selection.district) if part))
        named, odd = INDICATOR.resolve(selection.indicator)
        provinces, districts = Selection(provinces=codes, pins=pins), tuple(part for part in pins.split(",") if part)
        kept = provinces.listed("provinces")
        told = [complaint for complaint in (wrong, many, odd) if complaint]
        if districts and len(kept) + len(districts) > MOST:
            told.append(
                say("At most {n} places stand side by side where districts are among them.", n=i18n.small(MOST))
            )
            kept = kept[: MOST - len(districts)]
        return cls(kept, districts, tuple(part for part in named.split(",") if part), selection), told

    @property
    def places(self) -> list[Place]:
        """Districts first: a reader begins with her own."""
        return [*(Place(code, district=True) for code in self.districts), *map(Place, self.provinces)]

    @property
    def shown(self) -> list[str]:
        """The indicators that are shown: those chosen that these places have, else all that they have."""
        every = comparison.indicators(self.places)
        return [name for name in every if name in self.indicators] or [*every]

    def toggled(self, place: Place) -> Choice:
        """The same with a place put in or taken out; provinces keep their order."""
        codes = self.districts if place.district else self.provinces
        if place.code in codes:
            codes = tuple(code for code in codes if code != place.code)
        elif place.district:
            codes = (*codes, place.code)
        else:
            codes = tuple(code for code in gazetteer.provinces() if code in codes or code == place.code)
        return replace(self, districts=codes) if place.district else replace(self, provinces=codes)

    @property
    def address(self) -> str:
        """Where the choice stands; all indicators need no parameter."""
        every = len(self.indicators) in (0, len(comparison.indicators(self.places)))
        wanted = replace(
            Selection(borders=self.selection.borders, lang=self.selection.lang),
            provinces=",".join(self.provinces),
            pins=",".join(self.districts),
            indicator="" if every else ",".join(self.indicators),
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


def choice(chosen: Choice) -> html.Nav:
    """The chips of places and indicators, and the field that adds a district."""
    full = bool(chosen.districts) and len(chosen.places) >= MOST
    provinces = {
        code: say(name) for code, name in gazetteer.provinces().items() if not full or code in chosen.provinces
    }
    links = {code: chosen.toggled(Place(code)).address for code in provinces}
    parts: list[Component] = [chips(say("Provinces"), provinces, [*chosen.provinces], links)]
    if chosen.districts:
        names = {code: say(gazetteer.names()[code]) for code in chosen.districts}
        out = {code: chosen.toggled(Place(code, district=True)).address for code in names}
        parts.append(chips(say("Districts"), names, [*names], out))
    if not full and len(chosen.provinces) < MOST:
        parts.append(adding(chosen))
    if len(chosen.places) > 1:
        parts.append(_measures(chosen))
    return html.Nav(parts, className="choice", **{"aria-label": say("What is compared")})


def adding(chosen: Choice) -> html.Form:
    """A form that adds a district."""
    units = sorted(gazetteer.names(), key=lambda code: alphabetical(say(gazetteer.names()[code])))
    offered = [code for code in units if code not in chosen.districts]
    first = html.Option(say("Choose a district"), value="", selected=True)
    field = html.Select(
        [first, *[html.Option(say(gazetteer.names()[code]), value=code) for code in offered]],
        name=DISTRICT.name,
        id="add-district",
        className="form-select form-select-sm",
        required=True,
    )
    kept = {"provinces": chosen.provinces, "pins": chosen.districts, "indicator": chosen.indicators}
    return html.Form(
        [
            html.Label([html.Span(say("Add a district")), field], className="control"),
            html.Button(say("Add"), type="submit", className="btn btn-sm"),
            *[controls.unseen(name, ",".join(codes)) for name, codes in kept.items() if codes],
            *controls.kept(Selection(borders=chosen.selection.borders)),
        ],
        method="get",
        action=PATH,
        className="list-add",
    )


def _measures(chosen: Choice) -> html.Details:
    every = comparison.indicators(chosen.places)
    names = {name: say(place_profiles.INDICATORS[name].name) for name in every}
    links = {
        name: replace(chosen, indicators=tuple(m for m in every if (m in chosen.shown) != (m == name))).address
        for name in names
    }
    return html.Details(
        [
            html.Summary(say("Indicators: {n} of {of}", n=len(chosen.shown), of=len(names))),
            chips(say("Take out or add; without a choice all are shown."), names, chosen.shown, links, 1),
            html.P(html.A(say("All indicators"), href=replace(chosen, indicators=()).address)),
        ],
        className="cite",
        open=len(chosen.shown) < len(names),
    )


def lead(chosen: Choice) -> str:
    """Where the chosen places lie furthest apart; or that nothing is known of two of them."""
    found = comparison.furthest(chosen.places, chosen.shown)
    if found is None:
        return say("None of these shares was published for two of these places: not reported is not zero.")
    return say("They lie furthest apart in “{what}”, {when}: {high} in {top}, {low} in {bottom}.", **_apart(*found))


def _apart(high: Reading, low: Reading) -> dict[str, str]:
    """The named parts of a sentence about the readings that lie furthest apart."""
    return {
        "what": high.name,
        "when": i18n.comma().join(dict.fromkeys((high.when, low.when))),
        "high": place_profiles.said_of(high.row),
        "top": say(str(high.row["geography"])),
        "low": place_profiles.said_of(low.row),
        "bottom": say(str(low.row["geography"])),
    }


def side_by_side(chosen: Choice) -> html.Div:
    """Indicators by places: value, n of N, difference of two places or distance of each from the country."""
    names = [each.name for each in chosen.places]
    pair = len(names) == 2
    rows = []
    for indicator in chosen.shown:
        readings = [comparison.reading(indicator, each) for each in chosen.places]
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


def _pair(places: Sequence[Place], selection: Selection) -> list[place.Cell]:
    """Two places as the link to both side by side, and where they lie furthest apart."""
    provinces = tuple(each.code for each in places if not each.district)
    chosen = Choice(provinces, tuple(each.code for each in places if each.district), (), selection)
    name = i18n.listing([each.name for each in places])
    found = comparison.furthest(chosen.places, chosen.shown)
    told = say("nothing was published for both")
    if found:
        told = say("{what}, {when}: {high} in {top}, {low} in {bottom}", **_apart(*found))
    return [html.A(name, href=chosen.address), told]


def start(chosen: Choice) -> list[Component | None]:
    """What the page is for, and pairs to begin with."""
    selection, begun = chosen.selection, chosen.places
    pairs = (
        [(begun[0], other) for other in comparison.near(begun[0])]
        if begun
        else [(Place(a), Place(b)) for a, b in PAIRS]
    )
    words = prose.page("compare")
    told = prose.lead(words)
    if begun:
        sentence = say("{place} is chosen: add another to see them side by side.", place=begun[0].name)
        told = html.P(sentence, className="lead")
    four = Choice(tuple(gazetteer.provinces())[:4], (), (), selection)
    return [
        told,
        choice(chosen),
        html.H2(say("Good pairs to begin with")),
        place.table(
            say("Pairs of neighbours or of a kind, and where they lie furthest apart"),
            ("Pair", "Furthest apart in"),
            [_pair(pair, selection) for pair in pairs],
            "pairs",
        ),
        html.P(html.A(say("The four provinces side by side"), href=four.address)),
        place.signs(),
    ]


def content(selection: Selection) -> list[Component | None]:
    """The choice, the table and the card; or how to begin."""
    chosen, complaints = Choice.of(selection)
    notices = [html.P(complaint, className="callout") for complaint in complaints]
    if len(chosen.places) < 2:
        return [html.H1(prose.page("compare").title), *notices, *start(chosen)]
    names = i18n.listing([each.name for each in chosen.places])
    profiles: list[Component | str] = [
        (place.district if each.district else place.province)(each.code, selection) for each in chosen.places
    ]
    more: Component = html.P(
        html.A(say("These districts on the map"), href="/map" + Selection(pins=",".join(chosen.districts)).to_search())
    )
    if not chosen.districts:
        of_provinces = Selection(provinces=",".join(chosen.provinces), lang=selection.lang)
        more = html.Div([card(CHARTS["provincial-disparities"].at(of_provinces), selection)], className="cards")
    return [
        html.H1(say("{places} side by side", places=names)),
        *notices,
        html.P(lead(chosen), className="lead"),
        choice(chosen),
        side_by_side(chosen),
        place.signs(),
        html.P([say("None of these indicators counts victims. More of each: "), *place.joined(profiles), "."]),
        more,
    ]
