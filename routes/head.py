"""The head of a page's document: its descriptions, previews, addresses in other languages, and style sheets."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from dashboard import addresses, built_assets, i18n, pseudo, site
from dashboard.charts import CHARTS
from dashboard.export import dataset_record
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from layouts import families, pages
from layouts.components import leaving
from layouts.components.page_frame import in_any


def head(path: str, selection: Selection, lite: bool = False) -> str:
    """Meta elements and style sheets of a page; of a small one (`lite`) without fonts."""
    text = escape(pages.description(path, selection))
    title = escape(pages.title(path, selection))
    canonical = escape(site.address(path + selection.to_search()))
    return "".join(
        [
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="description" content="{text}">',
            f'<meta property="og:title" content="{title}"><meta property="og:description" content="{text}">',
            '<meta property="og:type" content="website">',
            *preview(path, selection),
            f'<link rel="canonical" href="{canonical}"><meta property="og:url" content="{canonical}">'
            if indexed(path)
            else '<meta name="robots" content="noindex, nofollow">',
            *languages(path, selection),
            leaving.script(),
            built_assets.style_sheet(i18n.script(), getattr(pages.find(path, selection), "styles", ""), not lite),
        ]
    )


def languages(path: str, selection: Selection) -> list[str]:
    """Where the same page stands in each language, for search engines; nothing where there is one language."""
    return [
        f'<link rel="alternate" hreflang="{code}" href="{escape(address)}">'
        for code, address in (alternates(path + in_any(selection)) if indexed(path) else [])
    ]


def alternates(address: str) -> list[tuple[str, str]]:
    """(code, full address) of a page in each language, the default ("x-default") last; none where there is one."""
    codes = [code for code in i18n.languages() if code != pseudo.CODE]
    if len(codes) < 2:
        return []
    found = [(code, site.address(address, code)) for code in codes]
    return [*found, ("x-default", site.address(address, i18n.DEFAULT_LANGUAGE))]


def indexed(path: str) -> bool:
    """Whether search engines may list the page at a path: not what holds the words of a reader."""
    return all(page.indexed for page in (*pages.PAGES, *pages.UNLISTED) if page.path == path)


def preview(path: str, selection: Selection) -> list[str]:
    """The picture that stands for a page in social networks, for its filters; on chart pages oEmbed too."""
    page = pages.find(path)
    if page is None or not page.lead:
        return []
    view, host = CHARTS[page.lead].at(pages.placed(path, selection)), site.address("")
    image = escape(host + site.asking(addresses.download(view, "png"), size="social"))
    found = (
        [
            f'<meta property="og:image" content="{image}"><meta property="og:image:width" content="1200">'
            f'<meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">'
            f'<meta property="og:image:alt" content="{escape(view.alt[:400])}">'
        ]
        if renderer.available()
        else []
    )
    if path.startswith(families.CHART_PATH):
        found.append(dataset_record.script(view, host))
        asked = urlencode({"url": host + addresses.page(view), "format": "json"})
        found.append(
            f'<link rel="alternate" type="application/json+oembed" href="{escape(f"{host}/oembed?{asked}")}" '
            f'title="{escape(view.title)}">'
        )
    return found
