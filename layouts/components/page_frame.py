"""What surrounds every page: header, navigation, the bar of filters, footer."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import built_assets, i18n, site
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.briefs.brief import PATH as BRIEF
from dashboard.data.tables import version
from dashboard.geography import border_sets
from dashboard.i18n import LANGUAGE, languages, say
from dashboard.search.engine import PATH as FIND
from dashboard.selection import DISTRICT, PROVINCE, Filter, Selection, borders
from layouts.components import chart_keys, controls, embed_dialog, find_form, ids, leaving

NAME = "Trafficking and smuggling: how Pakistan responds"
KEYS = "/keys", "help.js"  # the page that lists all keys, and the script that shows it under "?"
# Pages that the footer lists besides those of the navigation.
MORE = (
    ("/charts", "All charts"),
    ("/compare", "Compare places"),
    ("/glossary", "Glossary"),
    ("/accessibility", "Accessibility"),
    (KEYS[0], "Keyboard shortcuts"),
    ("/offline", "Without a connection"),
    ("/api", "For programs"),
)
KEPT = ("province", "district", "borders", "lang")  # what stays with the reader from page to page
LITE = "lite"  # the parameter of small pages: without scripts and fonts
BAR: dict[str, Filter] = {"province": PROVINCE, "district": DISTRICT}


def carried(selection: Selection) -> Selection:
    """The part of a selection that goes along from page to page."""
    return Selection(**{name: getattr(selection, name) for name in KEPT})


def search(selection: Selection, here: str) -> html.Form | None:
    """The search in the header; its own page has a larger one instead."""
    if here == FIND:
        return None
    word = say("Search")
    return find_form.form("", "search", carried(selection), word, word, say("Search the site"), placeholder=word)


def links(entries: Sequence[tuple[str, str]], search: str, here: str) -> html.Ul:
    """Links to pages, (path, name) each, that take along what stays with the reader."""
    return html.Ul(
        [
            html.Li(
                html.A(
                    say(name),
                    href=path + search,
                    **({"aria-current": "page"} if path == here else {}),
                    **(_by_key() if path == KEYS[0] else {}),
                )
            )
            for path, name in entries
        ]
    )


def _by_key() -> dict[str, str]:
    """What lets the script of pages show a page in a dialog when "?" is pressed."""
    return {"aria-keyshortcuts": "?", "data-script": built_assets.address(KEYS[1])}


def header(selection: Selection, entries: list[tuple[str, str]], here: str, brief: Brief) -> html.Header:
    """Site name, navigation, search, and the brief where there is one; entries are (path, name)."""
    chosen = carried(selection).to_search()
    return html.Header(
        dbc.Container(
            [
                html.A(say(NAME), href="/" + chosen, className="site-name"),
                html.Nav(links(entries, chosen, here), **{"aria-label": say("Pages")}),
                switch(brief.path if here == BRIEF else here + in_any(selection)),
                search(selection, here),
                html.A(say("Brief ({n})", n=len(brief.items)), href=brief.path, className="brief-link")
                if brief.items
                else None,
            ]
        ),
        className="site-header",
    )


def in_any(selection: Selection) -> str:
    """The query of a view without its language, which the path says."""
    return selection.without("lang").to_search()


def switch(here: str) -> html.Div | None:
    """The same view, at the address `here`, in each other language; none where there is one language."""
    others = [(code, name) for code, name in languages().items() if code != LANGUAGE.get()]
    if not others:
        return None
    return html.Div(
        [
            html.A(
                name,
                href=site.under(here, code),
                lang=code,
                hrefLang=code,
            )
            for code, name in others
        ],
        className="languages",
        role="group",
        **{"aria-label": say("Language")},
    )


def bar(selection: Selection, names: tuple[str, ...], path: str) -> html.Form | None:
    """The filters of the whole page; a plain GET form where there is no JavaScript."""
    if not names:
        return None
    filters = [borders() if name == "borders" else BAR[name] for name in names]
    return html.Form(
        dbc.Container(
            [
                *controls.kept(selection, "lang", *names),
                *[controls.select(f, selection, ids.PAGE) for f in filters],
                controls.button(),
                html.A(say("Reset"), href=path, className="reset", id="reset"),
            ]
        ),
        method="get",
        action=path,
        className="filter-bar",
        id="filters",
        role="search",
        **{"aria-label": say("Filters of this page")},
    )


def translated() -> html.P | None:
    """Whose translation this is, that nobody has checked it, and how to correct it."""
    if not i18n.unchecked():
        return None
    return html.P(
        say(
            "This translation is the project’s own, and no native reader has passed it yet. Where it differs from the "
            "English, the English counts. To correct a sentence, change it in locale/ or content/ of the source code, "
            "or name it in an issue there."
        ),
        id="translation",
    )


def small(selection: Selection, here: str, lite: bool) -> html.Span:
    """The way to the same page without scripts and fonts, and from there to the full one."""
    full = here + selection.to_search()
    link = (
        html.A(say("Whole page"), href=full, **{"data-without": LITE})
        if lite
        else html.A(say("Small page, for slow lines"), href=site.asking(full, lite="1"), rel="nofollow")
    )
    return html.Span([" ", link], className="lite-link")


def footer(selection: Selection, entries: list[tuple[str, str]], here: str, lite: bool = False) -> html.Footer:
    """All pages; what this is, what it is not, licences and the data version."""
    return html.Footer(
        dbc.Container(
            [
                html.Nav(
                    links([*entries, *MORE], carried(selection).to_search(), here), **{"aria-label": say("All pages")}
                ),
                html.P(
                    say(
                        "An independent compilation of figures from a study prepared for the United Nations Office on "
                        "Drugs and Crime with funds of the European Union (December 2021) and from later public "
                        "sources. It is not a product of the United Nations, and nobody cited here has endorsed it."
                    )
                ),
                translated(),
                html.P(
                    [
                        say("Figures compiled under CC BY 4.0; each keeps its own source. Code under MIT. "),
                        say("Borders in the public domain. "),
                        *[
                            say(
                                "Borders “{title}”: {source} ({licence}). ",
                                title=b.title,
                                source=b.source,
                                licence=b.licence,
                            )
                            for b in border_sets.installed().values()
                        ],
                        say("Data version {version}", version=version()),
                        " · ",
                        say("No cookies, no trackers, no request to other sites."),
                        small(selection, here, lite),
                    ]
                ),
                colours(here + in_any(selection)),
                printed(selection, here),
            ]
        ),
        className="site-footer",
    )


def colours(here: str) -> html.Nav:
    """Light or dark, as the device has it or as a reader chooses; the choice stands in the address alone."""
    choices = [("", say("as the device")), ("light", say("light")), ("dark", say("dark"))]
    links = [
        html.A(
            name,
            href=site.asking(here, theme=theme) if theme else here,
            **{"data-theme": theme, **({} if theme else {"aria-current": "true"})},
        )
        for theme, name in choices
    ]
    return html.Nav(
        html.Ul([html.Li(say("Colours:")), *map(html.Li, links)]),
        className="colours",
        **{"aria-label": say("Colours:")},
    )


def printed(selection: Selection, here: str) -> html.P:
    """What paper says of itself: the address of what it shows, the day (the browser knows it), the data version."""
    return html.P(
        [
            html.Span(site.address(here + selection.to_search()), lang="en"),
            " · ",
            html.Time(),
            " · ",
            say("Data version {version}", version=version()),
        ],
        className="printed",
    )


def messages() -> html.Div:
    """What the browser says of a choice that came to nothing (a copy, where it was made) and of typed places."""
    again = {"data-again": "1"}  # its address is that of the choice
    return html.Div(
        [
            html.P(
                [
                    say("What you chose could not be fetched; what stands here is the view before. "),
                    html.A(say("Try again"), href=f"#{ids.MAIN}", **again),
                ],
                **{"data-message": "failed"},
            ),
            html.P(
                [
                    say("The data of this site have changed since you opened this page. "),
                    html.A(say("Show what you chose from the new data"), href=f"#{ids.MAIN}", **again),
                ],
                **{"data-message": "newer"},
            ),
            html.P(say("Names that fit: {n}", n="{n}"), **{"data-message": "fit"}),
            html.P(say("No name fits what you typed"), **{"data-message": "none"}),
        ],
        hidden=True,
        id="messages",
    )


def page(
    selection: Selection,
    entries: list[tuple[str, str]],
    path: str,
    content: list[Component | None],
    filters: tuple[str, ...] = (),
    brief: Brief = NOTHING,
    lite: bool = False,
) -> html.Div:
    """A whole page: skip link, the quick way out, header, filters, content, footer."""
    return html.Div(
        [
            html.A(say("Skip to the content"), href="#main", className="skip"),
            leaving.bar(),
            header(selection, entries, path, brief),
            bar(selection, filters, path),
            html.Main(dbc.Container([part for part in content if part is not None]), id=ids.MAIN, tabIndex=-1),
            footer(selection, entries, path, lite),
            messages(),
            chart_keys.how(sound=built_assets.address("sound.js")),
            embed_dialog.dialog(),
        ],
        className="site",
        id=ids.SITE,
    )
