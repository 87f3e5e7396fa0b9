"""What the pages of provinces, of districts and of comparisons share: links to places, their tables and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.chart import View
from dashboard.data import provenance, source_lines
from dashboard.data.observations import Entry
from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Known, Mention
from dashboard.topics import ways
from layouts import figures
from layouts.components import observations as citations
from layouts.components.card import card

PROVINCES = "/provinces/"
DISTRICTS = "/districts/"
SHOWN = 2  # facts of a list that stand open; one more does too, where it is the last
SHORT = 8  # characters of an id that is shown as it is
Cell: TypeAlias = str | Component | list[Component | str]


def kept(selection: Selection) -> str:
    """What goes along to the page of another place: the border set and the language, never a place."""
    return Selection(borders=selection.borders, lang=selection.lang).to_search()


def district(code: str, selection: Selection) -> html.A:
    """A district as the link to its page."""
    return html.A(say(gazetteer.names()[code]), href=DISTRICTS + code + kept(selection))


def province(code: str, selection: Selection) -> html.A:
    """A province or territory as the link to its page."""
    return html.A(say(gazetteer.provinces()[code]), href=PROVINCES + code + kept(selection))


def joined(parts: Sequence[Component | str]) -> list[Component | str]:
    """Parts with commas between them and "and" before the last."""
    found: list[Component | str] = []
    for i, part in enumerate(parts):
        found += [("" if i == 0 else say(" and ") if i == len(parts) - 1 else ", "), part]
    return found


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], name: str) -> html.Div:
    """A table whose first cells head their rows; on a phone each row stands as a block of its own."""
    body = [html.Tr([html.Th(cells[0], scope="row"), *[html.Td(cell) for cell in cells[1:]]]) for cells in rows]
    return html.Div(citations.frame(caption, headings, body, name, tall=False), className="stacked")


def head(title: str, when: str) -> list[Component | str]:
    """What a row is about, with its period below."""
    return [title, html.Span(when, className="when")]


def value(row: Row) -> list[Component | str]:
    """A value, its n of N and the figures it rests on."""
    n = place_profiles.n_of(row)
    links = cited(place_profiles.ids(row)) if place_profiles.has_value(row) else []
    found: list[Component | str] = [html.Strong(place_profiles.told(row)), " "]
    return [*found, html.Span([n, *links], className="when")] if n or links else found


def reference(figure_id: str) -> html.A:
    """A figure's id as the link to all that is known of it; a long id of the census is said in words."""
    link = citations.reference(figure_id)
    if len(figure_id) > SHORT:
        link.children, link.title = say("census"), figure_id
    return link


def apart(text: str) -> html.Span | str:
    """A distance on a line of its own, below the value it belongs to."""
    return html.Span(text, className="when apart") if text else ""


def cited(ids: Sequence[str]) -> list[html.A | str]:
    """Figures as links in brackets; where many are added up, the first and how many more."""
    if not ids:
        return []
    shown: list[html.A | str] = [" (", reference(ids[0])]
    if len(ids) == 2:
        shown += [", ", reference(ids[1])]
    elif len(ids) > 2:
        shown.append(say(" and {n} more, added up", n=len(ids) - 1))
    return [*shown, ")"]


def signs() -> html.P:
    """How to read the distances and the marks of the tables."""
    return html.P(
        say(
            "A distance is in percentage points, and in percent for women per shelter; it is computed before "
            "rounding. Neither side is good or bad by itself. (B): from the press, an NGO, a study or one person. *: a "
            "share of fewer than 30. For shelters the national figure is that of the four provinces counted, added "
            "up. Not reported is not zero."
        ),
        className="fine",
    )


def found(known: Known, selection: Selection, far: bool = True) -> html.Li:
    """A district with a named shelter: how far, what is named, by which figures."""
    distance = html.Strong(f"{i18n.number(known.kilometres, 0)}{i18n.NARROW}{say('km')}") if far else ""
    where = [] if not far else [" (", say(gazetteer.provinces()[gazetteer.home(known.code)]), ")"]
    return html.Li(
        [
            district(known.code, selection),
            *where,
            ": " if far else " – ",
            distance,
            i18n.semicolon() if far else "",
            known.told,
            *citations.references(*known.ids),
        ]
    )


def unsafe() -> html.P:
    """That a shelter counted is not a shelter that is safe."""
    told = say(
        "A shelter counted is not a shelter that is safe: in some government shelters women could hardly move freely, "
        "were urged back to those who had abused them, traffickers among them, or were exposed to sex trafficking. The "
        "report names no district"
    )
    return html.P([told, *citations.references("R052a", "R052b", "R052c"), "."], className="fine")


