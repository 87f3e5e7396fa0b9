"""Longest prison terms by law and offence (report, section 2.5; US reports of 2020 and 2021)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options

LAWS = {
    "trafficking-act": "Trafficking Act of 2018",
    "penal-code": "Penal Code",
    "smuggling-act": "Smuggling Act of 2018",
}
LAW = Filter("law", "Law", lambda: options((name, text) for name, text in LAWS.items()), everything="All laws")
# What each figure is about; the numbers of the sections are those of the Penal Code.
OFFENCES = {
    "R248": ("trafficking-act", "Any victim"),
    "R250": ("trafficking-act", "The victim is a woman or a child"),
    "E029a": ("trafficking-act", "The victim is a woman or a child, shortest term"),
    "R249": ("trafficking-act", "Any victim, fine instead of or beside prison"),
    "R257": ("penal-code", "371: habitual dealing in slaves"),
    "R252": ("penal-code", "371A, 371B: trade for prostitution"),
    "R253": ("penal-code", "366A: procuring a girl under 18"),
    "R254": ("penal-code", "366B: bringing in a girl under 21"),
    "R256": ("penal-code", "370: buying a person as a slave"),
    "R255": ("penal-code", "369: abducting a child under ten"),
    "E030": ("penal-code", "374: compulsory labour"),
    "R259": ("smuggling-act", "Smuggling of migrants"),
}
ADDED = ("R254", "R255")  # the report puts them into a list of the US report, where they do not stand
ACT, CODE, OTHER = theme.COLOURS["trafficking"], theme.SEQUENTIAL["trafficking"][3], theme.GREY
ROW = 60


def rows(selection: Selection) -> pd.DataFrame:
    """Terms in years, a term for life in words, a fine, and one law whose terms no source states."""
    terms = tables.figures("penalties", "maximum-penalty", "minimum-penalty", "maximum-fine").astype({"value": object})
    same = terms["figure_id"].isin(["R250", "E029b"])
    for column in ("figure_id", "source", "locator"):
        terms.loc[terms["figure_id"] == "R250", column] = provenance.united(terms.loc[same, column])
    life = tables.figures("statements", "maximum-penalty")
    smuggling = tables.figures("laws", "law-named")
    smuggling = smuggling[smuggling["figure_id"] == "R259"].astype({"value": object})
    smuggling = smuggling.assign(
        value=float("nan"),
        unit="years",
        empty_kind="not-reported",
        note="Not in the report. Of the bill as the Assembly passed it a newspaper says 3 to 5 years, the foreign "
        "ministry up to 14; the act itself was not read.",
    )
    frame = pd.concat([terms[terms["figure_id"] != "E029b"], life, smuggling], ignore_index=True)
    first = frame["figure_id"].map(lambda cell: provenance.parts(cell)[0])
    frame = frame.assign(
        law=first.map(lambda name: OFFENCES[name][0]),
        category=first.map(lambda name: say(OFFENCES[name][1])),
        order=first.map(list(OFFENCES).index),
    )
    if selection.law:
        frame = frame[frame["law"] == selection.law]
    return frame.sort_values("order").reset_index(drop=True)


def _by_id(view: View) -> dict[str, Row]:
    return {provenance.parts(row["figure_id"])[0]: row for row in view.records}


def draw(view: View) -> Drawing:
    """Bars in years under the name of their law; a term for life is an open bar, since it has no number of years."""
    found = _by_id(view)
    drawn = {name: row for name, row in found.items() if name not in ("E029a", "R249")}
    texts = [_text(name, found) for name in drawn]
    names = [row["category"] for row in drawn.values()]
    groups = [say(LAWS[own(row, "law")]) for row in drawn.values()]
    values = [_years(row) for row in drawn.values()]
    top = max([value for value in values if value] or [1.0])
    figure = bars.draw(
        labels=names,
        values=values,
        texts=texts,
        colours=[_colour(name) for name in drawn],
        hovers=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        ids=[row["figure_id"] for row in drawn.values()],
        groups=groups,
        row=ROW,
        top=top,
    )
    end = figure.layout["xaxis"]["range"][1]
    heads = [i == 0 or groups[i] != groups[i - 1] for i in range(len(groups))]
    for y, name in zip(bars.places(heads), drawn, strict=True):
        if name == "R257":
            figure.add_scatter(
                x=[end, 0, 0, end],
                y=[y - 0.21, y - 0.21, y + 0.21, y + 0.21],
                mode="lines",
                hoverinfo="text",
                line={"color": CODE, "width": 1.5, "dash": "dot"},
                customdata=[drawn[name]["figure_id"]] * 4,
                hovertext=[f"<b>{drawn[name]['category']}</b><br>{_text(name, found)}"] * 4,
                cliponaxis=False,
            )
        if drawn[name]["empty_kind"]:
            figure.add_scatter(
                x=[0, end, end, 0],
                y=[y - 0.21, y - 0.21, y + 0.21, y + 0.21],
                mode="none",
                fill="toself",
                fillcolor=theme.EMPTY,
                hoverinfo="skip",
                fillpattern={"shape": "/", "fgcolor": theme.HATCH, "bgcolor": theme.EMPTY, "size": 7, "solidity": 0.14},
            )
        if name == "R250" and "E029a" in found:
            least = float(found["E029a"]["value"])
            figure.add_scatter(
                x=[least, least],
                y=[y - 0.21, y + 0.21],
                mode="lines",
                line={"color": theme.PAPER, "width": 2},
                customdata=["E029a"] * 2,
                hovertext=[say("Shortest term: {term}", term=i18n.cell(found["E029a"]))] * 2,
                hoverinfo="text",
            )
    for note in figure.layout["annotations"]:
        if note["text"] == f"<b>{say(LAWS['smuggling-act'])}</b>":
            note["font"]["color"] = theme.COLOURS["smuggling"]
        elif note["text"] in (f"<b>{say(LAWS['trafficking-act'])}</b>", f"<b>{say(LAWS['penal-code'])}</b>"):
            note["font"]["color"] = theme.COLOURS["trafficking"]
    return figure


def _years(row: Row) -> float | None:
    value = row["value"]
    return None if isinstance(value, str) or value != value else float(value)


def _colour(name: str) -> str:
    if name in ADDED:
        return OTHER
    return ACT if OFFENCES[name][0] == "trafficking-act" else CODE


def _text(name: str, found: dict[str, Row]) -> str:
    """The term, with the shortest one or the fine where a source gives it; two lines where one is too long."""
    row = found[name]
    if row["empty_kind"]:
        return say("term not stated in the sources")
    if isinstance(row["value"], str):
        return say("life, no number of years")
    if name == "R248" and "R249" in found:
        return say("{term}, or a fine up to<br>{fine}, or both", term=i18n.cell(row), fine=i18n.cell(found["R249"]))
    if name == "R250" and "E029a" in found:
        return say("{least} to {term}", least=i18n.number(found["E029a"]["value"]), term=i18n.cell(row))
    return i18n.cell(row)


def _when(view: View) -> str:
    """The years of the sources shown, oldest and newest."""
    years = i18n.years(view.rows["period"])
    return i18n.listing(list(dict.fromkeys([*years[:1], *years[-1:]])))


def title(view: View) -> str:
    """The terms of the act, against the highest of the Penal Code; or those of the chosen law."""
    found = _by_id(view)
    if view.selection.law == "smuggling-act":
        return say(
            "The terms of the Smuggling Act of 2018 are not in the report; later sources differ: 5 or 14 years at most"
        )
    code = [row for name, row in found.items() if OFFENCES[name][0] == "penal-code" and _years(row)]
    if code:
        most = max(code, key=lambda row: row["value"])
        if view.selection.law:
            return say(
                "Sources of {when}: the Penal Code allows up to {term} for selling a person for prostitution, life for "
                "habitual dealing in slaves",
                when=_when(view),
                term=i18n.cell(most),
            )
        return say(
            "Sources of {when}: up to {any} in prison for trafficking, {more} if the victim is a woman or a child; "
            "under the Penal Code up to {term} or life",
            when=_when(view),
            any=i18n.cell(found["R248"]),
            more=i18n.number(found["R250"]["value"]),
            term=i18n.cell(most),
        )
    return say(
        "Sources of {when}: up to {any} for trafficking, {least} to {more} if the victim is a woman or a child",
        when=_when(view),
        any=i18n.cell(found["R248"]),
        least=i18n.number(found["E029a"]["value"]),
        more=i18n.cell(found["R250"]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    return say(
        "Longest prison term in years by law and offence, Pakistan, as sources of {when} state it", when=_when(view)
    )


def n(view: View) -> str:
    """How many offences have a term."""
    found = _by_id(view)
    terms = [name for name, row in found.items() if name not in ("E029a", "R249") and not row["empty_kind"]]
    return say("n = {n} offences with a term", n=len(terms)) if terms else ""


def notes(view: View) -> list[str]:
    """What a longest term is, what changed since, what is not stated."""
    laws = set(view.rows["law"])
    told = [
        say("The longest term that a law allows, not the one that courts pass: no source used here counts sentences.")
    ]
    if "trafficking-act" in laws:
        told.append(
            say(
                "In 2020 a fine could still replace prison for sex trafficking (R251). Between April 2021 and "
                "March 2022 this was ended for women and child victims; where the victim is a man it stays "
                "(E028). The fine has no currency in the source; rupees are assumed."
            )
        )
        told.append(say("No separate term for organised groups stands in the sources used."))
    if "smuggling-act" in laws:
        told.append(say("The report calls the terms of both acts of 2018 long and prints none for the Smuggling Act."))
    return told


def legend(view: View) -> list[Key]:
    """The colours of the laws shown."""
    laws = set(view.rows["law"])
    keys = [Key(say(LAWS["trafficking-act"]), ACT)] if "trafficking-act" in laws else []
    if "penal-code" in laws:
        keys += [
            Key(say("Penal Code, listed in the US report"), CODE),
            Key(say("Penal Code, added to that list by the UNODC report"), OTHER),
        ]
    if "smuggling-act" in laws:
        keys.append(Key(say("Not in the report; later sources differ"), theme.EMPTY, "hatch"))
    return keys


CHART = Chart(
    slug="maximum-penalties",
    theme="context",
    unit="years",
    level="country",
    question="How long a prison term does the law allow for trafficking and smuggling?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(LAW,),
    about="Two acts of 2018 cover the two crimes. Offences of the Penal Code, much older, are used beside them "
    "against sexual exploitation and slavery.",
)
