"""Trafficking: what the two crimes are, where people are taken from and to, and what is counted of it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data import observations, provenance, tables
from dashboard.i18n import listing, number, percent, say, sentence
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import theme_page

DESCRIPTION = (
    "What trafficking in persons is and what smuggling of migrants is, which countries sources name for trafficking, "
    "and what is counted of people deported and people wanted."
)
UNKNOWN = (
    "How many people are trafficked into, within or out of Pakistan: the report finds no statistics to rely on.",
    "Whether the countries named in papers of 2013 and 2015 are still those that matter.",
    "What became of the people deported, and how many of them had been smuggled or trafficked.",
    "Deportations from all countries in 2015 to 2020, year by year, and from Europe in 2021.",
    "How many of the victims found in Pakistan were girls, boys or men, and over which years the share was taken.",
)


def _crime(name: str, theme: str, what: str, law: str, counted: list[str | Component]) -> html.Div:
    act = observations.find(law)
    return html.Div(
        [
            html.H2(say(name)),
            html.P(say(what)),
            html.P(
                [
                    html.Strong(say("The law: ")),
                    say("{act} {year}", act=act.told, year=act.period),
                    *citations.references(law),
                    ".",
                ]
            ),
            html.P([html.Strong(say("What is counted: ")), *counted]),
        ],
        className=f"crime theme-{theme}",
    )


def _crimes() -> html.Div:
    """The two crimes side by side."""
    return html.Div(
        [
            _crime(
                "Trafficking in persons",
                "trafficking",
                "A person is recruited, moved, kept or handed on by force, threat or deceit, in order to be exploited: "
                "in prostitution or forced labour, for instance. The wrong is done to that person; no border need be "
                "crossed.",
                "R258",
                [
                    say("victims whom officials identify and refer to care, and cases in court: see "),
                    html.A(say("Referrals"), href="/referrals"),
                    say(". Of the places, only that they are named."),
                ],
            ),
            _crime(
                "Smuggling of migrants",
                "smuggling",
                "A person is taken across a border irregularly, and others profit from it. It ends with the journey; "
                "the wrong is done to the state, and under this act migrants are no offenders. On the way, it can turn "
                "into trafficking.",
                "R259",
                [
                    say("the ways that sources describe and the districts they name, not the people: see "),
                    html.A(say("Routes"), href="/routes"),
                    ".",
                ],
            ),
        ],
        className="crimes",
    )


def _inside() -> html.Section:
    """Movements inside the country that the report tells of."""

    def told(text: str, *ids: str) -> html.Li:
        when = observations.find(ids[0]).period
        return citations.statement(say(text, when=when), *ids)

    return html.Section(
        [
            html.H2(say("Inside the country")),
            html.P(
                say(
                    "The report passes these on from officials and other sources. They are beliefs and "
                    "experiences, not counts."
                )
            ),
            html.Ul(
                [
                    told(
                        "To Karachi: girls from the interior of Sindh, Khyber Pakhtunkhwa and Punjab, as police and "
                        "FIA officials believe ({when}). The city is called a source, a place of passage and an end.",
                        "R178",
                        "R209a",
                        "R209b",
                        "R209c",
                    ),
                    told("From the south of Punjab to large cities that are not named: girls ({when}).", "R179"),
                    told(
                        "From Upper Dir and Swat to the coal mines around Duki, Mach, Quetta and Loralai in "
                        "Balochistan: poor workers, often exploited ({when}).",
                        "R180",
                        "R210",
                        "R211",
                        "R302",
                        "R212",
                    ),
                    told(
                        "From villages to large cities, Lahore for example: girls for housework, with some money "
                        "paid in advance ({when}).",
                        "R181",
                    ),
                ],
                className="facts",
            ),
            html.P(
                [
                    say("More districts that sources name for trafficking are on "),
                    html.A(say("the map of districts"), href="/charts/hub-districts?crime=tip"),
                    ".",
                ]
            ),
        ],
        className="facts-section",
        id="inside",
    )


def _victims() -> html.Section:
    """Who the victims are, as far as shares were printed; no chart, for the rows measure different things."""
    find = observations.find
    return html.Section(
        [
            html.H2(say("Who is trafficked")),
            html.P(
                say(
                    "The shares come from two reports of UNODC, of different years, and their groups overlap: "
                    "girls are both women and girls, and children. A chart would compare what cannot be compared."
                )
            ),
            html.Ul(
                [
                    citations.statement(
                        say(
                            "Pakistan: women and girls were {n} of the victims detected. No years and no "
                            "numbers stand behind the share, and information was limited.",
                            n=percent(find("R010").value, 0),
                        ),
                        "R010",
                    ),
                    citations.statement(
                        say(
                            "World, {when}: of every ten victims detected, about five were women and two "
                            "were girls; men were {men}, and children, girls and boys, about {children}.",
                            when=find("R012").period,
                            men=percent(find("R014").value, 0),
                            children=find("R015").n,
                        ),
                        "R012",
                        "R013",
                        "R014",
                        "R015",
                    ),
                    citations.statement(
                        say(
                            "World, an edition before: children were {n} of the victims, as far as the "
                            "sentence is clear.",
                            n=percent(find("R011").value, 0),
                        ),
                        "R011",
                    ),
                    citations.statement(
                        say(
                            "To China as brides: {n} women, says a human rights commission in its report "
                            "of 2019. Which years it covers is not printed.",
                            n=number(find("R016").value),
                        ),
                        "R016",
                    ),
                ],
                className="facts",
            ),
        ],
        className="facts-section",
        id="victims",
    )


def _returned() -> html.Section:
    """Counts of deportation and of the journey that are no series."""
    find = observations.find
    batches = ("E419", "E424", "E429", "E434")
    whole = [f"{number(find(i).row['denominator'])} ({find(i).period})" for i in batches]
    return html.Section(
        [
            html.H2(say("Sent back, stopped, lost")),
            html.Ul(
                [
                    citations.statement(
                        say(
                            "More than {n} people were deported from 138 countries in six years and a "
                            "half, {when} (B). It is a sum, and no value of a year.",
                            n=number(find("E228").value),
                            when=find("E228").period,
                        ),
                        "E228",
                    ),
                    citations.statement(
                        say(
                            "Handed over by Iran at Taftan on four single days: {n} people (B). By home "
                            "province most cells are small, and withheld.",
                            n=listing(whole),
                        ),
                        *batches,
                    ),
                    citations.statement(
                        say(
                            "Stopped by the coast guards between Iran and Pakistan: {n}, {when} (B); on "
                            "the coast near Jiwani: {m}, {then} (B). Such counts follow the patrols.",
                            n=number(find("E265").value),
                            when=find("E265").period,
                            m=number(find("E266").value),
                            then=find("E266").period,
                        ),
                        "E265",
                        "E266",
                    ),
                    citations.statement(
                        say(
                            "Lost in the shipwreck off Greece in June 2023: at least {n} from Pakistan, "
                            "counted from the families who came forward (B).",
                            n=number(find("E234").value),
                        ),
                        "E234",
                    ),
                ],
                className="facts",
            ),
        ],
        className="facts-section",
        id="returned",
    )


def _crossing(entry: observations.Entry) -> html.Tr:
    row = entry.row
    by = say("the report") if row["source"] == "unodc-2021" else say("the press (B)")
    said = "" if row["value"] == "named" else say(", {status}", status=say(row["value"]))
    cells = (f"{row['geography']}, {say(row['category'])}", entry.period, by + said, row["note"])
    return html.Tr([html.Th(html.A(entry.id, href=entry.path), scope="row"), *[html.Td(cell) for cell in cells]])


def _crossings() -> html.Section:
    """Border crossings: a list and no map; the report's error with both sides; what only the press names."""
    entries = observations.entries("border", "crossing-named", "crossing-status")
    printed = {entry.row["geography"] for entry in entries if entry.row["source"] == "unodc-2021"}
    press = [entry.row["geography"] for entry in entries if entry.row["geography"] not in printed]
    conflicts = [*tables.discrepancies(("R162",)), *tables.discrepancies(("R159",))]
    return html.Section(
        [
            html.H2(say("Crossings that are named")),
            html.P(
                say(
                    "Only the press names {places}: they stand in this list and on no map (B).",
                    places=listing(list(dict.fromkeys(press))),
                )
            ),
            html.Ul(
                [
                    html.Li(
                        [
                            html.Strong(say("The report and the land differ. ")),
                            say(
                                "{what} Used here: {use} {why}",
                                what=sentence(row["what_differs"]),
                                use=sentence(row["what_we_use"]),
                                why=sentence(row["why"]),
                            ),
                            *citations.references(
                                *[
                                    i
                                    for i in provenance.parts(f"{row['figures_one_side']};{row['figures_other_side']}")
                                    if observations.known(i)
                                ]
                            ),
                        ]
                    )
                    for row in conflicts
                ],
                className="facts",
            ),
            citations.frame(
                "Border crossings as sources name them",
                ("Figure", "Crossing", "When", "Named by", "Note"),
                [_crossing(entry) for entry in entries],
                "crossings",
            ),
        ],
        className="facts-section",
        id="crossings",
    )


def content(selection: Selection) -> list[Component | None]:
    """The two crimes, the cards, then what is known without a chart."""
    find = observations.find
    return theme_page.page(
        "Trafficking in persons",
        say(
            "Sources name Afghanistan, China and Iran both as places people are trafficked from and as places they are "
            "trafficked to, without a number for each way. Victims are counted in Pakistan: {identified} identified "
            "({then_identified}) and {referred} referred to care ({then_referred}). Other counts on this page are "
            "about smuggling and borders: {iran} people handed over by Iran in {year}, and {wanted} on the list of the "
            "most wanted in {then} (B).",
            identified=number(find("R006").value),
            then_identified=find("R006").period,
            referred=number(find("R001").value),
            then_referred=find("R001").period,
            iran=number(find("E209").value),
            year=find("E209").period,
            wanted=number(find("E163").value),
            then=find("E163").period,
        ),
        ("trafficking-flows", "deportations", "red-book"),
        selection,
        UNKNOWN,
        before=(_crimes(),),
        after=(_inside(), _victims(), _returned(), _crossings()),
        sensitive=True,
    )
