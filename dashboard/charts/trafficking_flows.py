"""Countries that sources name for trafficking to and from Pakistan, by purpose (report, sections 2.1 and 2.3).

A mention is a dot, all dots are equal, and no line carries a volume: a diagram and no map, for several of the
countries lie far outside any frame around Pakistan, and three of the names are regions.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import i18n, text_width
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.i18n import per_language, say
from dashboard.plots import theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options

ORIGIN, DESTINATION = "origin", "destination"
FLOW = Filter(
    "flow",
    "Direction",
    lambda: options(((ORIGIN, "Into or through Pakistan"), (DESTINATION, "From Pakistan"))),
    everything="Both directions",
)
SEXUAL, LABOUR_OR_SEXUAL, ONWARD = "sexual exploitation", "forced labour or prostitution", "onward, purpose not said"
EITHER = "either crime, not known which"
BEGGING, MARRIAGE, LABOUR, RACES = "forced begging", "forced or false marriages", "forced labour", "camel races"
# What each description says: direction, purpose, and the places it names beside Pakistan, in no order of weight.
DESCRIBED = (
    ("R238", ORIGIN, SEXUAL, ("China",)),
    ("R239", ORIGIN, SEXUAL, ("Russia",)),
    ("R240", ORIGIN, SEXUAL, ("Nepal",)),
    ("R241", ORIGIN, SEXUAL, ("Iran",)),
    ("R242", ORIGIN, SEXUAL, ("Bangladesh",)),
    ("R193", ORIGIN, SEXUAL, ("Myanmar",)),
    ("R192", ORIGIN, LABOUR_OR_SEXUAL, ("Afghanistan", "Iran", "Bangladesh")),
    ("R194", ORIGIN, ONWARD, ("East Asian countries", "Bangladesh")),
    ("R242", ORIGIN, EITHER, ("Bangladesh",)),
    ("R243", ORIGIN, EITHER, ("Afghanistan",)),
    ("R244", ORIGIN, EITHER, ("Myanmar",)),
    ("R245", ORIGIN, EITHER, ("Nigeria",)),
    ("R246", ORIGIN, EITHER, ("Somalia",)),
    ("R183", DESTINATION, SEXUAL, ("United Arab Emirates",)),
    ("R185", DESTINATION, SEXUAL, ("Kenya",)),
    ("R186", DESTINATION, SEXUAL, ("Greece",)),
    ("R188", DESTINATION, SEXUAL, ("Iran",)),
    ("R182", DESTINATION, MARRIAGE, ("China",)),
    ("R189", DESTINATION, MARRIAGE, ("Iran", "Afghanistan")),
    ("R184", DESTINATION, BEGGING, ("United Arab Emirates",)),
    ("R233", DESTINATION, BEGGING, ("Iran",)),
    ("R190", DESTINATION, LABOUR, ("Hong Kong",)),
    ("R191", DESTINATION, RACES, ("Gulf countries",)),
)
PURPOSES = (SEXUAL, LABOUR_OR_SEXUAL, ONWARD, EITHER, MARRIAGE, BEGGING, LABOUR, RACES)
REGIONS = ("East Asian countries", "Gulf countries", "Hong Kong")
TEAL = theme.COLOURS["trafficking"]
ROOM = 112  # pixels for a line of words on a phone
LINE, GAP, HEAD = 17, 8, 12  # pixels: a line of words, between countries, above a purpose
SPINE, REACH = 0.5, 0.075  # where Pakistan stands, and how far the dots are from it


@per_language()
def _facts() -> pd.DataFrame:
    known = pd.concat([tables.table("routes"), tables.table("flows")]).set_index("figure_id", drop=False)
    found = []
    for figure, way, purpose, places in DESCRIBED:
        row = known.loc[figure].to_dict()
        crime = row["category"] if row["indicator"] == "route" else row["value"]
        for place in sorted(places):
            found.append(
                {
                    **row,
                    "geography": place,
                    "geography_level": "region" if place in REGIONS else "country",
                    "category": purpose,
                    "value": way,
                    "unit": "mention",
                    "flow": way,
                    "either": crime == "both" and purpose == EITHER,
                }
            )
    frame = pd.DataFrame(found)
    frame["order"] = frame["category"].map(PURPOSES.index)
    return frame.sort_values(["flow", "order", "geography"], ascending=[False, True, True], kind="stable")


def rows(selection: Selection) -> pd.DataFrame:
    """One row per mention of a country or region, with direction as value and purpose as category."""
    frame = _facts().copy()
    if selection.flow:
        frame = frame[frame["flow"] == selection.flow]
    return frame.reset_index(drop=True)


def draw(view: View) -> Drawing:
    """Pakistan as an upright line; origins to its left, destinations to its right, each a dot on a short equal line."""
    figure = theme.figure()
    sides = [way for way in (ORIGIN, DESTINATION) if view.value("flow") in ("", way)]
    lowest = min(_side(figure, view, way, alone=len(sides) == 1) for way in sides)
    figure.add_shape(
        type="line", x0=SPINE, x1=SPINE, y0=lowest, y1=-34, line={"color": theme.INK, "width": 4}, layer="below"
    )
    figure.add_annotation(
        x=SPINE,
        y=-34,
        text=f"<b>{say('Pakistan')}</b>",
        showarrow=False,
        yanchor="bottom",
        font={"size": 15},
        bgcolor=theme.PAPER,
        borderpad=2,
    )
    figure.update_xaxes(range=[0, 1], showticklabels=False)
    figure.update_yaxes(range=[lowest - 4, 0], showticklabels=False)
    figure.update_layout(height=int(4 - lowest), margin={"l": 4, "r": 4, "t": 0, "b": 0})
    return figure


def _side(figure: Drawing, view: View, way: str, alone: bool) -> float:
    """Draw one direction; the height it needs, below zero. alone: the other side tells the years."""
    left = way == ORIGIN
    side, other = ("right", "left") if left else ("left", "right")
    at = SPINE - REACH if left else SPINE + REACH
    away = SPINE + (SPINE - at) * 0.6
    shift = -11 if left else 11
    head = {ORIGIN: say("To or through"), DESTINATION: say("From")}[way]
    _words(figure, at, -44, [head], side, shift, theme.MUTED, middle=True)
    part = view.rows[view.rows["flow"] == way]
    y = -54.0
    for purpose in part["category"].unique():
        lines = text_width.wrap(_upper(say(purpose)), 15, ROOM, weight=700)
        y -= HEAD
        _words(figure, at, y, [f"<b>{line}</b>" for line in lines], side, shift, theme.INK)
        y -= LINE * len(lines) + 5
        for row in part[part["category"] == purpose].to_dict("records"):
            lines = text_width.wrap(say(row["geography"]), 14, ROOM)
            middle = y - LINE * len(lines) / 2
            figure.add_shape(
                type="line", x0=SPINE, x1=at, y0=middle, y1=middle, line={"color": TEAL, "width": 1.5}, layer="below"
            )
            figure.add_scatter(
                x=[at],
                y=[middle],
                mode="markers",
                cliponaxis=False,
                customdata=[row["figure_id"]],
                marker={
                    "size": 11,
                    "color": theme.PAPER if row["either"] else TEAL,
                    "line": {"color": TEAL, "width": 2},
                },
                hoverinfo="text",
                hovertext=[_hover(row)],
                name=way,
            )
            _words(figure, at, middle, lines, side, shift, theme.INK, middle=True)
            if alone:
                _words(figure, away, middle, [i18n.period(row["period"])], other, 0, theme.MUTED, middle=True)
            y -= LINE * len(lines) + GAP
    return y


def _words(
    figure: Drawing, x: float, y: float, lines: list[str], side: str, shift: int, colour: str, middle: bool = False
) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        text="<br>".join(lines),
        showarrow=False,
        xanchor=side,
        align=side,
        xshift=shift,
        yanchor="middle" if middle else "top",
        font={"size": 13, "color": colour},
        borderpad=0,
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hover(row: dict[str, Any]) -> str:
    told = "<br>".join(sentence for sentence in row["note"].split(". ") if sentence)
    return f"<b>{say(row['geography'])}</b><br>{_upper(say(row['category']))}, {i18n.period(row['period'])}<br>{told}"


def _places(view: View, way: str) -> list[str]:
    return view.rows[view.rows["flow"] == way]["geography"].drop_duplicates().tolist()


def title(view: View) -> str:
    """Which countries are named on both sides, or how many on the chosen one."""
    into, out = _places(view, ORIGIN), _places(view, DESTINATION)
    if view.value("flow") == ORIGIN:
        return say(
            "Sources of {years} name {n} countries and regions as origins of trafficking, or smuggling, to Pakistan",
            years=i18n.year_span(view.rows["period"]),
            n=i18n.small(len(into)),
        )
    if view.value("flow") == DESTINATION:
        return say(
            "Sources of {years} name {n} countries and regions as destinations of trafficking from Pakistan",
            years=i18n.year_span(view.rows["period"]),
            n=i18n.small(len(out)),
        )
    sure = view.rows[~view.rows["either"]]
    both = sorted(set(sure[sure["flow"] == ORIGIN]["geography"]) & set(sure[sure["flow"] == DESTINATION]["geography"]))
    return say(
        "Sources of {years} name {places} both as origins and as destinations of trafficking",
        years=i18n.year_span(view.rows["period"]),
        places=i18n.listing([say(place) for place in both]),
    )


def subtitle(view: View) -> str:
    """What a dot is, and the years of the sources."""
    return say(
        "Countries and regions by the purpose named, as described in sources of {years}",
        years=i18n.listing(i18n.years(view.rows["period"])),
    )


def n(view: View) -> str:
    """Mentions and places, nobody counted."""
    return say(
        "n = {n} mentions of {places} countries and regions; no source counts the people",
        n=len(view.rows),
        places=view.rows["geography"].nunique(),
    )


def notes(view: View) -> list[str]:
    """How to read a dot, how old the descriptions are, what is less sure."""
    told = [
        say(
            "A dot is a mention, not a number: one case or many may stand behind it. Countries stand in "
            "alphabetical order."
        )
    ]
    if _places(view, ORIGIN):
        told.append(
            say(
                "The origins are mostly from one paper of 2013, which passed on what aid workers believed "
                "and had no details. Hollow dots: people who may have been smuggled or trafficked."
            )
        )
        told.append(
            say("From Bangladesh to a lesser extent, and from Nigeria and Somalia in smaller numbers, say the sources.")
        )
    if _places(view, DESTINATION):
        told.append(
            say(
                "Between Pakistan and Iran the direction is not always said. In Greece, boys who are already "
                "there are at risk: no journey is described. Camel races were thought to be falling."
            )
        )
    return told


def legend(view: View) -> list[Key]:
    """Full and hollow dots."""
    keys = [Key(say("Named for trafficking in persons"), TEAL, "dot")]
    if view.rows["either"].any():
        keys.append(Key(say("Trafficking or smuggling, not known which"), TEAL, "circle"))
    return keys


def listing(view: View) -> list[tuple[str, list[str]]]:
    """Purpose by purpose, the places with the year of the source."""
    found: list[tuple[str, list[str]]] = []
    heads = {ORIGIN: say("Into or through Pakistan"), DESTINATION: say("From Pakistan")}
    for way in (ORIGIN, DESTINATION):
        part = view.rows[view.rows["flow"] == way]
        for purpose in part["category"].unique():
            records = part[part["category"] == purpose].to_dict("records")
            places = i18n.listing([f"{say(row['geography'])} ({i18n.period(row['period'])})" for row in records])
            found.append((say("{way}, {purpose}: {places}.", way=heads[way], purpose=say(purpose), places=places), []))
    return found


def spoken(view: View) -> list[str]:
    """The same in words."""
    return [heading for heading, _ in listing(view)]


CHART = Chart(
    slug="trafficking-flows",
    theme="trafficking",
    unit="mention",
    level="route",
    question="From where and to where are people trafficked?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    listing=listing,
    spoken=spoken,
    filters=(FLOW,),
    about="The report calls Pakistan a country where trafficking begins, ends and passes through, and says that no "
    "reliable statistics tell how much there is of it (section 2.1).",
)
