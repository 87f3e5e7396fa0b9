"""Embeds, frozen embeds and oEmbed, with their pictures really drawn."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote

import brotli
import pytest
from flask.testing import FlaskClient
from lxml import html
from samples import sampled

from dashboard import built_assets
from dashboard.charts import CHARTS
from dashboard.data import source_lines, tables
from dashboard.export import frozen
from dashboard.selection import Selection
from routes import embed

BUDGET = 20 * 1024  # bytes on the wire of a first view


@pytest.mark.parametrize("slug", CHARTS)
def test_an_embed_is_small_complete_and_frameable(client: FlaskClient, slug: str) -> None:
    answer = client.get(f"/embed/{slug}")
    page = answer.get_data(as_text=True)
    view = CHARTS[slug].at()
    assert answer.status_code == 200
    assert len(brotli.compress(answer.data, quality=5)) <= BUDGET
    assert "<svg " in page and "<table" in page
    text = unescape(re.sub(r"<[^>]+>", "", page))
    assert view.title in text and view.subtitle in text
    for note in view.notes:
        assert note in text
    for source in source_lines.links(view.sources):
        assert source["url"] in unescape(page)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers and "Set-Cookie" not in answer.headers
    # One request: whatever the page needs at first is inside it.
    assert not re.search(r'<(?:script|img|iframe)[^>]* src=|<link[^>]+rel="stylesheet"', page)
    assert "localStorage" not in page and "sessionStorage" not in page and "document.cookie" not in page


@pytest.mark.parametrize("slug", sampled(CHARTS, 20, ["women-literacy", "hub-districts"]))
def test_an_embed_in_urdu_is_no_larger(client: FlaskClient, dense: None, slug: str) -> None:
    assert "<svg " in client.get(f"/ur/embed/{slug}").text
    answer = client.get(f"/ur/embed/{slug}", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br" and len(answer.data) <= BUDGET


def test_an_embed_keeps_its_whole_table(client: FlaskClient) -> None:
    page = client.get("/embed/women-literacy").get_data(as_text=True)
    assert page.count("<tr>") == 1 + len(CHARTS["women-literacy"].at().rows) == 145


def test_flags_change_the_look_and_nothing_else(client: FlaskClient) -> None:
    light, dark = (client.get(f"/embed/women-judges{query}").get_data(as_text=True) for query in ("", "?theme=dark"))
    auto = client.get("/embed/women-judges?theme=auto").get_data(as_text=True)
    plain = client.get("/embed/women-judges?plain=1").get_data(as_text=True)
    static = client.get("/embed/women-judges?static=1").get_data(as_text=True)
    assert "#131a21" not in light and "#131a21" in dark and "prefers-color-scheme: dark" in auto
    assert 'class="is-plain"' in plain and "Sources:" in plain
    assert "data-plotly" in light and "data-plotly" not in static and "datawrapper-height" in static
    body = [page[page.index("<article") : page.index("</article>")] for page in (light, dark, auto, plain)]
    assert len(set(body)) == 1


def test_a_filter_of_an_embed_keeps_all_else_that_was_chosen_without_a_script(client: FlaskClient) -> None:
    asked = {"province": "sindh", "theme": "dark", "controls": "court", "plain": "1", "lang": "ur"}
    (form,) = html.fromstring(client.get("/embed/women-judges", query_string=asked).data).forms
    assert form.method == "GET" and not form.action
    assert dict(form.form_values()) == asked | {"court": "all"}
    (plain,) = html.fromstring(client.get("/embed/women-judges?controls=court").data).forms
    assert set(plain.fields) == {"court", "controls"}


def test_an_embed_offers_only_the_filters_asked_for(client: FlaskClient) -> None:
    without = client.get("/embed/women-judges").get_data(as_text=True)
    filters = client.get("/embed/women-judges?controls=court,nonsense&court=high").get_data(as_text=True)
    assert "<select" not in without
    assert filters.count("<select") == 1
    assert re.search(r'<option (?=[^>]*value="high")[^>]*selected', filters)


def test_words_in_the_query_are_text(client: FlaskClient) -> None:
    page = client.get("/embed/women-judges?court=%3Cscript%3Ealert(1)%3C/script%3E").get_data(as_text=True)
    assert "alert(1)" not in page


def test_the_snippet_has_a_title_a_picture_and_a_link(client: FlaskClient) -> None:
    text = client.get("/api/snippet/women-judges?province=sindh&theme=dark").get_data(as_text=True)
    view = CHARTS["women-judges"].at(Selection(province="sindh"))
    assert 'loading="lazy"' in text and f'title="{view.title}"' in unescape(text)
    assert "/embed/women-judges?province=sindh&amp;theme=dark" in text
    assert re.search(r"<noscript><img [^>]*women-judges\.png\?province=sindh&amp;size=full", text)
    assert "/charts/women-judges?province=sindh" in text


def test_oembed_follows_the_specification(client: FlaskClient) -> None:
    here = "http://localhost/charts/women-judges?province=sindh"
    body = json.loads(client.get(f"/oembed?url={quote(here, safe='')}&format=json").data)
    assert {"type": "rich", "version": "1.0"}.items() <= body.items()
    assert body["title"] == CHARTS["women-judges"].at(Selection(province="sindh")).title
    assert "/embed/women-judges?province=sindh" in body["html"]
    small = json.loads(client.get(f"/oembed?url={quote(here, safe='')}&maxwidth=320&maxheight=400").data)
    assert (small["width"], small["height"]) == (320, 400) and 'width="320"' in small["html"]
    assert client.get(f"/oembed?url={quote(here, safe='')}&format=xml").status_code == 501
    assert client.get("/oembed?url=https%3A%2F%2Felsewhere.example%2Fcharts%2Fwomen-judges").status_code == 404
    assert client.get("/oembed?url=http%3A%2F%2Flocalhost%2Fcharts%2Fnothing").status_code == 404
    assert client.get("/oembed").status_code == 404


def test_chart_pages_name_their_oembed(client: FlaskClient) -> None:
    page = client.get("/charts/women-judges?province=sindh").get_data(as_text=True)
    link = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    assert link
    address = unescape(link.group(1)).removeprefix("http://localhost")
    assert client.get(address).status_code == 200


def test_a_frozen_embed_stays(client: FlaskClient, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen, "FOLDER", tmp_path)
    frozen.page.cache_clear()
    live = client.get("/embed/women-judges?static=1").get_data(as_text=True)
    version = "0123456789"
    frozen.keep(
        version, {frozen.member("women-judges", ""): live.replace("http://localhost", frozen.HERE)}, "2026-11-25"
    )
    answer = client.get(f"/v/{version}/embed/women-judges")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    article = page[page.index("<article") : page.index("</article>")]
    assert article in live
    assert page.index("notice") < page.index("<article") and "data version 0123456789" in page
    # The notice is for old versions only, and the colours are the reader's choice.
    monkeypatch.setattr(tables, "version", lambda: version)
    assert '<p class="notice">' not in client.get(f"/v/{version}/embed/women-judges").get_data(as_text=True)
    assert "#131a21" in client.get(f"/v/{version}/embed/women-judges?theme=dark").get_data(as_text=True)
    gone = client.get(f"/v/{version}/embed/women-judges?province=sindh")
    assert gone.status_code == 410 and "/embed/women-judges?province=sindh" in gone.get_data(as_text=True)
    assert client.get("/v/ffffffffff/embed/women-judges").status_code == 410
    assert client.get("/v/..%2F..%2Fapp/embed/women-judges").status_code in (404, 410)
    frozen.page.cache_clear()


def test_scripts_of_the_embed_are_small() -> None:
    assert len(embed.part("host.js")) <= 1024
    assert 0 < len(built_assets.text("embed.js")) <= 4096
