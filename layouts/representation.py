"""Women who decide: judges, police officers, members of parliament and those who stand for it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import observations
from dashboard.data.observations import Entry
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import theme_page

DESCRIPTION = (
    "What share of judges and of police officers are women, court by court and province by province, and how women "
    "come to parliament."
)
UNKNOWN = (
    "Judges in Azad Jammu and Kashmir and Gilgit-Baltistan: the table of 2018 has no row for them.",
    "Judges by province since 2018: later figures are national totals, and two high courts.",
    "Women in the police of every province after 2017: no later table of the National Police Bureau was found.",
    "Women among prosecution officers and lawyers by province: only national counts were found.",
    "How many members each house of parliament had when its women were counted: the report prints no size.",
    "How many women stood for the provincial assemblies of 2024, province by province.",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards on the judiciary, the police and parliament; then what is no chart."""
    return theme_page.page(
        "Women who decide",
        _lead(),
        (
            "women-judges",
            "women-judges-by-court",
            "women-police",
            "women-judges-2018-2024",
            "women-in-parliament",
            "women-candidates",
        ),
        selection,
        UNKNOWN,
        after=(html.Section(_facts(), className="more-facts"),),
    )


def _lead() -> str:
    then, now, police = (observations.find(name) for name in ("R093", "E125", "E101"))
    return say(
        "Survivors meet the state first as a police officer and later as a judge. Women were {judges} of judges "
        "in {year} and {later} in a count of {month}; in {before} they were {police} of the police.",
        judges=i18n.percent(then.value, 1),
        year=then.period,
        later=i18n.percent(now.value, 1),
        month=now.period,
        police=i18n.percent(police.value, 1),
        before=police.period,
    )


def _count(entry: Entry) -> str:
    return i18n.number(entry.value, 0)


def _share(entry: Entry) -> str:
    """A share with its n of N: "15.4 % (341 of 2,210)"."""
    return f"{i18n.percent(entry.value)} ({entry.n})" if entry.n else i18n.percent(entry.value)


def _facts() -> list[Component]:
    return [
        html.H2(say("Also known")),
        html.H3(say("The bench and the bar")),
        html.Ul(_justice(), className="facts"),
        html.H3(say("The police since 2017")),
        html.Ul(_police(), className="facts"),
        html.H3(say("Parliament and elections")),
        html.Ul(_politics(), className="facts"),
        citations.table(
            "Seats set aside for women, December 2023",
            observations.entries("parliament", "seats-reserved-for-women"),
            "reserved-seats",
            tall=False,
        ),
        citations.table(
            "Women recruited into the police of the merged districts",
            [
                entry
                for entry in observations.entries("police", "women-police-recruited")
                if entry.row["geography_level"] == "district"
            ],
            "merged-districts",
        ),
    ]


def _note(figure_id: str) -> str:
    """What the dataset remarks on a figure, as a sentence."""
    return i18n.sentence(observations.find(figure_id).row["note"])


def _justice() -> list[html.Li]:
    find = observations.find
    return [
        citations.statement(
            say(
                "The first women became judges in {year}. In family courts women are {share}; that is one "
                "kind of court, not all of them.",
                year=find("R095").told.split()[0],
                share=find("R094").told,
            ),
            "R095",
            "R094",
        ),
        citations.statement(
            say(
                "Of prosecution officers in the country, {share} were women in {month} (B). By province "
                "nothing was found.",
                share=_share(find("E131")),
                month=find("E131").period,
            ),
            "E131",
        ),
        citations.statement(
            say(
                "Of enrolled lawyers, {share} were women in {month} as printed (B). {note}",
                share=i18n.percent(find("E132").value, 0),
                month=find("E132").period,
                note=_note("E132"),
            ),
            "E132",
        ),
        citations.statement(
            say(
                "Earlier shares of women among judges were higher, the report says, in Khyber Pakhtunkhwa "
                "above all. It prints none of them."
            ),
            "R096",
        ),
    ]


def _police() -> list[html.Li]:
    find = observations.find
    punjab, islamabad = find("E109"), find("E445")
    return [
        citations.statement(
            say(
                "Punjab: about {n} women in {year}, by the police themselves; by the press {share}, both "
                "counts rounded (B). A round of {month} took in more than {more} (B).",
                n=_count(find("E442")),
                year=find("E442").period,
                share=_share(punjab),
                more=_count(find("E443")),
                month=find("E443").period,
            ),
            "E442",
            "E109",
            "E443",
        ),
        citations.statement(
            say(
                "Sindh raised its quota for women from {before} to {after} in {year} and offered {posts} "
                "posts for women constables in {month}. A quota and a post on offer are not yet an officer "
                "(B).",
                before=i18n.percent(find("E110a").value, 0),
                after=i18n.percent(find("E110b").value, 0),
                year=find("E110a").period,
                posts=_count(find("E444")),
                month=find("E444").period,
            ),
            "E110a",
            "E110b",
            "E444",
        ),
        citations.statement(
            say(
                "Islamabad: {share} in {month}, without counts; the bureau’s table of {then} has {before} (B).",
                share=i18n.percent(islamabad.value),
                month=islamabad.period,
                before=i18n.percent(find("E104").value),
                then=find("E104").period,
            ),
            "E445",
            "E104",
        ),
        citations.statement(
            say(
                "Women police stations in Balochistan: the first, in Quetta, was reported in {first}; by "
                "{month} those of Quetta, Kech and Nasirabad were at work, one for Sibi was decided (B).",
                first=find("E447").period,
                month=find("E083").period,
            ),
            "E447",
            "E083",
            "E084",
            "E085",
            "E086",
        ),
    ]


def _politics() -> list[html.Li]:
    find = observations.find
    before, now, party, elected = (find(name) for name in ("E334", "E335", "E336", "E342"))
    return [
        citations.statement(
            say(
                "Candidates, which is fewer than papers: for the general seats of the National Assembly "
                "{before} women stood in {then} and {now} in {year} (B). {note} {more}",
                before=_count(before),
                then=before.period,
                now=_count(now),
                year=now.period,
                note=_note("E334"),
                more=_note("E335"),
            ),
            "E334",
            "E335",
        ),
        citations.statement(
            say(
                "Parties gave women {share} of their tickets for general seats in {year} (B). {note}",
                share=_share(party),
                year=party.period,
                note=_note("E336"),
            ),
            "E336",
        ),
        citations.statement(
            say(
                "In {year}, {n} women won a general seat in the national and provincial assemblies (B). {note}",
                year=elected.period,
                n=_count(elected),
                note=_note("E342"),
            ),
            "E342",
        ),
    ]
