"""The copy of the site for disks: what is in it, where its links lead, and where it is offered."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.export import offline_copy
from dashboard.settings import settings
from tools.offline import archive, checking
from tools.offline import plan as plans
from tools.offline.links import DiskLinks
from tools.offline.rewriting import DiskHtml
from tools.publish import plan as publish_plan
from tools.publish.plan import Plan, Wanted

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def links() -> DiskLinks:
    """The links of the page /representation in Urdu; in the copy are also its province, a chart and a district."""
    plan = Plan(languages=("en", "ur"))
    for language in ("", "ur"):
        plan.language = language
        for kind, ask in (
            ("page", "/representation"),
            ("page", "/representation?province=sindh"),
            ("page", "/charts/women-judges"),
            ("page", "/charts/women-judges?court=high"),
            ("page", "/districts/lahore"),
            ("data", "/charts/women-judges.csv"),
            ("notice", publish_plan.NEEDS_SERVER),
        ):
            plan.add(kind, ask)
    return DiskLinks(plan, "https://example.org").at("ur/representation/index.html")


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/ur/representation?province=sindh#n", "../../ur/representation/province-sindh/index.html#n"),
        ("/representation", "../../representation/index.html"),
        ("/ur/charts/women-judges?court=high", "../../ur/charts/women-judges/court-high/index.html"),
        # A district has a page of its own; of a chart the whole country is here.
        ("/ur/shelters?district=lahore", "../../ur/districts/lahore/index.html"),
        ("/ur/charts/women-judges?district=lahore", "../../ur/charts/women-judges/index.html"),
        ("/ur/charts/women-judges.csv?district=lahore", "../../ur/charts/women-judges.csv"),
        ("/ur/charts/women-judges?show=table&sort=-n", "../../ur/charts/women-judges/index.html"),
        ("/ur/brief?v=a", "../../ur/needs-a-server/index.html"),
        ("/ur/offline", "../../ur/needs-a-server/index.html"),
        ("https://example.org/charts/women-judges?court=high", "https://example.org/charts/women-judges?court=high"),
    ],
)
def test_links_are_paths_from_file_to_file(links: DiskLinks, address: str, leads: str) -> None:
    assert links.rewritten(address) == leads


def test_each_file_knows_its_way_to_the_others(links: DiskLinks) -> None:
    assert links.at("index.html").rewritten("/representation") == "./representation/index.html"
    assert links.at(plans.START).rewritten("/representation") == "site/representation/index.html"


def test_a_choice_of_a_card_leads_to_the_page_of_the_chart(links: DiskLinks) -> None:
    html = (
        '<select name="court" data-default="all"><option value="high" '
        'data-src="/charts/women-judges/court-high.card.html">High</option><option value="supreme" '
        'data-src="/charts/women-judges/court-supreme.card.html">Supreme</option></select>'
    )
    made = DiskHtml(links, "/representation", "ur").rewritten(html)
    assert '<option value="high" data-page="../../ur/charts/women-judges/court-high/index.html">' in made
    assert '<a href="../../ur/charts/women-judges/court-high/index.html">High</a>' in made, "without a script too"
    assert '<option value="supreme" disabled' in made


def test_what_fetches_or_leads_nowhere_is_left_out(links: DiskLinks) -> None:
    html = (
        '<html data-plotly="/assets/build/plotly.js"><link rel="preload" as="font" href="/assets/build/a.woff2">'
        '<script src="/assets/build/map.js"></script><article class="card" data-src="/charts/women-judges.card.html">'
        '<div class="figure" data-figure="/charts/women-judges.figure.json"></div>'
        '<nav class="actions"><a class="action" href="/charts/women-judges.csv">CSV</a>'
        '<a class="action" href="/charts/women-judges.xlsx">XLSX</a>'
        '<button class="action play" type="button">Play</button><button class="action take" data-take="picture" '
        'type="button">Copy picture</button><button class="action take share" type="button">Share</button></nav>'
        '<p data-sound="/assets/build/sound.js" id="chart-keys">Keys</p>'
        '<p><a href="/charts/women-judges.csv">CSV</a> · '
        '<a href="/charts/women-judges.bib"><bdi lang="en">BibTeX</bdi></a></p></article>'
    )
    assert DiskHtml(links, "/representation").rewritten(html) == (
        '<html><article class="card"><div class="figure"></div><nav class="actions"><a class="action" '
        'href="../../charts/women-judges.csv">CSV</a></nav><p><a href="../../charts/women-judges.csv">CSV</a></p>'
        "</article>"
    )


def test_every_page_chart_and_dataset_is_in_the_plan_in_both_languages() -> None:
    plan = plans.make(Wanted(sizes=()))
    for path in publish_plan.paths(Wanted()):
        name = f"{path.strip('/')}/index.html".lstrip("/")
        assert path == "/offline" or {name, f"ur/{name}"} <= set(plan.entries), path
    assert {"charts/women-judges/court-high.csv", "api/datapackage.json", plans.START} <= set(plan.entries)
    assert not [name for name in plan.entries if name.endswith((".card.html", ".figure.json", ".woff2", ".png"))]


def made(folder: Path) -> Path:
    """A copy of one page and one chart without pictures, unpacked; its first page."""
    target = folder / "copy.zip"
    command = [sys.executable, "-m", "tools.offline", str(target), "--pages", "/response", "--charts", "conventions"]
    environment = {**os.environ, "CHROMIUM": "none", "PUBLIC_URL": ""}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    with zipfile.ZipFile(target) as bundle:
        bundle.extractall(folder / "unpacked")
    return folder / "unpacked" / archive.TOP / plans.START


@pytest.mark.slow
def test_a_copy_is_written_whole_and_its_links_are_good(tmp_path: Path) -> None:
    start = made(tmp_path)
    site = start.parent / "site"
    assert list(checking.broken(start.parent)) == []
    assert "data version" in start.read_text("utf-8") and (start.parent / plans.README).is_file()
    assert "url(data:font/woff2;base64," in next(site.glob("assets/build/site-*.css")).read_text("utf-8")
    assert (site / "ur/charts/conventions/index.html").is_file()
    page = site / "response" / "index.html"
    page.write_text('<a href="../gone.html"></a><img src="https://example.org/a.png"><a href="/law">', "utf-8")
    assert [address for _, address in checking.broken(start.parent)] == [
        "../gone.html",
        "https://example.org/a.png",
        "/law",
    ]


def copy_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline_copy, "settings", lambda: replace(settings(), offline_copy=path))


def test_the_copy_is_offered_only_where_it_was_made(
    tmp_path: Path, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.zip"
    copy_at(target, monkeypatch)
    assert client.get("/offline.zip").status_code == 404
    page = client.get("/offline").text
    assert "offline.zip" not in page and "has made no such file" in page
    assert "offline.zip" not in publish_plan.make(Wanted(("/offline",))).entries

    (tmp_path / "a.txt").write_text("text")
    archive.write(tmp_path, ["a.txt"], target, "2026-11-29 abc")
    answer = client.get("/offline.zip")
    assert answer.status_code == 200 and answer.data == target.read_bytes()
    assert "attachment" in answer.headers["Content-Disposition"]
    page = client.get("/offline").text
    assert 'href="/offline.zip"' in page and "29 Nov 2026" in page and "data version abc" in page
    assert "offline.zip" in publish_plan.make(Wanted(("/offline",))).entries

    target.write_text("another file")
    assert client.get("/offline.zip").status_code == 404
