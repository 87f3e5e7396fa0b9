"""What binds travels: a caveat that no form of a chart may leave out stands in every form, and never folded away."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import docx as office
import openpyxl
import pytest
from flask.testing import FlaskClient
from PIL import Image
from samples import sampled

from dashboard import i18n, site
from dashboard.briefs import docx, pdf
from dashboard.briefs.brief import Brief
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import card_image, image
from dashboard.geography import border_notes
from dashboard.selection import Selection
from dashboard.topics.shelters import COUNTED
from routes import brief as paper

OTHERS = {  # views whose binding notes differ from those of the default
    "shelters-by-district": Selection(province="sindh", borders="tiles"),
    "women-judges": Selection(court="high"),
    "red-book": Selection(),
}
FREE = ("labour-participation", "afghan-arrivals", "afghans-in-pakistan", "proposals-by-actor")  # nothing binds them
BINDING = [chart.at() for slug, chart in CHARTS.items() if slug not in FREE]
BINDING += [CHARTS[slug].at(chosen) for slug, chosen in OTHERS.items()]


def pixel() -> bytes:
    """The smallest picture, in place of one that takes a browser to draw."""
    content = io.BytesIO()
    Image.new("RGB", (1, 1)).save(content, "PNG")
    return content.getvalue()


every_view = pytest.mark.parametrize("view", BINDING, ids=lambda view: f"{view.chart.slug}{view.search}")
some_views = pytest.mark.parametrize("view", sampled(BINDING, 8), ids=lambda view: f"{view.chart.slug}{view.search}")


def plain(text: str) -> str:
    """Words one space apart, without markup, whatever broke the lines."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).replace(" .", ".")


def missing(view: View, text: str) -> list[str]:
    """The binding notes of a view that a text lacks."""
    found = plain(text)
    return [note for note in view.rules if plain(note) not in found]


def opened(html: str) -> str:
    """HTML without what stands behind a summary."""
    return re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL)


def test_the_data_bind_what_they_should() -> None:
    assert [view.chart.slug for view in BINDING if not view.rules] == []
    assert [slug for slug in FREE if CHARTS[slug].at().rules] == []
    assert COUNTED in CHARTS["shelters-by-district"].at().rules
    assert any("may have closed" in note for note in CHARTS["shelters-by-district"].at().rules)
    assert i18n.DETECTED in CHARTS["referral-ratio"].at().rules
    assert border_notes.BOUNDARIES in CHARTS["women-literacy"].at().rules


@pytest.mark.thorough
@some_views
def test_on_pages_and_in_files(client: FlaskClient, view: View) -> None:
    slug, search = view.chart.slug, view.search
    for address in (f"/charts/{slug}.card.html{search}", f"/charts/{slug}{search}", f"/embed/{slug}{search}"):
        assert not missing(view, opened(client.get(address).text)), address
    assert not missing(view, " ".join(client.get(f"/charts/{slug}.json{search}").json["notes"]))
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/charts/{slug}.xlsx{search}").data), read_only=True)
    assert not missing(view, " ".join(str(cell) for line in book["about"].values for cell in line if cell))
    bundle = zipfile.ZipFile(io.BytesIO(client.get(f"/charts/{slug}.zip{search}").data))
    assert not missing(view, bundle.read("README.txt").decode())


@every_view
@pytest.mark.parametrize("size", sorted(image.SIZES))
def test_in_pictures_of_every_size(view: View, size: str) -> None:
    figure, *_ = image.compose(view, image.SIZES[size], "https://example.org/")
    drawn = " ".join(str(note["text"]).replace("<br>", " ") for note in figure["layout"]["annotations"])
    assert not missing(view, drawn)


@pytest.mark.thorough
@some_views
def test_in_documents(server, view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_image, "draw", lambda *_, **__: pixel())
    monkeypatch.setattr(pdf, "svg", lambda *_: "<svg></svg>")
    brief = Brief.from_query(f"v={view.chart.slug}" + view.search.replace("?", "~").replace("&", "~"))
    assert brief.items[0].view.search == view.search
    document = office.Document(io.BytesIO(docx.docx(brief, site.address)))
    assert not missing(view, " ".join(paragraph.text for paragraph in document.paragraphs))
    with server.test_request_context():
        assert not missing(view, opened(paper.printed(brief)))
