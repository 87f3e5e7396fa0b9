"""Response: how the state acts against trafficking, who judges it, and what is not counted."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import theme_page

DESCRIPTION = (
    "How Pakistan investigates, prosecutes and convicts traffickers, how a US report rates it year by year, which "
    "offices act, and where services for victims fail."
)
UNKNOWN = (
    "How many investigations, prosecutions and convictions concern forced or bonded labour.",
    "Any count of prosecutions after March 2021, and the tier after 2023 from a source that meets our standard.",
    "How many cases stand under the Trafficking Act and how many under the Smuggling Act: the one count pools them.",
    "Which embassies the offices abroad are at, where the task forces work, and how many circles the agency has.",
    "What Khyber Pakhtunkhwa, Sindh, Balochistan, Gilgit-Baltistan and Azad Jammu and Kashmir investigate: only "
    "Punjab’s share is told.",
    "How many officials were tried for taking part in trafficking alone, apart from forged documents.",
    "What help victims received after referral, and whether it lasted.",
)
OFFICIALS = ("E438", "E439", "E437", "E440")
REGION = ("E035", "E036", "E037")
ZONES = ("E197", "E198", "E199", "E200", "E201", "E202", "E203")
CARDS = ("tier-placement", "punjab-share", "investigations-to-convictions", "fia-cases")


def content(selection: Selection) -> list[Component | None]:
    """Cards, facts that are no chart, what is not known."""
    page = theme_page.page(
        "Response to trafficking",
        say(
            "Nearly all enforcement against trafficking is reported from Punjab. Sex trafficking is counted up to "
            "conviction; of forced and bonded labour no count was found. The US report moved Pakistan off its Watch "
            "List in {when}: one government’s judgement, not a measure of the crime.",
            when=observations.find("E008").period,
        ),
        CARDS,
        selection,
        UNKNOWN,
        sensitive=True,
    )
    return [*page[:-1], *_sections(), page[-1]]


def _sections() -> list[Component]:
    return [
        _list("Who acts", "who-acts", _who()),
        _list("What is criticised", "criticised", _criticised()),
        _list("Services for victims", "services", _services()),
        _list("Officials", "officials", _officials()),
        html.Section(
            [
                html.H2(say("Zones of the agency")),
                html.P(
                    say(
                        "Counts that newspapers reported for three zones, of a year, a month and forty days. They "
                        "cannot be added or compared. Whether smuggling is included is not said."
                    )
                ),
                html.Ul(_zones(), className="facts"),
            ],
            id="zones",
            className="known",
        ),
        html.Section(
            [
                html.H2(say("The region")),
                html.P(
                    say(
                        "The US report of 2025 adds up South and Central Asia. Pakistan’s part is not stated, so no "
                        "comparison can be made."
                    )
                ),
                html.Ul(
                    [
                        citations.statement(
                            f"{entry.measure}, {entry.period}: {i18n.number(entry.value)} (B)", entry.id
                        )
                        for entry in _entries(REGION)
                    ],
                    className="facts",
                ),
            ],
            id="region",
            className="known",
        ),
    ]


def _entries(ids: tuple[str, ...]) -> list[observations.Entry]:
    return [observations.find(name) for name in ids]


def _zones() -> list[html.Li]:
    """One item for each zone, with all that is counted of it."""
    places: dict[str, list[observations.Entry]] = {}
    for entry in _entries(ZONES):
        places.setdefault(str(entry.row["geography"]), []).append(entry)
    return [
        citations.statement(
            say(
                "{place}, {when}: {told} (B)",
                place=place,
                when=entries[0].period,
                told=i18n.listing([f"{entry.measure.lower()} {i18n.number(entry.value)}" for entry in entries]),
            ),
            *[entry.id for entry in entries],
        )
        for place, entries in places.items()
    ]


def _list(heading: str, name: str, items: list[html.Li]) -> html.Section:
    return html.Section([html.H2(say(heading)), html.Ul(items, className="facts")], id=name, className="known")


def _told(figure_id: str) -> str:
    return observations.find(figure_id).told


def _number(figure_id: str) -> str:
    return i18n.number(observations.find(figure_id).value)


def _small(figure_id: str) -> str:
    return i18n.small(int(observations.find(figure_id).value))


def _who() -> list[html.Li]:
    return [
        citations.statement(
            say(
                "The Federal Investigation Agency takes cases across borders, with {n} joint task forces; "
                "police of the provinces take those within the country. The number is undated.",
                n=_number("R028"),
            ),
            "R028",
        ),
        citations.statement(
            say("The agency had people at {n} embassies abroad. Which ones is not said.", n=_small("R029")), "R029"
        ),
        citations.statement(
            say(
                "Circles against trafficking that sources name as acting: Islamabad, Lahore, Gujranwala, "
                "and a composite circle in Gwadar. This is not a full list (B)."
            ),
            "E268",
            "E269",
            "E270",
            "E271",
        ),
        html.Li(
            say(
                "After training by the UN office the agency is said to tell the two crimes apart better in its "
                "data (report, section 2.1)."
            )
        ),
        citations.statement(
            say(
                "The US report of 2021 gives credit for rules to carry out the Trafficking Act, a five-year plan "
                "and more referrals to care."
            ),
            "R034a",
            "R034b",
            "R034c",
        ),
    ]


def _criticised() -> list[html.Li]:
    return [
        citations.statement(
            say("Enforcement is lopsided: in 2020/21 Punjab reported {share} of it.", share=_told("R030")),
            "R030",
            "E020",
        ),
        citations.statement(
            say("In 2019/20 only {n} of six provinces and territories convicted a trafficker.", n=_small("E019")),
            "E019",
        ),
        citations.statement(
            say(
                "In 2018/19 Punjab alone reported convictions for bonded labour; in 2020/21 {change} of "
                "its victims were identified than before.",
                change=_told("E021"),
            ),
            "E023",
            "E021",
        ),
        citations.statement(
            say(
                "Investigations in 2019/20 into traffickers of people found in other countries: {n}.", n=_small("E025")
            ),
            "E025",
        ),
        html.Li(
            say(
                "An official of the International Labour Organization finds labour inspectors few and little "
                "aware of these laws (report, section 2.6)."
            )
        ),
        citations.statement(
            say(
                "Both crimes together brought criminals about {sum} in profit, by an estimate that the UN "
                "office published in {when}; the year of the profit is not given (B).",
                sum=_told("E410"),
                when=observations.find("E410").period,
            ),
            "E410",
        ),
    ]


def _services() -> list[html.Li]:
    return [
        citations.statement(
            say(
                "More victims were identified in 2019 than the year before, while efforts to protect them "
                "fell, in the view of the US report of 2020."
            ),
            "R009",
        ),
        citations.statement(
            say(
                "Some state shelters kept women from moving freely and urged them to go back to those who "
                "had abused them. Some victims said that shelters had exposed them to sex trafficking. "
                "None is named."
            ),
            "R052a",
            "R052b",
            "R052c",
        ),
        citations.statement(
            say(
                "Child protection units were at work in {n} provinces in 2020/21, some short of staff. "
                "Sindh had added {more} in 2017/18.",
                n=_small("R053a"),
                more=_small("E027"),
            ),
            "R053a",
            "E027",
        ),
        html.Li(
            [
                say("How many victims were referred to care, and where shelters are counted: "),
                html.A(say("Referrals"), href="/referrals"),
                ", ",
                html.A(say("Shelters"), href="/shelters"),
                ".",
            ]
        ),
    ]


def _officials() -> list[html.Li]:
    """Complicity: what was found, and what became of it."""
    told = {name: _number(name) for name in OFFICIALS}
    return [
        citations.statement(
            say("In 2018/19 one official was convicted of a part in trafficking, the first in ten years."), "E022"
        ),
        html.Li(
            say(
                "Credible reports that officials took part were not acted upon, and several well-known cases "
                "were dropped: so the UNODC report, after a US report (section 2.7)."
            )
        ),
        citations.statement(
            say(
                "From 2022 to 2024, over trafficking and forged documents together, {named} officials of "
                "the agency were named in cases, {arrested} arrested, {dismissed} dismissed and "
                "{acquitted} acquitted (B). These four are not parts of one another.",
                named=told["E438"],
                arrested=told["E439"],
                dismissed=told["E437"],
                acquitted=told["E440"],
            ),
            *OFFICIALS,
        ),
    ]
