"""Women in parliament, 2021: how they came to their seats, and the offices they hold (report, section 2.4)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import measures, tables
from dashboard.data.row import own
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS, SEQUENTIAL
from dashboard.selection import Selection

# Category of a row of seats -> the house, and the kind of seat; in the order they are drawn.
SEATS = {
    "national assembly, reserved seats": ("national assembly", "Reserved for women"),
    "national assembly, general seats": ("national assembly", "General seats"),
    "national assembly, non-muslim seats": ("national assembly", "Seats of non-Muslims"),
    "senate, reserved seats": ("senate", "Reserved for women"),
    "senate, general seats": ("senate", "General seats"),
    "senate, technocrat seats": ("senate", "Technocrats"),
}
HOUSES = {"national assembly": "National Assembly", "senate": "Senate"}
OFFICES = {"women-parliamentary-secretaries": "parliamentary secretaries", "committees-chaired-by-women": "committees"}
FILTERED = ("R098", "R103")  # women of a whole house: the N of the other rows, not a share of anything printed
LIGHT = SEQUENTIAL["deciding"][2]


def rows(selection: Selection) -> pd.DataFrame:
    """Seats as shares of the women of a house, offices as shares of the offices of their kind, in percent."""
    frame = tables.figures("parliament", "women-members-of-parliament", *OFFICES)
    frame = frame[(frame["period"] == "2021") & ~frame["figure_id"].isin(FILTERED)]
    seats = frame[frame["indicator"] == "women-members-of-parliament"]
    order = {category: i for i, category in enumerate(SEATS)}
    seats = seats.sort_values("category", key=lambda column: column.map(order))
    offices = frame[frame["indicator"].isin(list(OFFICES))].copy()
    kinds = offices["indicator"].map(OFFICES)
    offices["category"] = offices["category"] + ", " + kinds + " led or held by women"
    found = pd.concat([seats, offices], ignore_index=True)
    return measures.share(found).assign(office=[False] * len(seats) + [True] * len(offices))


def draw(view: View) -> Drawing:
    """Three groups: the women of each house by kind of seat, then the offices; seats set aside for women are light."""
    records = view.records
    groups, labels, colours = [], [], []
    sizes = {SEATS[r["category"]][0]: r["denominator"] for r in records if not own(r, "office")}
    for row in records:
        if own(row, "office"):
            house, what = row["category"].split(", ", 1)
            groups.append(say("Offices that women hold"))
            kind = say("committees chaired") if "committees" in what else say("parliamentary secretaries")
            labels.append(f"{say(HOUSES[house])}: {kind}")
            colours.append(COLOURS["deciding"])
            continue
        house, seat = SEATS[row["category"]]
        groups.append(say("{house}: its {n} women", house=say(HOUSES[house]), n=i18n.number(sizes[house])))
        labels.append(say(seat))
        colours.append(LIGHT if seat == "Reserved for women" else COLOURS["deciding"])
    texts = [i18n.with_n(row) + bars.marks(row) for row in records]
    return bars.draw(
        labels=labels,
        values=[row["value"] for row in records],
        texts=texts,
        colours=colours,
        hovers=[f"<b>{group}</b><br>{label}: {text}" for group, label, text in zip(groups, labels, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
        groups=groups,
    )


def title(view: View) -> str:
    """How many of the women of the larger house hold a seat that men could have had."""
    seats = view.rows[~view.rows["office"]].set_index("category")
    general, reserved = (seats.loc[f"national assembly, {kind} seats"] for kind in ("general", "reserved"))
    return say(
        "In 2021, {reserved} of the {n} women in the National Assembly held reserved seats and {general} general ones",
        n=i18n.number(general["denominator"]),
        reserved=i18n.number(reserved["numerator"]),
        general=i18n.small(int(general["numerator"])),
    )


def subtitle(view: View) -> str:
    """Measure, unit, place, year."""
    return say(
        "Women members by kind of seat, in percent of the women of the house, and offices they hold, in percent "
        "of all such offices, parliament of Pakistan, 2021"
    )


def n(view: View) -> str:
    """Women of both houses, and offices of each kind."""
    seats = view.rows[~view.rows["office"]]
    sizes = {SEATS[row["category"]][0]: row["denominator"] for row in seats.to_dict("records")}
    offices = view.rows[view.rows["office"]].to_dict("records")
    return say(
        "n = {assembly} women in the National Assembly, {senate} in the Senate; {offices}",
        assembly=i18n.number(sizes["national assembly"]),
        senate=i18n.number(sizes["senate"]),
        offices=i18n.listing([_office(row) for row in offices]),
    )


def _office(row: dict[str, object]) -> str:
    house, what = str(row["category"]).split(", ", 1)
    kind = say("committees") if "committees" in what else say("parliamentary secretaries")
    return say(
        "{n} {kind} of the {house}", n=i18n.number(float(str(row["denominator"]))), kind=kind, house=say(HOUSES[house])
    )


def notes(view: View) -> list[str]:
    """What the shares are of, and what cannot be said."""
    return [
        say(
            "Shares of the women, not of the house: the report prints no size of either house, so it gives no share of "
            "women among all members."
        ),
        say("Light bars are seats set aside for women; dark ones are seats and offices open to men as well."),
        say("Read from the websites of both houses by the report; the members of today are others."),
    ]


CHART = Chart(
    slug="women-in-parliament",
    theme="deciding",
    unit="percent",
    level="country",
    question="How do women come to sit in parliament, and what do they lead there?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    about="Parliament makes the laws on trafficking and watches over those who apply them. Parties fill the reserved "
    "seats; the voters fill the general ones.",
)
