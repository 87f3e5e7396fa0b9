"""Nomination papers that women filed, by province and election (Election Commission, by way of report and press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row, absent, extremes
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Filter, Selection, options

ELECTIONS = LATEST, EARLIER, _ = ("2024", "2018", "2013")
PERIOD = Filter("period", "Election", lambda: options((year, year) for year in ELECTIONS), everything="All elections")
HOUSES = {"national": "National Assembly", "provincial": "Provincial assemblies"}
CATEGORY = {"national": "national assembly", "provincial": "provincial assembly"}
HOUSE = Filter("indicator", "Papers for", lambda: options((k, v) for k, v in HOUSES.items()), default="national")
WITH_CAPITAL = ", with the federal capital"
ROW = 49  # pixels for the name of an election and its bar: thirteen of them fit on a screen
SHADES = {
    "2013": theme.SEQUENTIAL["deciding"][2],
    "2018": theme.SEQUENTIAL["deciding"][3],
    "2024": theme.COLOURS["deciding"],
}


def rows(selection: Selection) -> pd.DataFrame:
    """Papers by province and election for one kind of assembly; a figure that report and press share is one row."""
    house = CATEGORY[selection.indicator or "national"]
    frame = tables.figures("candidates", "women-nomination-papers")
    frame = frame[frame["category"] == house]
    if selection.period:
        frame = frame[frame["period"] == selection.period]
    printed = tables.figures("candidates", "women-candidates-nominated").set_index(
        ["geography", "period", "category", "value"]
    )
    found = frame.copy()
    for i, row in frame.iterrows():
        key = (row["geography"], row["period"], row["category"], row["value"])
        if key in printed.index:
            for column in ("figure_id", "source", "locator"):
                found.loc[i, column] = provenance.united(pd.Series([printed.loc[key, column], row[column]]))
    together = found["note"].str.contains("together with the federal capital")
    found["category"] += together.map({True: WITH_CAPITAL, False: ""})
    order = frame.groupby("geography")["value"].max()
    if house == CATEGORY["provincial"] and selection.period in ("", LATEST):
        found = pd.concat([found, _absent(house)], ignore_index=True)
    found["unit"] = CHART.unit
    found["size"] = -found["geography"].map(order)
    return found.sort_values(["size", "geography", "period"], kind="stable", ignore_index=True).drop(columns="size")


def _absent(house: str) -> pd.DataFrame:
    """The provinces of the election whose papers for provincial assemblies no source counts."""
    like = tables.figures("candidates", "women-nomination-papers")
    like = like[(like["category"] == house) & (like["period"] == EARLIER)]
    codes = like["geography"].map(lambda name: i18n.slug(name))
    return like.assign(
        figure_id=f"women-papers-{LATEST}-" + codes,
        period=LATEST,
        value=float("nan"),
        empty_kind="not-reported",
        status="read from text",
        note="Not in the sources used.",
    )


def _with_capital(row: Row) -> bool:
    """Punjab was counted with the federal capital for the National Assembly of 2013 and 2018."""
    return str(row["category"]).endswith(WITH_CAPITAL)


def _place(row: Row) -> str:
    name = say(row["geography"])
    return say("{place} with the federal capital", place=name) if _with_capital(row) else name


def draw(view: View) -> Drawing:
    """Grouped by province, a bar for each election; provinces that were not chosen in grey."""
    frame = view.context.assign(mine=view.chosen(view.context))
    records = frame.to_dict("records")
    single = bool(view.selection.period)
    groups = [say(row["geography"]) for row in records]
    labels = groups if single else [row["period"] for row in records]
    labels = [
        label + say(WITH_CAPITAL) if _with_capital(row) else label for label, row in zip(labels, records, strict=True)
    ]
    texts = [_text(row) for row in records]
    return bars.draw(
        labels=labels,
        values=[None if absent(row) else row["value"] for row in records],
        texts=texts,
        colours=[SHADES[row["period"]] if row["mine"] else theme.GREY for row in records],
        hovers=[f"<b>{_place(row)}, {row['period']}</b><br>{text}" for row, text in zip(records, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
        groups=() if single else groups,
        row=ROW,
    )


def _text(row: Row) -> str:
    if absent(row):
        return i18n.cell(row)
    return i18n.number(row["value"], 0) + bars.marks(row)


def title(view: View) -> str:
    """Where more and where fewer papers were filed; or what was filed in the chosen place or election."""
    house = say(HOUSES[view.value("indicator")])
    frame = view.rows.dropna(subset=["value"])
    if frame.empty:
        return say(
            "No count of women’s papers by province was found for the {house} of {year}",
            house=house[0].lower() + house[1:],
            year=view.rows.iloc[0]["period"],
        )
    if frame["geography"].nunique() == 1:
        told = [
            say("{n} in {year}", n=i18n.number(row["value"], 0), year=row["period"]) for row in frame.to_dict("records")
        ]
        return say(
            "Nomination papers of women in {place}, {house}: {told}",
            place=frame.iloc[0]["geography"],
            house=house,
            told=i18n.listing(told),
        )
    if view.selection.period:
        high, low = extremes(frame)
        return say(
            "Women filed {most} papers in {top} in {year}, {least} in {bottom}",
            most=i18n.number(high["value"], 0),
            top=_place(high.to_dict()),
            year=high["period"],
            least=i18n.number(low["value"], 0),
            bottom=low["geography"],
        )
    rise, fall = _steps(frame)
    years = {"first": frame["period"].min(), "last": frame["period"].max()}
    if rise and fall:
        return say(
            "Women filed more papers in {up}, fewer in {down}: {house}, {first} to {last}",
            up=i18n.listing(rise),
            down=i18n.listing(fall),
            house=house,
            **years,
        )
    return say("Nomination papers of women by province: {house}, {first} to {last}", house=house, **years)


def _steps(frame: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Provinces where more, and where fewer papers were filed at the last election than at the first."""
    rise: list[str] = []
    fall: list[str] = []
    for place, part in frame.groupby("geography", sort=False):
        step = part["value"].iloc[-1] - part["value"].iloc[0]
        if len(part) > 1 and step:
            (rise if step > 0 else fall).append(say(str(place)))
    return rise, fall


