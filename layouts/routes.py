"""Routes: smuggling corridors, hub districts, disasters at sea, and what is counted of people sent back or stopped."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.content import Page
from dashboard.data import observations, tables
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import corridors, prose, theme_page
from layouts.components import observations as citations

CARDS = ("smuggling-corridors", "hub-districts", "sea-disasters", "deportations", "red-book")


def content(selection: Selection) -> list[Component | None]:
    """Cards of the smuggling theme, then what is known without a chart."""
    words = prose.page("routes")
    facts = [prose.section(words, name, kind="facts-section") for name in ("women", "returned")]
    return theme_page.page(
        words,
        CARDS,
        selection,
        after=(corridors.section(words["each"], words["inside"], selection), *facts, _crossings(words)),
    )


def _crossings(words: Page) -> html.Section:
    """Border crossings: a list and no map; the report's error with both sides; what only the press names."""
    conflicts = [*tables.discrepancies(("R162",)), *tables.discrepancies(("R159",))]
    return prose.section(
        words,
        "crossings",
        html.H3(say("The report and the land differ")),
        citations.conflicts(conflicts, "land"),
        citations.frame(
            say("Border crossings as sources name them"),
            ("Figure", "Crossing", "When", "Named by", "Note"),
            [_crossing(entry) for entry in observations.entries("border", "crossing-named", "crossing-status")],
            "crossings",
        ),
        kind="facts-section",
    )


def _crossing(entry: observations.Entry) -> html.Tr:
    row = entry.row
    by = say("the report") if row["source"] == "unodc-2021" else say("the press (B)")
    said = "" if row["value"] == "named" else say(", {status}", status=say(row["value"]))
    cells = (
        i18n.comma().join([say(row["geography"]), say(row["category"])]),
        entry.period,
        by + said,
        say(row["note"]),
    )
    return html.Tr([html.Th(html.A(entry.id, href=entry.path), scope="row"), *[html.Td(cell) for cell in cells]])
