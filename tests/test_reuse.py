"""What is copied from the page of a chart: it is of this very view, says what binds, and its code reads the rows."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.export import quoting
from dashboard.rows import ROW
from dashboard.selection import Selection
from tools import setup_node

HERE = "http://localhost/charts/women-judges"


def taken(client: FlaskClient, path: str = "/charts/women-judges", query: str = "") -> dict[str, str]:
    """The texts of the page of a chart that can be copied, by the id of their element."""
    html = client.get(f"{path}?{query}").get_data(as_text=True)
    texts = {
        name: unescape(re.sub(r"</?bdi[^>]*>", "", text))
        for name, text in re.findall(r'<pre [^>]*id="take-([^"]+)"[^>]*>(.*?)</pre>', html, re.S)
    }
    assert {f"take-{name}" for name in texts} == set(re.findall(r'data-copy="([^"]+)"', html)), "each has its button"
    return texts


def test_the_code_reads_the_rows_of_this_view(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = taken(client, query="province=sindh&court=high")
    address = re.search(r'read_csv\("([^"]+)"\)', texts["python"])
    assert address and address[1].startswith("http://localhost/charts/women-judges.csv?")
    for program in ("python", "r", "excel", "sheets"):
        assert f'"{address[1]}"' in texts[program], program
    read = pd.read_csv
    monkeypatch.setattr(pd, "read_csv", lambda place: read(io.BytesIO(client.get(place).data)))
    found: dict[str, pd.DataFrame] = {}
    exec(texts["python"], found)
    view = CHARTS["women-judges"].at(Selection(province="sindh", court="high"))
    assert found["rows"]["figure_id"].tolist() == [row["figure_id"] for row in view.records]
    assert found["rows"]["value"].tolist() == pytest.approx([row["value"] for row in view.records])


def test_the_code_for_observable_reads_the_rows_as_they_are_typed(client: FlaskClient) -> None:
    """Numbers are numbers, and a period stays the text it is, in English and in Urdu."""
    for path, query in (("/charts/afghan-returns", ""), ("/ur/charts/women-literacy", "province=sindh")):
        slug = path.rpartition("/")[2]
        code = taken(client, path, query)["observable"]
        (address,) = re.findall(r'fetch\("http://localhost(/[^"]+)"\)', code)
        script = (
            f"globalThis.fetch = async () => new Response({json.dumps(client.get(address).get_data(as_text=True))});"
        )
        script += f"globalThis.{code.replace('rows =', 'rows = await', 1)}; console.log(JSON.stringify(rows));"
        node = setup_node.find()
        assert node, "make setup installs Node"
        command = [*node.node, "--input-type=module", "-e", script]
        rows = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=30).stdout)
        view = CHARTS[slug].at(Selection.from_query({"province": "sindh"} if query else {}))
        assert [row["figure_id"] for row in rows] == [row["figure_id"] for row in view.records]
        assert [row["value"] for row in rows] == pytest.approx([row["value"] for row in view.records])
        assert all(isinstance(row["period"], str) for row in rows)


@pytest.mark.skipif(not shutil.which("Rscript"), reason="needs R")
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_code_for_r_reads_every_row_in_every_locale(client: FlaskClient, tmp_path: Path, locale: str) -> None:
    for path, query in (("/charts/shelters-by-district", ""), ("/ur/charts/women-literacy", "province=sindh")):
        code = taken(client, path, query)["r"]
        (address,) = re.findall(r'read\.csv\("http://localhost(/[^"]+)"', code)
        kept = tmp_path / "rows.csv"
        kept.write_bytes(client.get(address).data)
        code = code.replace(f"http://localhost{address}", str(kept))
        code += "\ncat(rows$figure_id, nchar(rows$note), sep = '\\n')"
        done = subprocess.run(
            ["Rscript", "-e", code], capture_output=True, check=True, timeout=60, env={**os.environ, "LC_ALL": locale}
        )
        rows = pd.read_csv(kept, keep_default_na=False)
        assert done.stdout.decode().splitlines() == [*rows["figure_id"], *map(str, rows["note"].str.len())]


def test_spreadsheets_read_numbers_the_same_in_every_country(client: FlaskClient) -> None:
    texts = taken(client)
    assert re.fullmatch(r'=IMPORTDATA\("[^"]+"; ","; "en_US"\)', texts["sheets"])
    for column in ("value", "numerator", "denominator"):
        assert f'{{"{column}", AsNumber}}' in texts["excel"], column
    assert 'Number.FromText(cell, "en-US")' in texts["excel"]
    assert all(texts["excel"].count(left) == texts["excel"].count(right) for left, right in ("()", "[]", "{}"))


def test_the_code_names_columns_of_the_file() -> None:
    assert ROW[0] == "figure_id", "the name that R is given in place of the one with the byte-order mark"
    assert {"value", "numerator", "denominator"} <= set(ROW)


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
