"""Since the report: only what came after it, newest first, and a feed that a reader can follow."""

from __future__ import annotations

from xml.etree import ElementTree

from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.data import catalogue, observations
from dashboard.topics import proposals, since
from layouts import since as page
from routes import feed

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_change_is_later_than_the_report_and_rests_on_figures_with_a_source() -> None:
    for step in since.everything():
        assert step.day > "2021-12-31", step.id
        assert step.sources, step.id
        assert any(observations.find(key).row["period"][-7:] > "2021-12" for key in step.figures), step.id
        assert set(step.charts) <= set(CHARTS), step.id
        assert set(step.proposals) <= set(proposals.ids()), step.id


def test_the_newest_come_first_everywhere(client: FlaskClient) -> None:
    steps = since.everything()
    assert [step.day for step in steps] == sorted((step.day for step in steps), reverse=True)
    assert sum(len(found) for found in since.by_theme().values()) == len(steps)
    html = client.get("/since").get_data(as_text=True)
    law = [step for step in steps if step.theme == "law"]
    assert [html.index(f'id="{step.id}"') for step in law] == sorted(html.index(f'id="{step.id}"') for step in law)
    overview = client.get("/").get_data(as_text=True)
    assert all(f'href="{step.path}"' in overview for step in steps[: page.LATEST])
    assert steps[page.LATEST].path not in overview


def test_a_caveat_stands_beside_the_change(client: FlaskClient) -> None:
    html = client.get("/since").get_data(as_text=True)
    record = html[html.index('id="S21"') :].split("</article>")[0]
    assert "may be mixed" in record and "/figures/fia_cases#E529" in record


def test_the_feed_is_atom_with_changes_and_corrections(client: FlaskClient) -> None:
    answer = client.get(since.FEED)
    assert answer.status_code == 200 and answer.content_type == feed.ATOM
    root = ElementTree.fromstring(answer.data)
    entries = root.findall(f"{ATOM}entry")
    corrected = [row for row in catalogue.changes() if row["kind"] == "corrected"]
    assert len(entries) == len(since.everything()) + len(corrected)
    for name in ("title", "id", "updated", "summary"):
        assert all(entry.findtext(f"{ATOM}{name}") for entry in entries), name
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert moments == sorted(moments, reverse=True) and root.findtext(f"{ATOM}updated") == moments[0]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries]
    assert all(link.startswith("http") and "<" not in link for link in links)
    assert "/since#S01" in " ".join(links) and "/method#changes" in " ".join(links)


def test_a_word_that_looks_like_markup_stays_a_word(client: FlaskClient, monkeypatch) -> None:
    one = feed.entries()[0] | {"title": "<b>a</b> & b"}
    monkeypatch.setattr(feed, "entries", lambda: [one])
    root = ElementTree.fromstring(client.get(since.FEED).data)
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "<b>a</b> & b"
