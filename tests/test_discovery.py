"""What machines find: robots.txt, the sitemap, security.txt, absolute addresses, and schema.org's Dataset."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from dashboard import built_assets
from dashboard.charts import CHARTS
from dashboard.export import dataset_record
from dashboard.settings import Settings, settings
from routes import discovery

HOST = "http://localhost"
RECORD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def contact(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An operator who named a contact."""
    given = Settings.from_environment({"SECURITY_CONTACT": "mailto:security@example.org"})
    monkeypatch.setattr(discovery, "settings", lambda: given)
    yield given.security_contact


def test_robots_may_ask_for_all_but_a_readers_words(client: FlaskClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert f"Sitemap: {HOST}/sitemap.xml" in lines
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    assert {"/brief", "/find"} <= set(closed)
    assert not [path for path in discovery.addresses() if path.startswith(tuple(closed))]


def test_the_sitemap_lists_every_page_that_may_be_listed(client: FlaskClient) -> None:
    answer = client.get("/sitemap.xml")
    root = ElementTree.fromstring(answer.data)
    told = [entry.text or "" for entry in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(told) == len(set(told)) and all(address.startswith(HOST) for address in told)
    assert {f"{HOST}/charts/{slug}" for slug in CHARTS} | {f"{HOST}/", f"{HOST}/data"} <= set(told)
    assert f"{HOST}/find" not in told
    for address in told[::61]:
        page = client.get(address.removeprefix(HOST))
        assert page.status_code == 200 and f'<link rel="canonical" href="{address}"' in page.text, address


@pytest.mark.parametrize("path", ["/", "/shelters", "/charts/women-judges?court=high", "/districts/lahore"])
def test_a_page_names_itself_by_its_whole_address(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    assert f'<link rel="canonical" href="{HOST}{path}"' in html
    assert f'<meta property="og:url" content="{HOST}{path}"' in html


@pytest.mark.parametrize("slug", sorted(CHARTS)[::5])
def test_a_chart_is_described_as_a_dataset(client: FlaskClient, slug: str) -> None:
    (text,) = RECORD.findall(client.get(f"/charts/{slug}").text)
    record = json.loads(text)
    assert record["@type"] == "Dataset" and record["url"] == f"{HOST}/charts/{slug}"
    assert 50 <= len(record["description"]) <= 5000
    for file in record["distribution"]:
        answer = client.get(file["contentUrl"].removeprefix(HOST))
        assert answer.status_code == 200 and answer.mimetype == file["encodingFormat"], file


def test_the_record_says_what_a_filter_chose(client: FlaskClient) -> None:
    (text,) = RECORD.findall(client.get("/charts/women-judges?court=high").text)
    assert json.loads(text)["url"] == f"{HOST}/charts/women-judges?court=high"
    assert json.loads(text)["distribution"][0]["contentUrl"] == f"{HOST}/charts/women-judges.csv?court=high"


def test_binding_notes_stand_in_the_record() -> None:
    for slug in sorted(CHARTS)[::5]:
        view = CHARTS[slug].at()
        told = dataset_record.description(view)
        assert all(note in told for note in view.notes) or len(told) == dataset_record.LONGEST, slug


def test_no_record_can_end_its_element() -> None:
    view = next(iter(CHARTS.values())).at()
    assert "</script" not in dataset_record.script(view, "http://x</script>").removesuffix("</script>")


def test_security_txt_is_as_rfc_9116_wants_it(client: FlaskClient, contact: str) -> None:
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert answer.content_type == "text/plain; charset=utf-8"
    assert fields["Contact"] == contact and fields["Canonical"] == f"{HOST}/.well-known/security.txt"
    left = dt.datetime.fromisoformat(fields["Expires"]) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=90) < left < dt.timedelta(days=365)


def test_without_a_contact_there_is_no_security_txt(client: FlaskClient) -> None:
    assert not settings().security_contact
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    "given",
    [
        {"SECURITY_CONTACT": "security@example.org"},
        {"SECURITY_CONTACT": "mailto:a\nExpires: never"},
        {"PUBLIC_URL": "data.example.org"},
        {"PUBLIC_URL": "https://a/?x"},
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_start(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(given))):
        Settings.from_environment(given)


def test_a_server_refuses_an_address_with_a_path_and_published_files_take_it() -> None:
    given = Settings.from_environment({"PUBLIC_URL": "https://data.example.org/dashboard"})
    assert given.public_url == "https://data.example.org/dashboard"
    with pytest.raises(ValueError, match="without a path"):
        given.served()
    assert Settings.from_environment({"PUBLIC_URL": "https://data.example.org/"}).served()


BUILT = built_assets.address("site.js") or "/embed.js"


@pytest.mark.parametrize("path", ["/", "/embed/women-judges", "/charts/women-judges.csv", "/nothing-here", BUILT])
def test_every_answer_says_how_others_may_use_it(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin", "it stands in the pages of others"
    framed = path.startswith("/embed")
    assert (headers.get("Cross-Origin-Embedder-Policy") == "require-corp") == framed
    if headers["Content-Type"].startswith("text/html"):
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
