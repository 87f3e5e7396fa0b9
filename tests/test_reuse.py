"""What is copied from the page of a chart: it is of this very view, says what binds, and its code reads the rows."""

from __future__ import annotations

import io
import re
from html import unescape

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.export import quoting
from dashboard.selection import Selection

HERE = "http://localhost/charts/women-judges"


def taken(client: FlaskClient, slug: str = "women-judges", query: str = "") -> dict[str, str]:
    """The texts of the page of a chart that can be copied, by the id of their element."""
    html = client.get(f"/charts/{slug}?{query}").get_data(as_text=True)
    texts = {
        name: unescape(text) for name, text in re.findall(r'<pre [^>]*id="take-([^"]+)"[^>]*>(.*?)</pre>', html, re.S)
    }
    assert {f"take-{name}" for name in texts} == set(re.findall(r'data-copy="([^"]+)"', html)), "each has its button"
    return texts


def test_the_code_reads_the_rows_of_this_view(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = taken(client, query="province=sindh&court=high")
    address = re.search(r'read_csv\("([^"]+)"\)', texts["python"])
    assert address and address[1].startswith("http://localhost/charts/women-judges.csv?")
    for program in ("python", "r", "observable", "excel", "sheets"):
        assert f'"{address[1]}"' in texts[program], program
    read = pd.read_csv
    monkeypatch.setattr(pd, "read_csv", lambda place: read(io.BytesIO(client.get(place).data)))
    found: dict[str, pd.DataFrame] = {}
    exec(texts["python"], found)
    view = CHARTS["women-judges"].at(Selection(province="sindh", court="high"))
    assert found["rows"]["figure_id"].tolist() == [row["figure_id"] for row in view.records]
    assert found["rows"]["value"].tolist() == pytest.approx([row["value"] for row in view.records])


@pytest.mark.parametrize("slug", CHARTS)
def test_what_binds_stands_in_the_sentence_and_in_the_mail(slug: str) -> None:
    view = CHARTS[slug].at()
    for text in (quoting.sentence(view, HERE), quoting.mail(view, HERE)):
        assert view.title in text and view.subtitle in text and text.endswith(HERE)
        assert all(rule.rstrip(".") in text for rule in view.rules)
        assert all(record["publisher"] in text for record in view.sources)


def test_the_mail_is_a_table_with_the_numbers(client: FlaskClient) -> None:
    text = taken(client)["mail"]
    lines = text.splitlines()
    (heads,) = [line for line in lines if line.startswith("Place ")]
    assert re.split(" {2,}", heads) == ["Place", "Value", "n of N", "Status"]
    (sindh,) = [line for line in lines if line.startswith("Sindh ")]
    (punjab,) = [line for line in lines if line.startswith("Punjab ")]
    assert re.split(" {2,}", sindh)[:3] == ["Sindh", "8.0\u202f%", "45 of 564"]
    assert sindh.index("45 of 564") == punjab.index(re.split(" {2,}", punjab)[2]), "in columns"
    assert heads.index("n of N") == sindh.index("45 of 564")
    assert lines[-1] == HERE


def test_the_picture_is_offered_in_colour_and_for_print_in_grey(client: FlaskClient) -> None:
    html = client.get("/charts/women-judges?province=sindh").get_data(as_text=True)
    corner = html.split('class="cite reuse"')[1].split("</details>")[0]
    for ending in (".png?province=sindh", ".svg?province=sindh", ".png?province=sindh&amp;style=print"):
        assert f'href="/charts/women-judges{ending}"' in corner
        assert client.get(f"/charts/women-judges{unescape(ending)}").status_code in (200, 503)
    assert 'href="/charts/women-judges?province=sindh&amp;show=picture#show-picture"' in corner


def test_the_embed_stands_on_the_page_without_a_script(client: FlaskClient) -> None:
    text = taken(client, query="province=sindh")["embed-html"]
    assert text == client.get("/api/snippet/women-judges?province=sindh").get_data(as_text=True)
    assert 'src="http://localhost/embed/women-judges?province=sindh"' in text
