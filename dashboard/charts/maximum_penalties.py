"""Longest prison terms by law and offence (report, section 2.5; US reports of 2020 and 2021; the gazette; press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, contrast, theme
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
    "E572b": ("trafficking-act", "Aggravated: injury, death, group, repeat"),
    "E572a": ("trafficking-act", "Aggravated, shortest term"),
    "R249": ("trafficking-act", "Any victim, fine instead of or beside prison"),
    "E573": ("trafficking-act", "Aggravated, fine beside prison"),
    "R257": ("penal-code", "371: habitual dealing in slaves"),
    "R252": ("penal-code", "371A, 371B: trade for prostitution"),
    "R253": ("penal-code", "366A: procuring a girl under 18"),
    "R254": ("penal-code", "366B: bringing in a girl under 21"),
    "R256": ("penal-code", "370: buying a person as a slave"),
    "R255": ("penal-code", "369: abducting a child under ten"),
    "E030": ("penal-code", "374: compulsory labour"),
    "E581b": ("smuggling-act", "As the National Assembly passed it"),
    "E581a": ("smuggling-act", "As the National Assembly passed it, shortest term"),
    "E583": ("smuggling-act", "The gravest offence, by the foreign ministry"),
}
SHORTEST = {"R250": "E029a", "E572b": "E572a", "E581b": "E581a"}  # longest term -> the shortest one of the offence
FINES = {"R248": "R249", "E572b": "E573"}
BESIDE = (*SHORTEST.values(), *FINES.values())  # told at the bar of their offence
ADDED = ("R254", "R255")  # the report puts them into a list of the US report, where they do not stand
ACT, SMUGGLING = theme.COLOURS["trafficking"], theme.SEQUENTIAL["smuggling"][4]
CODE, OTHER = theme.SEQUENTIAL["trafficking"][3], theme.GREY
ROW = 54  # pixels: the card is no higher than a screen


def rows(selection: Selection) -> pd.DataFrame:
    """Terms in years, a term for life in words, and fines in rupees, in the order of OFFENCES."""
    terms = tables.figures("penalties", "maximum-penalty", "minimum-penalty", "maximum-fine").astype({"value": object})
    same = terms["figure_id"].isin(["R250", "E029b"])
    for column in ("figure_id", "source", "locator"):
        terms.loc[terms["figure_id"] == "R250", column] = provenance.united(terms.loc[same, column])
    life = tables.figures("statements", "maximum-penalty")
    later = tables.table("prison_terms").astype({"value": object})
    later = later[later["figure_id"].isin(OFFENCES)]
    frame = pd.concat([terms[terms["figure_id"] != "E029b"], life, later], ignore_index=True)
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


def _offences(view: View) -> dict[str, Row]:
    """The longest term of each offence, by its id."""
    return {name: row for name, row in _by_id(view).items() if name not in BESIDE}


def draw(view: View) -> Drawing:
    """Bars in years under the name of their law; a term for life is an open bar, since it has no number of years."""
    found, drawn = _by_id(view), _offences(view)
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
                line={"color": contrast.edge(CODE), "width": 1.5, "dash": "dot"},
                customdata=[drawn[name]["figure_id"]] * 4,
                hovertext=[f"<b>{drawn[name]['category']}</b><br>{_text(name, found)}"] * 4,
                cliponaxis=False,
            )
        if name in SHORTEST:
            short = found[SHORTEST[name]]
            figure.add_scatter(
                x=[float(short["value"])] * 2,
                y=[y - 0.21, y + 0.21],
                mode="lines",
                line={"color": theme.PAPER, "width": 2},
                customdata=[short["figure_id"]] * 2,
                hovertext=[say("Shortest term: {term}", term=i18n.cell(short))] * 2,
                hoverinfo="text",
            )
    for note in figure.layout["annotations"]:
        if note["text"] == f"<b>{say(LAWS['smuggling-act'])}</b>":
            note["font"]["color"] = SMUGGLING
        elif note["text"] in (f"<b>{say(LAWS['trafficking-act'])}</b>", f"<b>{say(LAWS['penal-code'])}</b>"):
            note["font"]["color"] = ACT
    return figure


def _years(row: Row) -> float | None:
    value = row["value"]
    return None if isinstance(value, str) or value != value else float(value)


def _colour(name: str) -> str:
    if name in ADDED:
        return OTHER
    return {"trafficking-act": ACT, "penal-code": CODE, "smuggling-act": SMUGGLING}[OFFENCES[name][0]]


def _text(name: str, found: dict[str, Row]) -> str:
    """The term, with the shortest one and the fine where a source gives them; two lines where one is too long."""
    row = found[name]
    if isinstance(row["value"], str):
        return say("life, no number of years")
    term = i18n.cell(row)
    if name in SHORTEST:
        term = say("{least} to {term}", least=i18n.number(found[SHORTEST[name]]["value"]), term=term)
    if name == "R248":
        fine = i18n.cell(found[FINES[name]])
        return say("{term}, or a fine up to<br>{fine}, or both", term=term, fine=fine)
    return (say("{term} and a fine", term=term) if name in FINES else term) + bars.marks(row)


def _when(view: View) -> str:
    """The years of the sources shown, oldest and newest."""
    years = i18n.years(view.rows["period"])
    return i18n.listing(list(dict.fromkeys([*years[:1], *years[-1:]])))


def title(view: View) -> str:
    """The terms of the act, against the highest of the Penal Code; or those of the chosen law."""
    found = _by_id(view)
    if view.selection.law == "smuggling-act":
        return say(
            "Smuggling Act of 2018: {least} to {most} years in prison as the Assembly passed it, up to {other} by the "
            "foreign ministry",
            least=i18n.number(found["E581a"]["value"]),
            most=i18n.number(found["E581b"]["value"]),
            other=i18n.number(found["E583"]["value"]),
        )
    code = {name: _years(row) or 0.0 for name, row in found.items() if OFFENCES[name][0] == "penal-code"}
    most = i18n.cell(found[max(code, key=lambda name: code[name])]) if code else ""
    if view.selection.law == "penal-code":
        return say(
            "Sources of {when}: the Penal Code allows up to {term} for selling a person for prostitution, life for "
            "habitual dealing in slaves",
            when=_when(view),
            term=most,
        )
    told = {
        "any": i18n.cell(found["R248"]),
        "more": i18n.number(found["R250"]["value"]),
        "gravest": i18n.number(found["E572b"]["value"]),
    }
    act = say(
        "Trafficking Act of 2018: up to {any} in prison, {more} if the victim is a woman or a child, {gravest} if "
        "aggravated",
        **told,
    )
    return say("{act}; under the Penal Code up to {term} or life", act=act, term=most) if code else act


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    return say(
        "Longest prison term in years by law and offence, Pakistan, as sources of {when} state it", when=_when(view)
    )


def n(view: View) -> str:
    """How many offences have a term."""
    return say("n = {n} offences with a term", n=len(_offences(view)))


def notes(view: View) -> list[str]:
    """What a longest term is, what changed since, where sources differ."""
    laws = set(view.rows["law"])
    told = [
        say("The longest term that a law allows, not the one that courts pass: no source used here counts sentences.")
    ]
    if "smuggling-act" in laws:
        told.append(
            say(
                "The report calls the terms of both acts of 2018 long and prints none for the Smuggling Act. Later "
                "sources differ."
            )
        )
    if laws & {"trafficking-act", "smuggling-act"}:
        bills = tables.table("prison_terms").set_index("figure_id")["value"]
        told.append(
            say(
                "Both houses passed bills in February 2025 with up to {any} years for smuggling, and {gravest} where "
                "people die or are hurt. The president’s assent is in no source used here.",
                any=i18n.number(bills["E599"]),
                gravest=i18n.number(bills["E601"]),
            )
        )
    if "trafficking-act" in laws:
        told.append(
            say(
                "In 2020 a fine could still replace prison for sex trafficking. Between April 2021 and March 2022 this "
                "was ended for women and child victims; where the victim is a man it stays."
            )
        )
        told.append(
            say(
                "The terms for aggravated offences stand in section 4 of the act, read in a copy of the gazette: "
                "injury, death, an organised group, taking of travel papers, a repeated offence. The report has none."
            )
        )
    return told


def spoken(view: View) -> list[str]:
    """Every offence with its terms."""
    found = _by_id(view)
    return [
        say(
            "{law}, {offence}: {term}.",
            law=say(LAWS[own(row, "law")]),
            offence=row["category"],
            term=_spoken(name, found),
        )
        for name, row in _offences(view).items()
    ]


def _spoken(name: str, found: dict[str, Row]) -> str:
    """The words at the bar, with the fine that has no room there."""
    told, fine = _text(name, found).replace("<br>", " "), found.get(FINES.get(name, ""))
    return say("{term} of up to {fine}", term=told, fine=i18n.cell(fine)) if fine and name != "R248" else told


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
        keys.append(Key(say("Smuggling Act: not in the report; later sources differ"), SMUGGLING))
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
    spoken=spoken,
    filters=(LAW,),
    about="Two acts of 2018 cover the two crimes. Offences of the Penal Code, much older, are used beside them "
    "against sexual exploitation and slavery.",
)
