"""Punjab's share of the country's work against trafficking (US reports; Interior Division by way of the press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import measures, observations, tables
from dashboard.data.row import Row, absent, own
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options

# Filter value -> (indicators, name of the group).
COUNTS = {
    "convictions": (("share-of-convictions",), "Convictions for trafficking"),
    "investigations": (("share-of-investigations-and-prosecutions",), "Investigations and prosecutions"),
    "operations": (("raids", "arrests"), "FIA raids and arrests, both crimes"),
}
COUNT = Filter(
    "indicator",
    "What is counted",
    lambda: options((value, name) for value, (_, name) in COUNTS.items()),
    everything="All counts",
)
PEOPLE = ("E374", "E464")  # people of Punjab (its denominator) and of the country, census of 2017
ISLAMABAD, PUNJAB = ("E184", "E183"), ("E178", "E177")  # arrests and raids of the FIA, Nov 2015 to 2016
ROW = 56
BOTH = theme.SEQUENTIAL["context"][4]  # lighter than the teal of trafficking, in grey too


def rows(selection: Selection) -> pd.DataFrame:
    """Shares of Punjab; those of raids and arrests computed from counts."""
    parts = []
    for name, (indicators, _) in COUNTS.items():
        frame = tables.figures("prosecution", *indicators)
        frame = frame[frame["geography"] == "Punjab"].assign(group=name)
        if name == "operations":
            frame = measures.share(frame.assign(category=frame["indicator"]))
        else:
            frame = frame.assign(category=COUNTS[name][1].removesuffix(" for trafficking").lower())
        parts.append(frame.sort_values("period"))
    found = pd.concat(parts, ignore_index=True)
    return found[found["group"] == selection.indicator] if selection.indicator else found


def people() -> float:
    """Punjab's share of the country's people in the census of 2017, in percent."""
    punjab, country = (observations.find(name) for name in PEOPLE)
    return float(100 * punjab.row["denominator"] / country.value)


def draw(view: View) -> Drawing:
    """Bars by count and period, against the province's share of people."""
    records = view.records
    names = [_name(row) for row in records]
    texts = [_text(row) for row in records]
    share = people()
    figure = bars.draw(
        labels=names,
        values=[row["value"] for row in records],
        texts=texts,
        colours=[_colour(row) for row in records],
        hovers=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
        reference=(share, say("{share} of the people", share=i18n.percent(share, 0))),
        groups=[say(COUNTS[own(row, "group")][1]) for row in records],
        row=ROW,
        top=100,
    )
    for note in figure.layout["annotations"]:
        note["bgcolor"] = theme.PAPER  # the line runs behind the words, headings included
    return figure


def _name(row: Row) -> str:
    when = i18n.period(row["period"])
    return f"{say(row['category']).capitalize()}, {when}" if own(row, "group") == "operations" else when


def _text(row: Row) -> str:
    # A share that the source gives in whole per cent or in words is not told with a decimal.
    whole = float(row["value"]).is_integer()
    share = i18n.percent(row["value"], 0 if whole else 1)
    if not absent(row, "numerator"):
        return f"{share} · {i18n.of(row['numerator'], row['denominator'])}{bars.marks(row)}"
    return f"{share}{bars.marks(row)}"


def _colour(row: Row) -> str:
    return BOTH if own(row, "group") == "operations" else theme.COLOURS["trafficking"]


def title(view: View) -> str:
    """The share of convictions in each period; or the shares of the chosen count."""
    chosen = view.value("indicator")
    convictions = view.rows[view.rows["group"] == "convictions"]
    if len(convictions) > 1:
        shares = [
            say("{share} in {when}", share=_whole(row["value"]), when=i18n.period(row["period"]))
            for row in convictions.to_dict("records")
        ]
        return say("Of trafficking convictions, Punjab reported {told}", told=i18n.listing(shares))
    told = i18n.listing([f"{i18n.percent(row['value'], 0)} {say('of')} {say(row['category'])}" for row in view.records])
    if chosen == "operations":
        return say(
            "In {when}, Punjab accounted for {told} by the FIA against smuggling and trafficking",
            when=i18n.period(view.rows.iloc[0]["period"]),
            told=told,
        )
    return say("Punjab reported {told} in {when}", told=told, when=i18n.period(view.rows.iloc[0]["period"]))


def _whole(share: float) -> str:
    return say("all") if share == 100 else i18n.percent(share, 0)


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    return say(
        "Punjab’s part of the country’s count, in percent, by period of the sources; the line is its part of "
        "the people, census of 2017"
    )


def n(view: View) -> str:
    """Where n and N are printed and where not."""
    known = view.rows[view.rows["numerator"].notna()]
    told = [
        f"{i18n.of(row['numerator'], row['denominator'])} {say(row['category'])}" for row in known.to_dict("records")
    ]
    if not told:
        return say("n and N are not printed for these shares")
    missing = say("; not printed for the other shares") if len(known) < len(view.rows) else ""
    return say("n = {told}{missing}", told=i18n.listing(told), missing=missing)


def notes(view: View) -> list[str]:
    """What the shares can and cannot say."""
    told = [say("What is shown is where the state acts and reports, not where the crime happens.")]
    groups = set(view.rows["group"])
    if "convictions" in groups:
        told.append(
            say(
                "The share of 2020/21 stands in words: all convictions. That of 2017 is quoted by a newspaper, "
                "which does not say whether it covers more than sex trafficking."
            )
        )
        told.append(say("In 2019/20 two of six provinces and territories convicted anyone of trafficking."))
    if "operations" in groups:
        told.append(
            say(
                "Raids and arrests are those of the Federal Investigation Agency, for both crimes together. They "
                "cannot be compared with the convictions."
            )
        )
        told.append(_uneven())
    told.append(
        say("People: the census of 2017, provisional results, without Azad Jammu and Kashmir and Gilgit-Baltistan.")
    )
    return told


def _uneven() -> str:
    """How far arrests per raid lie apart: a caution about the count, not a finding."""
    here, there = ([observations.find(name).value for name in pair] for pair in (ISLAMABAD, PUNJAB))
    return say(
        "Islamabad reported {arrests} arrests in {raids} raids, Punjab {others} in {more}. The source does not say "
        "why, so a share of the arrests is no measure of the work.",
        arrests=i18n.number(here[0]),
        raids=i18n.number(here[1]),
        others=i18n.number(there[0]),
        more=i18n.number(there[1]),
    )


def legend(view: View) -> list[Key]:
    """One crime or both."""
    groups = set(view.rows["group"])
    keys = [Key(say("Trafficking in persons"), theme.COLOURS["trafficking"])] if groups - {"operations"} else []
    return [
        *keys,
        *([Key(say("Both crimes, counted together"), BOTH)] if "operations" in groups else []),
    ]


CHART = Chart(
    slug="punjab-share",
    theme="trafficking",
    unit="percent",
    level="country",
    question="How much of the work against trafficking is reported from Punjab?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(COUNT,),
    detected=True,
    about="More than half of the people live in Punjab, and nearly all enforcement is reported from there. The other "
    "provinces are not free of trafficking; their police and courts report little.",
)
