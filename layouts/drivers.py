"""Gender and drivers: what makes women and girls easier to deceive, to trade and to silence."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.data import observations
from dashboard.data.observations import Entry
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import theme_page

DESCRIPTION = (
    "Girls out of school, women at work and on the electoral rolls, early marriage, and the gender gap index: what the "
    "report counts among the causes of trafficking, with its slips put right."
)
UNKNOWN = (
    "How many girls are out of school in Azad Jammu and Kashmir and Gilgit-Baltistan: the census tables leave both "
    "out.",
    "How many women have no identity card today: the report’s “most” goes back to a work of 2013.",
    "How many women are killed in the name of honour: the figures in use are undated estimates.",
    "How many children work in private homes, and since when the figure in use has been told.",
    "How many people are bonded in brick kilns now: the one estimate is of 2001.",
    "The gender gap index of 2017 to 2019, and its score before 2021, from a source that could be read.",
    "Whether any of this causes trafficking, and by how much: no source here measures it.",
)
NATIONAL = ("E283", "E282", "E284", "E288", "E293")  # women's share of voters, by date


def content(selection: Selection) -> list[Component | None]:
    """Cards on school, work, votes, marriage and the index; then what is no chart."""
    return theme_page.page(
        "Gender and drivers",
        _lead(),
        ("girls-out-of-school", "labour-participation", "women-voters", "early-marriage", "gender-gap"),
        selection,
        UNKNOWN,
        after=(html.Section(_facts(), className="more-facts"),),
        sensitive=True,
    )


def _lead() -> str:
    girls = CHARTS["girls-out-of-school"].at().rows.dropna(subset=["value"]).drop_duplicates("geography")
    out, of = girls["numerator"].sum(), girls["denominator"].sum()
    index = observations.find("E351")
    return say(
        "In the census of 2023, {out} million of {of} million girls aged 5 to 16 were out of school: {share}. "
        "In the gender gap index of {year} Pakistan ranked {rank} countries.",
        out=i18n.number(out / 1e6, 1),
        of=i18n.number(of / 1e6, 1),
        share=i18n.percent(100 * out / of, 0),
        year=index.period,
        rank=index.n,
    )


def _whole(entry: Entry) -> str:
    """A share as its source prints it: a whole percent."""
    return i18n.percent(entry.value, 0)


def _count(entry: Entry) -> str:
    """A round number without its unit."""
    if entry.value >= 1e6:
        return say("{n} million", n=i18n.number(entry.value / 1e6))
    return i18n.number(entry.value, 0)


def _facts() -> list[Component]:
    return [
        html.H2(say("Also known")),
        html.H3(say("Printed figures put right")),
        html.Ul(_corrections(), className="facts"),
        html.H3(say("School and work")),
        html.Ul(_work(), className="facts"),
        html.H3(say("Papers and votes")),
        html.Ul(_papers(), className="facts"),
        html.H3(say("Marriage")),
        html.Ul(_marriage(), className="facts"),
        html.H3(say("Violence")),
        html.Ul(_violence(), className="facts"),
        html.H3(say("Children and people in bondage")),
        html.Ul(_bondage(), className="facts"),
        citations.table("Women’s share of registered voters in single districts", _districts(), "voters-by-district"),
        citations.table(
            "Registered men less registered women: the widest gaps",
            observations.entries("voters", "gap-in-registered-voters"),
            "voters-gap",
        ),
    ]


def _corrections() -> list[html.Li]:
    find = observations.find
    score, rank, killed, world, printed = (find(name) for name in ("R118", "R117", "R134", "R133", "R135"))
    said, census, before = find("R116"), find("E386"), find("E380")
    behind = int(rank.row["denominator"] - rank.value)
    return [
        citations.statement(
            say(
                "Printed: a gender gap of {score} in {year}. Right: {score} is the part of the gap that is closed; "
                "{open} stays open.",
                score=score.told,
                year=score.period,
                open=i18n.percent(100 - score.value),
            ),
            "R118",
        ),
        citations.statement(
            say(
                "Printed: third from the bottom. Right: {rank} leaves {behind} countries below, which makes it "
                "the fourth.",
                rank=rank.n,
                behind=i18n.small(behind),
            ),
            "R117",
            "R120",
        ),
        citations.statement(
            say(
                "Printed: {killed} of {world} killings in the name of honour are {printed} of the world’s. Right: they "
                "are {share}. Both counts are undated estimates of the UN Population Fund, told by a study of 2014; "
                "neither is a count of cases, so neither is drawn here.",
                killed=_count(killed),
                world=_count(world),
                printed=_whole(printed),
                share=i18n.percent(100 * killed.value / world.value, 0),
            ),
            "R133",
            "R134",
            "R135",
        ),
        citations.statement(
            say(
                "Printed: more than {said} of the people are women. Counted: {before} in the census of {then}, {share} "
                "in that of {now} ({n}).",
                said=_whole(said),
                before=i18n.percent(before.value),
                then=before.period,
                share=i18n.percent(census.value),
                now=census.period,
                n=census.n,
            ),
            "R116",
            "E380",
            "E386",
        ),
    ]


def _work() -> list[html.Li]:
    find = observations.find
    return [
        citations.statement(
            say(
                "About {n} of rural women and girls at work are in agriculture ({year}).",
                n=_whole(find("R121")),
                year=find("R121").period,
            ),
            "R121",
        ),
        citations.statement(
            say(
                "Almost {n} of women without work say that men of the family do not let them take any. The "
                "report gives no date; the brief behind it appeared in 2016.",
                n=_whole(find("R126")),
            ),
            "R126",
        ),
        citations.statement(
            say(
                "About one in four women with a university degree ({n}) works outside the home; undated in "
                "the same way.",
                n=_whole(find("R127")),
            ),
            "R127",
        ),
        citations.statement(
            say(
                "Of rural women, {n} hold a college degree; of those, {work} have a job, mostly as teachers ({year}).",
                n=_whole(find("R128")),
                work=_whole(find("R129")),
                year=find("R128").period,
            ),
            "R128",
            "R129",
        ),
        citations.statement(
            say(
                "More than {n} people left Pakistan for work ({years}): departures added up, not people abroad now.",
                n=_count(find("R130")),
                years=find("R130").period,
            ),
            "R130",
        ),
    ]


def _papers() -> list[html.Li]:
    find = observations.find
    turnout, later, highest = find("R114"), find("E449"), find("E451")
    return [
        citations.statement(
            say(
                "Most women are said to have no national identity card. The claim goes back to a work of "
                "{year}; by 2018 {n} of {of} registered voters were women, and to register takes a card.",
                year=find("R115").period,
                n=i18n.million(find("E282").row["numerator"]),
                of=i18n.million(find("E282").row["denominator"]),
            ),
            "R115",
            "E282",
        ),
        citations.statement(
            say(
                "Women’s share of the voters of the whole country: {series} (B).",
                series=i18n.listing(
                    [
                        say("{share} in {when}", share=i18n.percent(find(name).value), when=find(name).period)
                        for name in NATIONAL
                    ]
                ),
            ),
            *NATIONAL,
        ),
        citations.statement(
            say(
                "The report rounds the women registered in {year} to {n}.",
                year=find("R113").period,
                n=_count(find("R113")),
            ),
            "R113",
        ),
        citations.statement(
            say(
                "Of the women registered, {then} voted in {year} and around {now} in {later}; the second "
                "is preliminary.",
                then=_whole(turnout),
                year=turnout.period,
                now=_whole(later),
                later=later.period,
            ),
            "R114",
            "E450",
            "E449",
        ),
        citations.statement(
            say(
                "Votes were first counted by sex in {year}. The highest turnout of women in any "
                "constituency was {n}, in {place} in Sindh.",
                year=turnout.period,
                n=_whole(highest),
                place=highest.row["geography"],
            ),
            "E450",
            "E451",
        ),
    ]


def _marriage() -> list[html.Li]:
    find = observations.find
    return [
        citations.statement(
            say(
                "By the act of {year} a girl may marry at {girls}, a boy at {boys}, as the law stood when "
                "the report was written.",
                year=find("R141").period,
                girls=_count(find("R141")),
                boys=_count(find("R142")),
            ),
            "R141",
            "R142",
        ),
        citations.statement(
            say(
                "Sindh set {n} for both in {year}, alone at the time of the report; Islamabad did so on {later}.",
                n=_count(find("R143")),
                year=find("R143").period,
                later=find("E586").period,
            ),
            "R143",
            "E586",
        ),
        citations.statement(
            say(
                "Of girls, {n} are said to be married before they are of age, in works of 2016 and 2017 "
                "that are no survey. The census counts by age group instead, as the map above shows.",
                n=_whole(find("R140")),
            ),
            "R140",
        ),
    ]


def _violence() -> list[html.Li]:
    find = observations.find
    women, monitored = find("R139"), find("R138")
    return [
        citations.statement(
            say(
                "In its own monitoring of {year} the Human Rights Commission of Pakistan found at least "
                "{n} victims, {women} of them women or girls. Of which crime is not said, and what is "
                "detected is not all there is.",
                year=monitored.period,
                n=_count(monitored),
                women=_count(women),
            ),
            "R138",
            "R139",
        ),
        citations.statement(
            say(
                "The commission’s estimates for a year, more than {victims} women who suffer violence and "
                "more than {lives} who take or try to take their own lives, may be meant for Punjab or for "
                "the country: the sentence leaves it open.",
                victims=_count(find("R136")),
                lives=_count(find("R137")),
            ),
            "R136",
            "R137",
        ),
        citations.statement(
            say(
                "Around {n} girls of Christian and Hindu families a year are said to be converted and made "
                "to marry: an estimate of advocates from a study of {year}, not a count.",
                n=_count(find("R146")),
                year=find("R146").period,
            ),
            "R146",
        ),
        citations.statement(
            say(
                "People who are not Muslims were about {then} in {year}, with what is now Bangladesh, and "
                "are {low} to {high} today: two countries, not one trend.",
                then=_whole(find("R144")),
                year=find("R144").period,
                low=_count(find("R145a")),
                high=_whole(find("R145b")),
            ),
            "R144",
            "R145a",
            "R145b",
        ),
    ]


def _bondage() -> list[html.Li]:
    find = observations.find
    return [
        citations.statement(
            say(
                "Child domestic workers are put at {n}. The report names neither a year nor a source.",
                n=_count(find("R131")),
            ),
            "R131",
        ),
        citations.statement(
            say(
                "More than {n} women, men and children worked in bondage in brick kilns by a rough "
                "estimate of {year}; nothing newer stands in the report.",
                n=_count(find("R132")),
                year=find("R132").period,
            ),
            "R132",
        ),
    ]


def _districts() -> list[Entry]:
    return [
        entry
        for entry in observations.entries("voters", "women-share-of-registered-voters")
        if entry.row["geography_level"] == "district"
    ]
