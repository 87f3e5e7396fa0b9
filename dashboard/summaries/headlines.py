"""The four answers of the overview, computed from the rows of their charts."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import addresses, i18n
from dashboard.charts import CHARTS
from dashboard.data.row import absent
from dashboard.i18n import say

CORRIDORS = ("R168", "R169", "R170", "R171")  # those the report calls the most common


@dataclass(frozen=True)
class Finding:
    """A question, its figure, the words that go with it and the address of its chart."""

    question: str
    figure: str
    words: str
    path: str
    theme: str


def headline() -> list[Finding]:
    """Shelters, judges, referrals and corridors, in the order of the overview."""
    coverage = CHARTS["shelter-coverage"].at()
    with_shelter = {row["geography"]: row for row in coverage.rows.to_dict("records") if not absent(row)}
    most, least = (f(with_shelter.values(), key=lambda row: row["value"]) for f in (max, min))
    judges = CHARTS["women-judges"].at()
    nation = judges.context[judges.context["geography_level"] == "country"].iloc[0].to_dict()
    referral = CHARTS["referral-ratio"].at()
    ratio = referral.rows[(referral.rows["unit"] == "percent")].iloc[0].to_dict()
    corridors = CHARTS["smuggling-corridors"].at()
    common = corridors.rows[corridors.rows["figure_id"].isin(CORRIDORS)]
    ends = sorted((str(stages).split(" > ")[-1] for stages in common["value"]), key="Europe".__eq__)
    return [
        Finding(
            "Is there a shelter where she lives?",
            say("{n} for {of}", n=i18n.number(least["numerator"]), of=i18n.number(least["denominator"])),
            say(
                "districts: women’s shelters in {place}, by an undated count in the report of 2021. {other} had one in "
                "each of its {n}.",
                place=least["geography"],
                other=most["geography"],
                n=i18n.number(most["denominator"]),
            ),
            addresses.page(coverage),
            coverage.chart.theme,
        ),
        Finding(
            "Will a woman judge hear her?",
            i18n.percent(nation["value"]),
            say(
                "of judges were women in {period}: {n}.",
                n=i18n.of(nation["numerator"], nation["denominator"]),
                period=i18n.period(nation["period"]),
            ),
            addresses.page(judges),
            judges.chart.theme,
        ),
        Finding(
            "Were identified victims referred to care?",
            i18n.percent(ratio["value"]),
            say(
                "of those identified in {period}: {n}. For the year after, the report counts more people referred, "
                "and does not say how many were identified.",
                n=i18n.of(ratio["numerator"], ratio["denominator"]),
                period=i18n.period(ratio["period"]),
            ),
            addresses.page(referral),
            referral.chart.theme,
        ),
        Finding(
            "Which way are migrants smuggled?",
            say("{n} routes", n=len(common)),
            say(
                "were called the most common by a study of 2018: to {ends}. It does not count the people on them.",
                ends=i18n.listing(list(map(_called, ends))),
            ),
            addresses.page(corridors),
            corridors.chart.theme,
        ),
    ]


def _called(end: str) -> str:
    """The end of a route as it is called in a sentence."""
    if end == "Europe":
        return say("the rest of Europe")
    return say("the {name}", name=say(end)) if end == "United Arab Emirates" else say(end)
