"""What the Federal Investigation Agency counts, each count by itself (report, section 2.7; press)."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options


@dataclass(frozen=True)
class Count:
    """Figures that may stand beside one another: counted by one office, of one scope and of periods of one length."""

    name: str
    figures: tuple[str, ...]


COUNTS = {
    "trafficking-act": Count("By the Trafficking Act, 2023–2024", ("E529", "E530")),
    "smuggling-act": Count("By the Smuggling Act, 2020–2023", ("E531", "E532", "E533")),
    "both-2022": Count("Both crimes, January to October 2022", ("E535", "E534")),
    "both-2016": Count("Both crimes, 2016 and 2017", ("E536", "E542", "E548", "E554")),
    "by-year": Count("Year by year, 2008 to 2016", ("E189", "E190", "E191", "E192", "E175", "E176")),
    "three-years": Count("Three years to April 2021", ("E186", "E188", "E187")),
    "two-acts": Count("Under the two Acts of 2018", ("R027",)),
    "circles": Count("Two circles in 2016", ("E193", "E195", "E194", "E196")),
}
DEFAULT = "trafficking-act"  # the newest
COUNT = Filter(
    "indicator", "Count", lambda: options((value, count.name) for value, count in COUNTS.items()), default=DEFAULT
)
GROUPS = {
    "fia-cases": "Cases registered",
    "fia-arrests": "Persons arrested",
    "fia-persons-convicted": "Persons convicted",
    "arrests": "Persons arrested",
    "convictions": "Convictions",
    "cases-registered": "Cases registered",
    "persons-convicted": "Persons convicted",
    "enquiries": "Enquiries started",
}


def rows(selection: Selection) -> pd.DataFrame:
    """The figures of the chosen count, in its order."""
    names = COUNTS[selection.indicator or DEFAULT].figures
    frame = pd.concat([tables.figures(name, *GROUPS) for name in ("prosecution", "fia_cases")], ignore_index=True)
    frame = frame.set_index("figure_id", drop=False)
    frame = frame.loc[list(names)].reset_index(drop=True)
    return frame.assign(category=[GROUPS[name].lower() for name in frame["indicator"]])


def draw(view: View) -> Drawing:
    """Bars by what is counted; cases, persons and convictions each under a heading of their own."""
    records = view.records
    names = [_name(view, row) for row in records]
    texts = [i18n.cell(row) + bars.marks(row) for row in records]
    return bars.draw(
        labels=names,
        values=[row["value"] for row in records],
        texts=texts,
        colours=[_key(view).colour] * len(records),
        hovers=[
            f"<b>{say(GROUPS[row['indicator']])}, {name}</b><br>{text}"
            for row, name, text in zip(records, names, texts, strict=True)
        ],
        ids=[row["figure_id"] for row in records],
        groups=[say(GROUPS[row["indicator"]]) for row in records],
    )


def _name(view: View, row: Row) -> str:
    if view.value("indicator") == "circles":
        return say("{circle} circle", circle=str(row["geography"]).removeprefix("AHTC "))
    return i18n.period(row["period"])


def title(view: View) -> str:
    """What the chosen count says."""
    value = {row["figure_id"]: row["value"] for row in view.records}
    chosen = view.value("indicator")
    if chosen == "trafficking-act":
        return say(
            "In 2023 and 2024 together the FIA registered {cases} cases under the Trafficking Act, as reported; "
            "{convicted} people were convicted",
            cases=i18n.number(value["E529"]),
            convicted=i18n.number(value["E530"]),
        )
    if chosen == "smuggling-act":
        return say(
            "From January 2020 to April 2023 the FIA registered {cases} cases under the Smuggling Act; {convicted} "
            "people were convicted",
            cases=i18n.number(value["E531"]),
            convicted=i18n.number(value["E533"]),
        )
    if chosen == "both-2022":
        return say(
            "From January to October 2022 the FIA registered about {cases} cases of smuggling or trafficking, counted "
            "together",
            cases=i18n.number(value["E535"]),
        )
    if chosen == "both-2016":
        return say(
            "The FIA registered {then} cases of smuggling or trafficking in 2016 and {now} in 2017, counted together",
            then=i18n.number(value["E536"]),
            now=i18n.number(value["E542"]),
        )
    if chosen == "three-years":
        return say(
            "In three years to April 2021 the FIA registered {cases} cases of smuggling, trafficking and other "
            "offences",
            cases=i18n.number(value["E186"]),
        )
    if chosen == "two-acts":
        return say(
            "An FIA page read in August 2020 gave {cases} cases under the two Acts of 2018, both crimes together",
            cases=i18n.number(value["R027"]),
        )
    if chosen == "circles":
        return say(
            "Two FIA circles, Gujranwala and Lahore, registered {a} and {b} cases in eleven months of 2016",
            a=i18n.number(value["E193"]),
            b=i18n.number(value["E195"]),
        )
    arrests = view.rows[view.rows["indicator"] == "arrests"]["value"]
    return say(
        "In 2008–2011 the FIA arrested {low} to {high} people a year for smuggling or trafficking, counted together",
        low=i18n.number(arrests.min()),
        high=i18n.number(arrests.max()),
    )


def subtitle(view: View) -> str:
    """Measure, place, period."""
    what = i18n.listing(list(dict.fromkeys(say(GROUPS[name]).lower() for name in view.rows["indicator"])))
    count = say(COUNTS[view.value("indicator")].name)
    return say(
        "{what}, Federal Investigation Agency, {count}",
        what=i18n.capitalised(what),
        count=count[0].lower() + count[1:],
    )


def n(view: View) -> str:
    """The counts themselves, kind by kind; nothing is added up."""
    told = []
    for name, part in view.rows.groupby("indicator", sort=False):
        told.append(f"{say(GROUPS[str(name)]).lower()} {i18n.listing([i18n.number(v) for v in part['value']])}")
    return say("n: {told}", told=i18n.semicolon().join(told))


def notes(view: View) -> list[str]:
    """What is mixed in each count, and why there is no series."""
    chosen = view.value("indicator")
    apart = say("Those convicted need not come from the cases of the same months: no rate is worked out.")
    told = {
        "trafficking-act": [apart],
        "smuggling-act": [
            say("The first count of the Smuggling Act alone: forty months, by a minister in the National Assembly."),
            apart,
        ],
        "both-2022": [say("Ten months, told to the National Assembly in October 2022.")],
        "both-2016": [
            say(
                "The two years stand side by side: one newspaper has both from the agency. Later years are not a part."
            ),
        ],
        "by-year": [
            say(
                "Smuggling and trafficking are counted together and cannot be told apart. The convictions come from "
                "another office, the Interior Division, and need not follow from the arrests."
            ),
            say("Counts of later periods can be chosen above; each has a scope of its own."),
        ],
        "three-years": [
            say(
                "Passport, emigration and other offences are included: not to be compared with the {n} cases under the "
                "two Acts of 2018 alone.",
                n=i18n.number(
                    tables.figures("prosecution", "cases-registered").set_index("figure_id").at["R027", "value"]
                ),
            ),
            say(
                "Cases, persons arrested and persons convicted are three counts. More were convicted than "
                "arrested, so they cannot all concern the same people. No rate is worked out."
            ),
        ],
        "two-acts": [
            say(
                "Registered under the acts against trafficking and against smuggling, which the source does not tell "
                "apart. The agency’s page was read in August 2020 and carries no date of its own."
            ),
        ],
        "circles": [
            say(
                "A circle is a police area of the agency, not a district. These two stand in a newspaper’s "
                "report on Punjab; no list of all circles was found."
            ),
        ],
    }
    return [
        *told[chosen],
        say("The counts that can be chosen differ in scope and period and are never shown in one series."),
    ]


def legend(view: View) -> list[Key]:
    """The act that is counted, or both crimes in one colour that is neither's."""
    return [_key(view)]


def _key(view: View) -> Key:
    if view.value("indicator") == "smuggling-act":
        return Key(say("Smuggling Act of 2018"), theme.COLOURS["smuggling"])
    if view.value("indicator") == "trafficking-act":
        return Key(say("Trafficking Act of 2018, as reported"), theme.COLOURS["trafficking"])
    return Key(say("Smuggling and trafficking together"), theme.COLOURS["context"])


CHART = Chart(
    slug="fia-cases",
    theme="context",
    unit="cases",
    level="country",
    question="How many cases, arrests and convictions does the Federal Investigation Agency count?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(COUNT,),
    detected=True,
    about="The agency handles cases that cross a border, the provincial police those within the country. Its counts "
    "reach the public in press reports, each of another scope.",
)
