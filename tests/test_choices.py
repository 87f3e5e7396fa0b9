"""A value that nothing here knows: told on the page, in no picture, embed or file, and no dearer than a known one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.selection import Selection
from layouts import choices
from routes import responses

STRANGERS = "CORRECTION: these figures were withdrawn"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The keys under which answers are made, one for each time that one is made."""
    keys: list[object] = []
    kept = responses.packed

    def counted(key, make):
        return kept(key, lambda: (keys.append(key), make())[1])

    for module in ("routes.document", "routes.charts", "routes.embed"):
        monkeypatch.setattr(f"{module}.packed", counted)
    responses.KEPT.clear()
    yield keys
    responses.KEPT.clear()


@pytest.mark.parametrize(
    "path",
    [
        "/law",
        "/charts/punjab-share",
        "/charts/punjab-share.csv",
        "/charts/punjab-share.figure.json",
        "/charts/punjab-share.card.html",
        "/embed/punjab-share",
    ],
)
def test_hundreds_of_unknown_values_are_one_answer(client: FlaskClient, made: list[object], path: str) -> None:
    usual = client.get(path).get_data(as_text=True)
    for n in range(100):
        answer = client.get(path, query_string={"province": f"x{n}", "court": f"y{n}", "q": f"z{n}", f"w{n}": ""})
        assert answer.status_code == 200
    assert len(made) == 1
    if path == "/law":
        assert "x99" in answer.text and "y99" in answer.text and "z99" not in answer.text
    else:
        assert "y99" not in answer.text.replace("court: “y99”", "")
    assert client.get(path).get_data(as_text=True) == usual, "what was told one reader is told no other"


@pytest.mark.parametrize(
    "address",
    [
        "/embed/{}",
        "/charts/{}.csv",
        "/charts/{}.json",
        "/charts/{}.figure.json",
        "/charts/{}.card.html",
        "/charts/{}.picture.json",
        "/charts/{}.citation.txt",
        "/charts/{}.bib",
        "/api/snippet/{}",
    ],
)
def test_what_speaks_for_the_site_holds_no_words_of_a_reader(client: FlaskClient, address: str) -> None:
    query = {"province": STRANGERS, "court": STRANGERS, "controls": "court"}
    answer = client.get(address.format("women-judges"), query_string=query)
    assert answer.status_code == 200 and "withdrawn" not in answer.text.lower()


def test_the_page_says_what_was_not_used_once_and_escaped(client: FlaskClient) -> None:
    text = client.get("/charts/women-judges", query_string={"province": "<b>sind"}).text
    assert text.count("&lt;b&gt;sind") == 1 and "<b>sind" not in text and "Did you mean sindh?" in text
    assert text.index("&lt;b&gt;sind") > text.index("<main"), "at the top of the content, not before it"
    assert "complaints" not in client.get("/charts/women-judges?province=sindh").text


def test_what_is_known_stays_and_the_search_keeps_its_words(client: FlaskClient) -> None:
    chosen = Selection(province="sindh", provinces="punjab,atlantis,sindh", court="all", sex="nobody", q="police")
    usable, told = choices.known(chosen)
    assert usable == Selection(province="sindh", provinces="punjab,sindh", court="all")
    assert [text.partition(":")[0] for text in told] == ["provinces", "sex"]
    assert 'value="police"' in client.get("/find?q=police&province=atlantis").text


@pytest.mark.parametrize("query", [{"url": "http://["}, {"url": "http://℀"}])
def test_an_address_that_is_none_is_refused(client: FlaskClient, query: dict[str, str]) -> None:
    assert client.get("/oembed", query_string=query).status_code == 400


@pytest.mark.parametrize("width", ["²", "٣٠٠", "9" * 5000, "-1", "x"])
def test_a_width_that_is_no_number_is_not_an_error(client: FlaskClient, width: str) -> None:
    query = {"url": "http://localhost/charts/women-judges", "maxwidth": width, "maxheight": width}
    assert client.get("/oembed", query_string=query).status_code == 200
