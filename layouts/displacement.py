"""Displacement: Afghans who came, who live in Pakistan, and what earlier moves of people were."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data import observations
from dashboard.i18n import number, percent, say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import theme_page

DESCRIPTION = (
    "How many Afghans arrived in Pakistan in 2021, how many live there, and in which districts, by who counted."
)
UNKNOWN = (
    "How many Afghans arrived in 2021: the two counts differ, and nothing decides between them.",
    "How many Afghans live in Pakistan without being registered.",
    "How many have left since 2021 in all: counts of returns begin in September 2023, overlap and cannot be added up; "
    "each stands under “Since 2021” with its source.",
    "How many of those displaced were smuggled or trafficked: nobody counted.",
    "Afghan nationals in Azad Jammu and Kashmir and Gilgit-Baltistan: the census tables leave both out.",
)


def _facts() -> html.Section:
    find = observations.find
    return html.Section(
        [
            html.H2(say("Other moves of people")),
            html.Ul(
                [
                    citations.statement(
                        say(
                            "In five countries together, {n} Afghans in need of protection arrived "
                            "({when}); {share} of them were women and children. It is not a count for "
                            "Pakistan alone.",
                            n=number(find("R148").value),
                            when=find("R148").period,
                            share=percent(find("R149").value, 0),
                        ),
                        "R148",
                        "R149",
                    ),
                    citations.statement(
                        say(
                            "At partition in {when}, nearly {n} Muslims came from India and {m} Sikhs and "
                            "Hindus left for it.",
                            when=find("R156").period,
                            n=number(find("R156").value),
                            m=number(find("R157").value),
                        ),
                        "R156",
                        "R157",
                    ),
                    citations.statement(
                        say(
                            "Pakistanis are {told} of all nationalities on irregular ways to the European "
                            "Union and Australia, says a paper of {when}.",
                            told=find("R247").told,
                            when=find("R247").period,
                        ),
                        "R247",
                    ),
                ],
                className="facts",
            ),
        ],
        className="facts-section",
        id="others",
    )


def content(selection: Selection) -> list[Component | None]:
    """Cards on arrivals, on who lives there and where."""
    find = observations.find
    return theme_page.page(
        "Displacement",
        say(
            "The UN refugee agency counted {a} Afghans newly arrived in 2021; the government spoke of {b}, without a "
            "date. The agency put the Afghans living in Pakistan at {c} in 2021. The census of 2023 counts "
            "nationals, which is another count, and finds "
            "most of them in few districts.",
            a=number(find("R151").value),
            b=number(find("R152").value),
            c=number(find("R150").value),
        ),
        ("afghan-arrivals", "afghans-in-pakistan", "afghan-nationals"),
        selection,
        UNKNOWN,
        after=(_facts(),),
    )
