"""Without a connection: pages that the browser keeps, and the whole site as one file, where it was made."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n, site
from dashboard.charts import CHARTS
from dashboard.content import Page
from dashboard.export import offline_copy
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.topics import proposals
from layouts import families
from layouts.components import prose

PATH = "/offline"
WORKER = "/kept.js"
# With every choice: what a reader needs first, and the way to forget it all.
ALWAYS = ("/", "/shelters", "/referrals", "/provinces", "/trafficking", "/law", "/glossary", PATH)
MORE = (
    *("/map", "/routes", "/response", "/representation", "/drivers", "/displacement", "/recommendations", "/since"),
    *("/method", "/data", "/charts", "/compare", "/accessibility", "/keys"),
)
PAGE_BYTES = 14_000  # of a page on its way, on average; tests/test_keep.py measures some
PARTS_BYTES = 330_000  # of style sheets, scripts and fonts, which all pages share


def content(selection: Selection) -> list[Component | None]:
    """What can be kept or taken along, and what it leaves behind."""
    words = prose.page("offline")
    return [
        html.H1(words.title),
        prose.lead(words),
        prose.section(words, "keep", *keeping(selection, words)),
        prose.section(words, "take", copy()),
        prose.section(words, "traces"),
    ]


def pages(province: str = "") -> list[str]:
    """The paths of what is kept for a province, with its districts; without a province of the whole site."""
    homes = [code for code in gazetteer.names() if not province or gazetteer.home(code) == province]
    places = [f"/provinces/{code}" for code in gazetteer.provinces() if province in ("", code)]
    found = [*ALWAYS, *places, *(families.DISTRICTS + code for code in homes if code not in gazetteer.provinces())]
    if not province:
        found += [*MORE, *(families.CHART_PATH + slug for slug in CHARTS)]
        found += [f"{proposals.PATH}{key}" for key in proposals.ids()]
    return found


def megabytes(count: int) -> str:
    """About how much so many pages are on their way."""
    return i18n.number((count * PAGE_BYTES + PARTS_BYTES) / 1e6, 1)


def _option(name: str, value: str, chosen: bool) -> html.Option:
    found = pages("" if value == "all" else value)
    told = say("{name}: {n} pages, about {size} MB", name=name, n=len(found), size=megabytes(len(found)))
    return html.Option(
        told, value=value, selected=chosen, **{"data-pages": " ".join(site.under(path) for path in found)}
    )


def keeping(selection: Selection, words: Page) -> list[Component]:
    """The controls, which assets/site/keep.js shows where a browser can keep pages; else that it cannot."""
    names = gazetteer.provinces()
    options = [_option(say(name), code, code == selection.province) for code, name in names.items()]
    options.append(_option(say("The whole site, without filters"), "all", False))
    # No filter of the page: assets/site/controls.js leaves it alone.
    what = html.P(
        [
            html.Label(say("What to keep"), htmlFor="keep-what"),
            html.Select(options, id="keep-what", className="form-select"),
        ]
    )
    warning = html.Div(
        [
            prose.text(words["warning"].text),
            html.P([_button("keep-sure", say("Keep it all the same")), " ", _button("keep-not", say("Do not keep"))]),
        ],
        id="keep-warning",
        className="callout",
        hidden=True,
    )
    kept = html.Details(
        [
            html.Summary([say("Pages kept on this device:"), " ", html.Span(id="keep-count")]),
            html.Ul(id="keep-pages"),
        ],
        id="keep-list",
        hidden=True,
    )
    forget = _button("keep-forget", say("Forget everything kept"))
    tools = html.Div(
        [
            what,
            html.P([_button("keep-ask", say("Keep for offline"), "btn btn-primary"), " ", forget]),
            warning,
            html.Progress(id="keep-progress", hidden=True, **{"aria-label": say("Pages kept on this device:")}),
            html.P(id="keep-said"),
            kept,
        ],
        id="keep-tools",
        hidden=True,
        **{"data-worker": WORKER, "data-here": site.under(PATH), **_sentences()},
    )
    cannot = say(
        "This browser cannot keep pages here: it needs scripts, and an address that begins with https. Private windows "
        "keep nothing either."
    )
    return [tools, html.P(cannot, id="keep-cannot", className="callout")]


def _button(name: str, words: str, kind: str = "btn") -> html.Button:
    return html.Button(words, id=name, type="button", className=kind)


def _sentences() -> dict[str, str]:
    """What became of a press, for the script."""
    return {
        "data-keeping": say("Keeping the pages …"),
        "data-done": say("{n} pages are kept. They open without a connection, at their usual addresses.", n="{n}"),
        "data-failed": say(
            "{n} of {all} pages are kept; then the line failed. Press again when it is back: what is kept is not "
            "fetched twice.",
            n="{n}",
            all="{all}",
        ),
        "data-full": say(
            "{n} of {all} pages are kept; this device has no room for more. Make room, or choose less.",
            n="{n}",
            all="{all}",
        ),
        "data-forgotten": say("Everything that was kept here is deleted."),
        "data-missing": say("There is no connection, and the page you asked for is not kept. These are:"),
    }


def copy() -> html.P:
    """The link to the copy of the site, with its size and its day; where there is none, that there is none."""
    found = offline_copy.copy()
    if found is None:
        return html.P(
            say("Whoever runs this site has made no such file. Each chart has one of its own on its page."),
            className="callout",
        )
    return html.P(
        [
            html.A(say("Take the whole site (ZIP)"), href=offline_copy.PATH, className="btn btn-primary"),
            " ",
            say(
                "{size} MB, copied on {day}, data version {version}",
                size=i18n.number(found.size / 1e6, 1),
                day=i18n.period(found.day),
                version=found.version,
            ),
        ]
    )
