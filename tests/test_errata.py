"""Corrections: each chart tells its own, a frozen embed tells later ones, and what could harm is no longer served."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from samples import sampled

from dashboard.charts import CHARTS
from dashboard.data import catalogue, provenance
from dashboard.export import frozen
from dashboard.topics import errata

VERSION = "0123456789"
CHANGES = [row for row in catalogue.changes() if row["kind"] in errata.KINDS]
CORRECTED = sorted({slug for row in CHANGES for slug in provenance.parts(row["charts"])})


@pytest.fixture
def kept(client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Freezes the embed of a chart on a day; gives what is served of it now."""
    monkeypatch.setattr(frozen, "FOLDER", tmp_path)

    def freeze(slug: str, day: str):
        frozen.keep(VERSION, {frozen.member(slug, ""): client.get(f"/embed/{slug}?static=1").text}, day)
        frozen.page.cache_clear()
        return client.get(f"/v/{VERSION}/embed/{slug}")

    yield freeze
    frozen.page.cache_clear()
    frozen.days.cache_clear()


def test_the_list_of_changes_names_charts_that_exist() -> None:
    assert CORRECTED and set(CORRECTED) <= set(CHARTS)


@pytest.mark.parametrize("slug", sampled(CORRECTED, 4))
def test_a_chart_page_tells_its_own_corrections(client: FlaskClient, slug: str) -> None:
    page = client.get(f"/charts/{slug}").text
    part = page[page.index('id="corrections"') :].partition("</details>")[0]
    assert part.count("<li>") == len(errata.of_chart(slug))


def test_a_chart_without_corrections_says_nothing_of_them(client: FlaskClient) -> None:
    slug = min(set(CHARTS) - set(CORRECTED))
    assert 'id="corrections"' not in client.get(f"/charts/{slug}").text


def test_a_frozen_embed_tells_the_corrections_that_came_after_it(kept) -> None:
    slug = "maximum-penalties"
    change = errata.of_chart(slug)[0]
    before = kept(slug, "2026-11-01")
    assert before.status_code == 200 and change["change"] in before.text
    after = kept(slug, "2027-01-01")
    assert after.status_code == 200 and change["change"] not in after.text
    assert f"data version {VERSION}" in after.text


def test_one_that_could_harm_is_withdrawn(kept) -> None:
    change = next(row for row in errata.of_chart("hub-districts") if row["kind"] == errata.WITHDRAWN)
    gone = kept("hub-districts", "2026-11-01")
    assert gone.status_code == 410 and "<svg" not in gone.text and "<table" not in gone.text
    assert change["change"] in gone.text and "/charts/hub-districts" in gone.text
    assert "frame-ancestors *" in gone.headers["Content-Security-Policy"]
    assert kept("hub-districts", "2027-01-01").status_code == 200


def test_of_each_frozen_version_the_day_is_known() -> None:
    assert set(frozen.versions()) == set(frozen.days(frozen.FOLDER))