def nothing(view: View) -> str:
    """That the source has no row for the place."""
    return say("Our sources on the elections of 2013 to 2024 have no figure for {place}", place=view.place)


def subtitle(view: View) -> str:
    """Measure, which assembly, which elections have a count."""
    years = view.selection.period or say(
        "the general elections of {years}",
        years=i18n.listing(sorted(view.context.dropna(subset=["value"])["period"].unique())),
    )
    return say(
        "Nomination papers filed by women, {house}, {years}; a paper is not yet a candidate",
        house=say(HOUSES[view.value("indicator")]),
        years=years,
    )


def n(view: View) -> str:
    """The provinces counted, election by election; never a sum of papers."""
    known = view.rows.dropna(subset=["value"])
    if known["geography"].nunique() == 1:
        return say("n = {n} papers", n=i18n.listing([i18n.number(value, 0) for value in known["value"]]))
    told = [say("{n} in {year}", n=len(part), year=year) for year, part in known.groupby("period")]
    return say("n stands at each bar; provinces counted: {told}", told=i18n.listing(told)) if told else ""


def notes(view: View) -> list[str]:
    """What a paper is, what was counted together, what is missing."""
    told = [
        say(
            "Papers can be refused or withdrawn. Whether a woman who filed for several seats is counted once is not "
            "said."
        )
    ]
    if view.rows["category"].str.endswith(WITH_CAPITAL).any():
        told.append(
            say(
                "Punjab is counted together with the federal capital in 2013 and 2018, apart from it in 2024: "
                "its bars are not one series."
            )
        )
    if view.value("indicator") == "provincial":
        told.append(say("For the provincial assemblies of 2024 no count by province was found: not reported."))
    elif view.selection.period in ("", "2024"):
        told.append(say("Provinces are not added up to a total of the country."))
    return told


CHART = Chart(
    slug="women-candidates",
    theme="deciding",
    unit="nomination papers",
    question="How many women put themselves forward in elections?",
    rows=rows,
    draw=draw,
    title=title,
    nothing=nothing,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(HOUSE, PERIOD, *PLACES),
    about="The report calls them women nominated by Punjab. The press of the time gives the same numbers as papers "
    "filed, which is an earlier step: fewer women stand in the end.",
)
