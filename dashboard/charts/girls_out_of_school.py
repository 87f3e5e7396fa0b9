"""Girls and boys of 5–16 out of school by district, census 2023: n of N, with the gap between the sexes."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures
from dashboard.i18n import say
from dashboard.plots import maps, projection, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import DISTRICT, Filter, Selection, options
from dashboard.topics import census

BREAKS = (15, 30, 45, 60, 75)
COLOURS = theme.steps("context", len(BREAKS) + 1)
DEFAULT = "female"
WHO = {"female": "Girls", "male": "Boys", "all": "Girls and boys"}
INDICATORS = {"female": "girls-out-of-school", "male": "boys-out-of-school"}
SEX = Filter("sex", "Who", lambda: options((value, label) for value, label in WHO.items()), default=DEFAULT)


def rows(selection: Selection) -> pd.DataFrame:
    """144 drawn units: children out of school of all children aged 5 to 16, in percent, of the sex chosen."""
    sex = selection.sex or DEFAULT
    if sex == "all":
        both = pd.concat([census.by_unit(name) for name in INDICATORS.values()], ignore_index=True)
        return measures.share(measures.summed(both, ["code"])).assign(sex="all")
    frame = census.share_by_unit(INDICATORS[sex])
    other = "male" if sex == "female" else "female"
    shares = census.share_by_unit(INDICATORS[other]).set_index("code")["value"]
    frame["other"] = frame["code"].map(shares)
    frame["note"] = [
        " ".join([say("{who}: {share}.", who=say(WHO[other]), share=i18n.percent(share)), note]).strip()
        if share == share
        else note
        for share, note in zip(frame["other"], frame["note"], strict=True)
    ]
    return frame


def draw(view: View) -> Drawing:
    """A district map in six classes, the same for girls and for boys."""
    notes = view.rows.set_index("code")["note"]
    areas = [
        maps.Area(a.code, a.klass, f"{a.hover}<br>{notes[a.code]}" if notes[a.code] else a.hover, a.figure_id, a.empty)
        for a in maps.by_class(view, BREAKS)
    ]
    return maps.draw(view, areas, COLOURS)


def _who(view: View) -> str:
    return say(WHO[view.value("sex")]).lower()


def title(view: View) -> str:
    """The share of all places shown together, or of the chosen district."""
    known = census.once(view.rows)
    if known.empty:
        return say("The census of 2023 has no published count of children out of school for {place}", place=view.place)
    if len(known) == 1:
        row = known.iloc[0]
        return say(
            "In 2023, {share} of {who} aged 5–16 in {place} were out of school",
            place=row["geography"],
            share=i18n.percent(row["value"]),
            who=_who(view),
        )
    return say(
        "In 2023, {share} of {who} aged 5–16 in {place} were out of school",
        share=i18n.percent(measures.pooled(known)[0], 0),
        who=_who(view),
        place=view.place or say("Pakistan"),
    )


def subtitle(view: View) -> str:
    """Measure, unit, period."""
    return say(
        "{who} aged 5 to 16 who do not go to school, in percent of all of that age, by district, census 2023",
        who=say(WHO[view.value("sex")]),
    )


def n(view: View) -> str:
    """Children counted, each census district once."""
    known = census.once(view.rows)
    if known.empty:
        return ""
    told = say(
        "n = {of} {who}, {n} of them out of school",
        who=_who(view),
        n=i18n.number(known["numerator"].sum()),
        of=i18n.number(known["denominator"].sum()),
    )
    if len(known) == 1:
        return told
    return i18n.plural("{told}, in {n} district as drawn", "{told}, in {n} districts as drawn", len(known), told=told)


def notes(view: View) -> list[str]:
    """In how many districts girls fare worse, what was added up, and the join of census and map."""
    told = []
    known = census.once(view.rows)
    if "other" in known and len(known) > 1:
        girls, boys = (known["value"], known["other"])[:: 1 if view.value("sex") == "female" else -1]
        told.append(
            say(
                "In {n} of {of} districts as drawn the share is higher among girls than among boys.",
                n=int((girls > boys).sum()),
                of=len(known),
            )
        )
    if view.value("sex") == "all":
        told.append(say("Girls and boys are added up."))
    return [*told, *census.notes(view)]


def legend(view: View) -> list[Key]:
    """Six classes and the hatch."""
    return maps.legend(view, maps.class_labels(BREAKS, "percent"), COLOURS, view.rows["empty_kind"].tolist())


CHART = Chart(
    slug="girls-out-of-school",
    theme="context",
    unit="percent",
    level="district",
    question="Where are girls out of school?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(SEX, *PLACES, DISTRICT),
    map=True,
    aspect=projection.shape,
    about="The census of 2023 says where most children are out of school. The report names widespread illiteracy among "
    "the surroundings of trafficking (section 2.2); neither says that one causes the other.",
)