def mention(named: Mention, selection: Selection, linked: bool = True) -> html.Li:
    """Who names a district, and as what."""
    name = gazetteer.names()[named.code]
    where: list[Component | str] = [district(named.code, selection) if linked else html.Strong(say(name))]
    if named.place != name:
        where = [html.Strong(named.place), say(" (drawn as "), *where, ")"] if linked else [html.Strong(named.place)]
    return html.Li([*where, ": ", named.told, *citations.references(*named.ids)])


def _who(entry: Entry) -> str:
    who = entry.row["counted_by"]
    nobody = not who or who.startswith("not stated")
    return say("the report does not say who says so") if nobody else source_lines.who(who)


def route(entry: Entry) -> html.Li:
    """A route as the source has it, with the crime and who said it."""
    text = say(
        "{stages} ({crime}, {when}): {who}.",
        stages=ways.told(entry.row["value"]),
        crime=place_profiles.route_crime(entry),
        when=entry.period,
        who=_who(entry),
    )
    note = " " + i18n.sentence(entry.row["note"]) if entry.row["note"] else ""
    return citations.statement(text + note, entry.id)


def named(
    mentions: Sequence[Mention], routes: Sequence[Entry], nobody: str, selection: Selection, linked: bool = True
) -> html.Section:
    """Places named as hub, transit, source or destination; routes; or that nobody names one."""
    lists: list[Component] = []
    if mentions:
        lists += facts([mention(item, selection, linked) for item in mentions])
    if routes:
        told = say("Ways that sources describe, with a stage here; none of them is counted:")
        ways = html.Ul([route(entry) for entry in routes], className="facts")
        if len(routes) == 1:
            lists += [html.P(told, className="fine"), ways]
        else:
            summary = html.Summary([told, html.Span(f" {len(routes)}", className="count")])
            lists.append(html.Details([summary, ways], className="folded"))
    note = say(
        "A source mentions the place; no cases were counted there. A place that nobody names may have as many cases."
    )
    return html.Section(
        [
            html.H2(say("Named for smuggling or trafficking")),
            *(lists or [html.P(nobody)]),
            html.P(note, className="fine"),
        ],
        className="part",
    )


def said(heading: str, entries: dict[str, list[Entry]], place: str) -> html.Details:
    """Figures as sentences by dataset, behind a summary that says how many they are."""
    parts: list[Component] = []
    for dataset, own in entries.items():
        parts += [html.P(say(figures.name(dataset)), className="chips-label"), _sentences(own, place)]
    count = html.Span(f" {sum(map(len, entries.values()))}", className="count")
    return html.Details([html.Summary([heading, count]), *parts], className="folded")


def _sentences(entries: Iterable[Entry], place: str) -> html.Ul:
    items = [citations.statement(place_profiles.sentence(entry, place), entry.id) for entry in entries]
    return html.Ul(items, className="facts")


def told(place: str) -> html.Section | None:
    """What the report says of a place, and what other sources add."""
    name = gazetteer.names().get(place) or gazetteer.provinces()[place]
    of_report = place_profiles.said(place, lambda entry: place_profiles.REPORT in provenance.parts(entry.row["source"]))
    others = place_profiles.said(
        place, lambda entry: place_profiles.REPORT not in provenance.parts(entry.row["source"])
    )
    parts: list[Component] = []
    for heading, entries in (
        (say("What the report says of {place}", place=say(name)), of_report),
        (say("What other sources add"), others),
    ):
        if entries:
            parts.append(said(heading, entries, place))
    if "prosecution" in {**of_report, **others}:
        parts.append(html.P(say(i18n.DETECTED), className="fine"))
    return html.Section([html.H2(say("What else is said")), *parts], className="part") if parts else None


def facts(items: Sequence[html.Li]) -> list[Component]:
    """A list of facts, the first at once and the rest behind a summary where they are many."""
    first = html.Ul(list(items[:SHOWN]), className="facts")
    if len(items) <= SHOWN + 1:
        return [html.Ul(list(items), className="facts")]
    rest = html.Ul(list(items[SHOWN:]), className="facts")
    return [first, html.Details([html.Summary(say("{n} more", n=len(items) - SHOWN)), rest], className="folded")]


def folded_card(view: View, selection: Selection) -> html.Details:
    """The card of a view behind a summary, open where one of its own filters is chosen."""
    own = selection.without("province", "provinces", "district", "pins", "overlay", "borders", "lang")
    summary = html.Summary(say("Chart, table and downloads: {question}", question=say(view.chart.question)))
    return html.Details(
        [summary, html.Div([card(view, selection)], className="cards")],
        className="folded with-card",
        open=own != Selection(),
    )
