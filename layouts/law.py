"""Law: acts, penalties, treaties, bills and plans, and where the report has been overtaken."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import observations, tables
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import theme_page

DESCRIPTION = (
    "The laws of Pakistan against trafficking in persons and smuggling of migrants: penalties, treaties, bills and "
    "plans, and what has changed since the report of 2021."
)
UNKNOWN = (
    "What prison terms the Smuggling Act of 2018 sets: of the bill as the Assembly passed it a newspaper says 3 to 5 "
    "years, the foreign ministry up to 14 years; the act itself was not read.",
    "Whether the Trafficking Act sets a term of its own for organised groups: the sources used do not say.",
    "How often courts use these acts and what sentences they pass: no count of sentences was found.",
    "Whether Pakistan has taken a step towards the Smuggling Protocol since the report: nothing newer was found.",
    "The exact day of accession to the Trafficking Protocol, from the UN Treaty Collection itself.",
    "What became of the bills that were pending in August 2020, and which acts the provinces have since passed.",
)
# What an act covers, in our words, by the figure that names it.
COVERS = {
    "R258": "Trafficking in persons, within the country as well as across borders; heavier terms where the victim is "
    "a woman or a child. It replaced the ordinance of 2002.",
    "R259": "Smuggling of migrants. Those who are smuggled are not made offenders by it.",
    "R301": "Trafficking across borders only, with some smuggling. Repealed by the act of 2018.",
    "R271": "Article 11 bars slavery, forced labour and traffic in people.",
    "R260": "Debt bondage, which it forbids.",
    "R262": "Leaving the country unlawfully, luring people into emigrating, false authority, broken contracts, taking "
    "money for jobs abroad (sections 17 to 20 and 22). All of it reaches across borders.",
    "R263": "The agency that investigates both crimes. Said to help prevent them; the report does not say how.",
    "R264": "Passports. Said to help prevent both crimes; the report does not say how.",
    "R265": "Foreigners in the country. Said to help prevent both crimes; the report does not say how.",
    "R261": "Missing and abducted children. Called a bill in one section of the report and enacted in another.",
    "R266": "A fund for women in distress or detention, which the report asks to be put to work.",
    "R267": "Some rights of women in marriage and family.",
    "R268": "Marriage from 18 for men and 16 for women; not in force in Sindh.",
    "R269": "Marriage from 18 for both.",
    "R270": "Forced claims to a woman’s hand, made in public against her will or her parents’.",
}
# Where later or better sources overtake what the report says of the law.
TREATIES = ("R286", "R285", "R289", "R279")  # what the chart of the treaties does not show
OVERTAKEN = ("R283", "R250", "R290", "R262")


def content(selection: Selection) -> list[Component | None]:
    """Two cards, tables of what the law says, and where the report is superseded."""
    most, least = observations.find("R250"), observations.find("E029a")
    page = theme_page.page(
        "Law",
        say(
            "Since 2018 each of the two crimes has an act of its own; trafficking in a woman or a child brings "
            "{least} to {most}. After the report was written, Pakistan joined the UN Trafficking Protocol and stopped "
            "courts from fining a trafficker instead of sending him to prison where the victim is a woman or a child.",
            least=i18n.number(least.value),
            most=most.told,
        ),
        ("maximum-penalties", "conventions"),
        selection,
        UNKNOWN,
    )
    return [*page[:-1], *_sections(), page[-1]]


def _sections() -> list[Component]:
    return [
        html.Section(
            [html.H2(say("Where the report is superseded")), *_superseded()], id="superseded", className="known"
        ),
        html.Section([html.H2(say("Acts and what they cover")), _acts()], id="acts", className="known"),
        html.Section(
            [
                html.H2(say("Bills")),
                html.P(
                    [
                        say(
                            "The report gives their state of August 2020. Three have become law since or were law "
                            "already: the Zainab Alert Bill, the bill against torture (November 2022) and the bill on "
                            "domestic violence for Islamabad (January 2026). What else is known stands under "
                        ),
                        html.A(say("Since the report"), href="/since#law"),
                        ".",
                    ]
                ),
                _list(*(_state(entry) for entry in observations.entries("bills"))),
            ],
            id="bills",
            className="known",
        ),
        html.Section(
            [
                html.H2(say("Plans and frameworks")),
                _list(*_plans()),
            ],
            id="framework",
            className="known",
        ),
        html.Section(
            [html.H2(say("Also told of the treaties")), _list(*(_state(observations.find(name)) for name in TREATIES))],
            id="treaties",
            className="known",
        ),
    ]


def _list(*items: html.Li) -> html.Ul:
    return html.Ul(list(items), className="facts")


def _state(entry: observations.Entry) -> html.Li:
    """What a figure is about and what is said of it, with the day where a treaty has one."""
    text = say("{what}: {state}", what=say(entry.row["category"]), state=say(entry.told))
    dated = entry.dataset == "conventions" and "-" in entry.row["period"]
    return citations.statement(f"{text}, {entry.period}" if dated else text, entry.id)


def _plans() -> list[html.Li]:
    told = {entry.id: entry.told.replace("-", "–") for entry in observations.entries("framework")}
    return [
        citations.statement(
            say(
                "National Strategic Framework of {years}: still applied, says section 2.7 of the report.",
                years=told["R290"],
            ),
            "R290",
        ),
        citations.statement(
            say("The framework and plan to follow it: due in {years}, say sections 1.1 and 3.2.", years=told["R291"]),
            "R291",
        ),
        citations.statement(
            say(
                "National Action Plan of {years}: named by Pakistan at the UN General Assembly in November 2021 (B).",
                years=told["E033"],
            ),
            "E033",
        ),
        citations.statement(
            say(
                "EU trade scheme GSP+: Pakistan was its biggest user and {rank} among its countries in {when}.",
                rank=told["R292"],
                when=observations.find("R292").period,
            ),
            "R292",
        ),
        citations.statement(
            say("UN development goal 8 asks for an end to forced labour and trafficking {when}.", when=told["R293"]),
            "R293",
        ),
    ]


def _superseded() -> list[Component]:
    """Changes since, in sentences with their figures, and the conflicts of sources as a table."""
    changes = [
        citations.statement(
            say(
                "Trafficking Protocol: not signed, says the report; acceded to in the year to March 2023, in {month} "
                "by one source.",
                month=observations.find("E032").period,
            ),
            "R283",
            "E031",
            "E032",
        ),
        citations.statement(
            say(
                "Fines instead of prison for sex trafficking: allowed in the report, which asks to end them; ended, "
                "between April 2021 and March 2022, for women and child victims only."
            ),
            "R251",
            "E028",
        ),
        citations.statement(
            say(
                "Shortest term for trafficking in women and children: not in the report; {term} in the US report of "
                "2021.",
                term=observations.find("E029a").told,
            ),
            "E029a",
        ),
        citations.statement(
            say(
                "Section 374 of the Penal Code, compulsory labour: not in the report; up to {term} in the US report "
                "of 2021.",
                term=observations.find("E030").told,
            ),
            "E030",
        ),
        citations.statement(
            say(
                "National plan: the framework of {old} is said to go on and its successor to be due; the plan of {new} "
                "had been adopted.",
                old=observations.find("R290").told,
                new=observations.find("E033").told,
            ),
            "R290",
            "R291",
            "E033",
        ),
    ]
    conflicts = [
        html.Li(
            [
                say(
                    "{what} Used here: {use} Why: {why}",
                    what=i18n.sentence(row["what_differs"]),
                    use=i18n.sentence(row["what_we_use"]),
                    why=i18n.sentence(row["why"]),
                ),
                " (",
                html.A(row["id"], href="/data#discrepancies", className="fact-id"),
                f", {row['section']})",
            ]
        )
        for row in tables.discrepancies(OVERTAKEN)
    ]
    return [
        _list(*changes),
        html.H3(say("Conflicts of sources on the law")),
        _list(*conflicts),
    ]


def _acts() -> Component:
    """Name, year, what is covered, where, and the figure; in the order of COVERS."""
    rows = []
    for name, covers in COVERS.items():
        entry = observations.find(name)
        rows.append(
            html.Tr(
                [
                    html.Th([entry.told, html.Span(f", {entry.period}")], scope="row"),
                    html.Td(say(covers), className="told"),
                    html.Td(entry.row["geography"]),
                    html.Td(say(entry.row["category"])),
                    html.Td([citations.reference(name), ": ", *citations.sources(entry)]),
                ]
            )
        )
    return citations.frame(
        "Laws that the report names",
        ["Law", "What it covers", "Where", "Kind", "Figure and source"],
        rows,
        "acts",
    )
