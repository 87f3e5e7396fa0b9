"""One measure by province on the map, chosen by the reader."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import PLACES, Chart, View
from dashboard.data.row import absent, extremes
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import maps, projection, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options
from dashboard.topics import indicators

DEFAULT = "girls-out-of-school"
INDICATOR = Filter(
    "indicator", "Measure", lambda: options((m.id, m.name) for m in indicators.MEASURES.values()), default=DEFAULT
)
# Lower bounds of all classes but the first, round numbers around the national figure.
BREAKS: dict[str, tuple[float, ...]] = {
    "women-judges": (5, 10, 15, 20),
    "women-police": (0.5, 1, 2, 3),
    "women-per-shelter": (2_000_000, 3_000_000, 4_000_000, 5_000_000),
    "women-literacy": (35, 45, 55, 65),
    "early-marriage": (10, 15, 20, 25),
    "girls-out-of-school": (20, 30, 40, 50, 60),
    "women-voters": (44, 45, 46, 47),
}
COLOUR = "context"


def measure(view: View) -> indicators.Measure:
    """The chosen measure."""
    return indicators.MEASURES[view.value("indicator")]


def rows(selection: Selection) -> pd.DataFrame:
    """The country and its seven provinces and territories; absent ones as not reported."""
    return indicators.rows(indicators.MEASURES[selection.indicator or DEFAULT])


def draw(view: View) -> Drawing:
    """Provinces in classes."""
    breaks = BREAKS[measure(view).id]
    areas = [area for area in maps.by_class(view, breaks) if area.code in gazetteer.provinces()]
    return maps.draw(view, areas, theme.steps(COLOUR, len(breaks) + 1), level="province")


def title(view: View) -> str:
    """The country, then the range of the provinces; or the chosen one against the country."""
    chosen = measure(view)
    known = view.rows[(view.rows["geography_level"] == "province")].dropna(subset=["value"])
    name = say(chosen.name)
    if known.empty:
        return say(
            "{measure}, {when}: our sources have no figure for {place}",
            measure=name,
            when=say(chosen.when),
            place=view.place,
        )
    nation = view.context[view.context["geography_level"] == "country"].iloc[0]
    if len(known) == 1:
        row = known.iloc[0]
        if chosen.unit != "percent":
            return say(
                "{measure}, {when}: {value} in {place}",
                when=say(chosen.when),
                measure=name,
                place=row["geography"],
                value=_of(row, chosen),
            )
        return say(
            "{measure}, {when}: {national} in Pakistan, {value} in {place}",
            when=say(chosen.when),
            measure=name,
            place=row["geography"],
            value=_of(row, chosen),
            national=short(nation["value"], chosen),
        )
    high, low = extremes(known)
    ends = say(
        "{most} in {top}, {least} in {bottom}",
        most=_of(high, chosen),
        top=high["geography"],
        least=_of(low, chosen),
        bottom=low["geography"],
    )
    if absent(nation) or chosen.unit != "percent":  # the shelters of four provinces are no figure of the country
        return say("{measure}, {when}: {ends}", measure=name, when=say(chosen.when), ends=ends)
    return say(
        "{measure}, {when}: {national} in Pakistan, {ends}",
        measure=name,
        when=say(chosen.when),
        national=short(nation["value"], chosen),
        ends=ends,
    )


def _of(row: pd.Series, chosen: indicators.Measure) -> str:
    """The value of a province; an upper bound for Punjab's shelters, of which no number is printed."""
    value = short(row["value"], chosen)
    return say("at most {women}", women=value) if chosen.unit != "percent" and row["geography"] == "Punjab" else value


def short(value: float, chosen: indicators.Measure) -> str:
    """A value as a title says it."""
    return i18n.percent(value) if chosen.unit == "percent" else large_numbers.million(value)


def subtitle(view: View) -> str:
    """Measure, unit, period."""
    chosen = measure(view)
    unit = say("in percent") if chosen.unit == "percent" else say("people")
    return say("{measure}, {unit}, by province, {when}", measure=say(chosen.long), unit=unit, when=say(chosen.when))


def n(view: View) -> str:
    """n of N of the country."""
    nation = view.context[view.context["geography_level"] == "country"].iloc[0].to_dict()
    return say("Pakistan: {value}", value=i18n.with_n(nation))


def notes(view: View) -> list[str]:
    """What the country figure is and who is missing."""
    missing = view.context[view.context["empty_kind"] == "not-reported"]["geography"].tolist()
    told = [say("Not reported: {places}.", places=i18n.listing(missing))] if missing else []
    note = say(view.context.iloc[0]["note"])
    return [*told, *([say("Country figure: {note}", note=note)] if note else [])]


def legend(view: View) -> list[Key]:
    """The classes and the hatch."""
    chosen = measure(view)
    breaks = BREAKS[chosen.id]
    kinds = view.rows["empty_kind"].tolist()
    return maps.legend(view, maps.class_labels(breaks, chosen.unit), theme.steps(COLOUR, len(breaks) + 1), kinds)


CHART = Chart(
    slug="provincial-map",
    theme="context",
    unit="percent",
    question="How do the provinces differ in one measure?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(INDICATOR, *PLACES),
    map=True,
    aspect=projection.whole,
    about="The classes are round numbers around the national figure; darker is more, which is better for some measures "
    "and worse for others.",
)
