"""Addresses that say their language in the path: "/ur/law" is what "/law?lang=ur" is, and is what the site writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard import addresses, i18n, settings, site
from dashboard.charts import CHARTS
from dashboard.selection import Selection
from layouts import families, pages

PATHS = ("/", "/shelters", "/provinces/sindh", "/districts/lahore", "/charts/women-judges", "/recommendations", "/data")
SAME = ("/charts/women-judges.csv", "/charts/women-judges.json", "/embed/women-judges", "/api/find.json", "/glossary")
LINK = re.compile(r'<(?:a|form|link)\b[^>]*?\s(?:href|action)="(/[^"]*)"[^>]*>')


@pytest.fixture(autouse=True)
def back_to_english() -> Iterator[None]:
    token = i18n.LANGUAGE.set("en")
    yield
    i18n.LANGUAGE.reset(token)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/law", "/law"),
        ("/law?lang=ur", "/ur/law"),
        ("/law?province=sindh&lang=ur#bills", "/ur/law?province=sindh#bills"),
        ("/ur/law?lang=ur", "/ur/law"),
        ("/?lang=ur", "/ur/"),
        ("/ur", "/ur/"),
        ("/law?lang=xx", "/law"),
        ("/embed.js", "/embed.js"),
        ("https://example.org/law?lang=ur", "https://example.org/law?lang=ur"),
        ("#main", "#main"),
    ],
)
def test_the_language_of_an_address_is_written_once_in_its_path(address: str, written: str) -> None:
    assert site.under(address) == written


def test_an_address_without_a_language_follows_the_reader() -> None:
    i18n.use("ur")
    assert site.under("/law") == "/ur/law"
    assert site.under("/law", "en") == "/law"
    assert site.under("/assets/build/site.css") == "/assets/build/site.css"
    assert site.split("/urdu/law") == ("", "/urdu/law")


def test_every_address_of_a_view_names_its_language() -> None:
    view = CHARTS["women-judges"].at(Selection(lang="ur", court="high"))
    assert addresses.page(view) == "/ur/charts/women-judges?court=high"
    assert addresses.download(view, "csv") == "/ur/charts/women-judges.csv?court=high"
    assert addresses.file(view, "card.html") == "/ur/charts/women-judges/court-high.card.html"
    assert addresses.embed(view) == "/ur/embed/women-judges?court=high"


@pytest.mark.parametrize("path", (*PATHS, *SAME))
def test_both_addresses_give_the_same(client: FlaskClient, path: str) -> None:
    new, old = client.get(f"/ur{path}"), client.get(f"{path}?lang=ur")
    assert new.status_code == old.status_code == 200
    assert new.data == old.data


@pytest.mark.parametrize("path", PATHS)
def test_search_engines_learn_of_both_languages(client: FlaskClient, path: str) -> None:
    for prefix in ("", "/ur"):
        html = client.get(prefix + path).get_data(as_text=True)
        assert f'<link rel="canonical" href="http://localhost{prefix}{path}">' in html
        found = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="http://localhost([^"]*)">', html))
        assert found == {"en": path, "ur": f"/ur{path}", "x-default": path}


@pytest.mark.parametrize("path", (*PATHS, "/find?q=sindh", "/brief?v=women-judges", "/embed/women-judges"))
def test_no_link_of_an_urdu_page_leads_to_english_but_the_switch(client: FlaskClient, path: str) -> None:
    html = client.get(f"/ur{path}").get_data(as_text=True)
    leads = [
        unescape(found[1])
        for found in LINK.finditer(html)
        if "hrefLang=" not in found[0] and not found[1].startswith(site.ONE_FOR_ALL)
    ]
    assert leads or path.startswith("/embed")
    assert [address for address in leads if not address.startswith("/ur/")] == []
    assert "lang=ur" not in html


def test_the_switch_keeps_the_view_both_ways(client: FlaskClient) -> None:
    there = client.get("/charts/women-judges?court=high").get_data(as_text=True)
    back = client.get("/ur/charts/women-judges?court=high").get_data(as_text=True)
    assert 'href="/ur/charts/women-judges?court=high" hrefLang="ur"' in there
    assert 'href="/charts/women-judges?court=high" hrefLang="en"' in back


def test_a_third_language_is_a_catalogue_and_a_folder(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/sd/find").status_code == 404, "it is only begun, and not offered"
    monkeypatch.setenv("LANGUAGES", "sd")
    for kept in (settings.settings, i18n.languages):
        kept.cache_clear()
    try:
        html = client.get("/sd/find").get_data(as_text=True)
        assert '<html lang="sd" dir="rtl"' in html
        assert "سڀ صفحا" in html and "محفوظ ٿئي" in html
        assert ">پناهه گاهون</a>" in html and 'href="/sd/shelters"' in html
        assert 'href="/ur/find" hrefLang="ur"' in html
    finally:
        monkeypatch.undo()
        for kept in (settings.settings, i18n.languages):
            kept.cache_clear()


def test_a_redirect_keeps_the_language(client: FlaskClient) -> None:
    moved = client.get("/ur/Shelters/?province=sindh")
    assert (moved.status_code, moved.headers["Location"]) == (308, "/ur/shelters?province=sindh")


def test_other_software_finds_the_embed_of_an_urdu_page(client: FlaskClient) -> None:
    asked = "/oembed?url=http://localhost/ur/charts/women-judges%3Fcourt=high"
    told = json.loads(client.get(asked).data)
    assert 'src="http://localhost/ur/embed/women-judges?court=high"' in told["html"]
    assert re.search("[\u0600-\u06ff]", told["title"])
    assert 'src="http://localhost/ur/embed/women-judges"' in client.get("/ur/api/snippet/women-judges").text


def test_the_sitemap_has_every_page_in_each_language_with_the_others(client: FlaskClient) -> None:
    xml = client.get("/sitemap.xml").get_data(as_text=True)
    assert xml.count("<url>") == 2 * len([1 for page in (*pages.PAGES, *pages.UNLISTED) if page.indexed]) + 2 * sum(
        len(family.every()) for family in families.FAMILIES
    )
    assert "<url><loc>http://localhost/ur/law</loc>" in xml
    assert xml.count('hreflang="ur" href="http://localhost/ur/law"/>') == 2
    assert "Disallow: /ur/brief" in client.get("/robots.txt").text
