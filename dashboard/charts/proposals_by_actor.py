"""How many of the report's 36 proposals address each actor (chapter 3; the actors are read from the text by us)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.rows import ROW
from dashboard.selection import Selection
from dashboard.topics import proposals

HEIGHT = 46  # pixels for a name and its bar
MOST = 16  # bars that a card has room for; of more, actors with one proposal share a bar


def rows(selection: Selection) -> pd.DataFrame:
    """One row per actor with the ids of the proposals that address it; the last row those that address nobody."""
    found = []
    for actor, ids in proposals.by_actor(proposals.chosen(heading=selection.heading)).items():
        first = proposals.find(ids[0])
        found.append(
            {
                "figure_id": "; ".join(ids),
                "geography": "Pakistan",
                "geography_level": "country",
                "period": "2021-12",
                "sex": "",
                "category": proposals.actor(actor),
                "value": float(len(ids)),
                "unit": "proposals",
                "numerator": None,
                "denominator": None,
                "empty_kind": "",
                "status": "computed by us",
                "grade": "A",
                "source": first.source,
                "locator": "chapter 3",
                "note": "A proposal that addresses several is counted at each.",
            }
        )
    return pd.DataFrame(found, columns=[*ROW])


def shown(view: View) -> tuple[proposals.Proposal, ...]:
    """The proposals that are counted."""
    return proposals.chosen(heading=view.value("heading"))


def singles(view: View) -> list[Row]:
    """The actors with one proposal, where there are too many bars; else none."""
    records = view.records
    nobody = proposals.actor(proposals.NOBODY)
    return [row for row in records if row["value"] == 1 and row["category"] != nobody and len(records) > MOST]


def draw(view: View) -> Drawing:
    """Bars, most first; then those of one proposal each as one bar; what addresses nobody last and in grey."""
    alone, count = singles(view), len(shown(view))
    nobody = proposals.actor(proposals.NOBODY)
    records = [(row["category"], row["value"], row["figure_id"]) for row in view.records if row not in alone]
    texts = [i18n.of(value, count) for _, value, _ in records]
    if alone:
        at = len(records) - (records[-1][0] == nobody)
        each = say("{n} other actors, one proposal each", n=len(alone))
        records.insert(at, (each, 1.0, "; ".join(dict.fromkeys(row["figure_id"] for row in alone))))
        texts.insert(at, say("{n} each", n=i18n.of(1.0, count)))
    return bars.draw(
        labels=[name for name, _, _ in records],
        values=[value for _, value, _ in records],
        texts=texts,
        colours=[theme.GREY if name == nobody else COLOURS["context"] for name, _, _ in records],
        hovers=[f"<b>{name}</b><br>{text}" for (name, _, _), text in zip(records, texts, strict=True)],
        ids=[ids for _, _, ids in records],
        row=HEIGHT,
    )


def title(view: View) -> str:
    """Who is addressed most, and how many proposals address nobody."""
    found, count = proposals.by_actor(shown(view)), len(shown(view))
    nobody = i18n.small(len(found.pop(proposals.NOBODY, ())))
    if not found:
        return say(
            "Report of 2021, {heading}: none of the {n} proposals says who should act",
            n=i18n.small(count),
            heading=heading(view),
        )
    first, *others = found
    if others and len(found[first]) == len(found[others[0]]):
        return say(
            "Report of 2021, {heading}: whom the {n} proposals address", n=i18n.small(count), heading=heading(view)
        )
    told = say(
        "{actor}: {most} of the {count} proposals of 2021, {named} of which name it",
        count=count,
        most=len(found[first]),
        actor=proposals.actor(first),
        named=sum(proposals.find(i).named for i in found[first]),
    )
    return told + ("" if nobody == i18n.small(0) else say("; {few} name no actor", few=nobody))


def heading(view: View) -> str:
    """What the chosen heading is called; all headings where none is chosen."""
    chosen = view.value("heading")
    return proposals.HEADING.call(chosen) if chosen else say("All headings")


def subtitle(view: View) -> str:
    """What is counted, of what."""
    return say(
        "Proposals of the report’s chapter 3 by whom they address. {heading}. December 2021", heading=heading(view)
    )


def n(view: View) -> str:
    """The number of proposals, and where the bars add up to more, why."""
    count = len(shown(view))
    if view.rows["value"].sum() <= count:
        return say("n = {n} proposals", n=count)
    return say("n = {n} proposals; one that addresses several is counted at each, so the bars add up to more", n=count)


def notes(view: View) -> list[str]:
    """How actors were read from the text."""
    unnamed = [p for p in shown(view) if not p.named]
    told = [say("An actor is whoever should act, be trained or be engaged.")]
    if alone := singles(view):
        named = i18n.semicolon().join(str(row["category"]) for row in alone)
        told.append(say("One proposal each: {names}.", names=named))
    if any(p.same_as for p in shown(view)):
        told.append(
            say("Two proposals of section 3.3 repeat two others and are counted again, as the report counts them.")
        )
    if any("federal-government" in p.actors for p in shown(view)):
        told.append(say("Where the report says only “the government”, the federal government is counted."))
    if unnamed:
        few = i18n.small(len(unnamed)).capitalize()
        named = (
            say("{n} of these proposals name nobody", n=few)
            if len(unnamed) > 1
            else say("One of these proposals names nobody")
        )
        told.append(
            say(
                "{named}. Where the text makes clear who could act, that actor is counted all the same, and the record "
                "says so.",
                named=named,
            )
        )
    return told


def spoken(view: View) -> list[str]:
    """Every actor with its count, for those who do not see the bars."""
    told = [f"{row['category']}: {i18n.number(row['value'])}" for row in view.records]
    return [i18n.ended(i18n.semicolon().join(told)), view.n + "."]


CHART = Chart(
    slug="proposals-by-actor",
    theme="context",
    unit="proposals",
    level="country",
    question="Whom do the report’s proposals address?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(proposals.HEADING,),
    spoken=spoken,
    about="A proposal without an addressee is easily left to others. Whoever wants to act on one finds here whom it "
    "concerns.",
)
