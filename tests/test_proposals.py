"""The report's proposals: what the text of chapter 3 says, counted by hand, and the pages and embeds that show it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboard.data import observations, tables, validation
from dashboard.selection import Selection
from dashboard.topics import proposals
from dashboard.topics.proposals import find
from layouts import pages
from layouts.components import html_writer
from tools.hash_report import SHINGLES


def shown(path: str, **query: str) -> str:
    return html_writer.render(pages.tree(path, Selection(**query)))


def records(html: str) -> list[str]:
    """The ids of the records on a page, in order."""
    return re.findall(r'<p class="kicker">(P\d\d) ·', html)


def test_there_are_36_under_seven_headings() -> None:
    assert proposals.ids() == tuple(f"P{i:02}" for i in range(1, 37))
    counts = [len(proposals.chosen(heading=heading)) for heading in proposals.HEADINGS]
    assert counts == [4, 9, 8, 3, 4, 5, 3]


@pytest.mark.parametrize(
    ("name", "heading", "actors"),
    [
        ("P09", "implementation", ("cedaw-bodies", "women-departments", "women-commissions")),
        (
            "P11",
            "implementation",
            ("police", "labour-inspectors", "social-welfare-departments", "prosecutors", "judiciary"),
        ),
        ("P18", "protection", ("ngos", "nadra")),
        ("P24", "coordination", ("fia", "rights-ministries")),
        ("P31", "media", ("ngos", "parliament")),
        ("P35", "monitoring", ()),
    ],
)
def test_who_is_addressed(name: str, heading: str, actors: tuple[str, ...]) -> None:
    assert (find(name).heading, find(name).actors) == (heading, actors)


def test_the_two_repeats_of_section_3_3_name_each_other() -> None:
    assert {p.id: p.same_as for p in proposals.everything() if p.same_as} == {
        "P15": ("P19",),
        "P17": ("P21",),
        "P19": ("P15",),
        "P21": ("P17",),
    }


def test_what_happened_since_rests_on_later_figures() -> None:
    assert find("P01").since_figures == ("E031",) and find("P01").progress == "partly done"
    assert find("P02").progress == "done"
    assert find("P03").since_figures == ("E028",)
    assert find("P05").progress == "nothing known"
    assert find("P19").since_figures == ("E611", "E614") and find("P19").progress == "related steps known"
    assert find("P14").since_figures == ("E606", "E608") and find("P14").progress == "partly done"
    assert find("P17").progress == "nothing known"
    for proposal in proposals.everything():
        assert all(find(twin).progress == proposal.progress for twin in proposal.same_as), "one demand, one state"
        assert bool(proposal.since) == bool(proposal.since_figures)
        assert (proposal.progress == "nothing known") == (not proposal.since_figures)
        ends = [observations.find(i).row["period"].rpartition("/")[2] for i in proposal.since_figures]
        assert not ends or max(ends) > "2021-12", f"{proposal.id}: a step counts only after the report"


def test_counts_per_actor() -> None:
    """The police stand in P11, P27 and P28; four proposals name nobody for monitoring or behaviour, P30 the fifth."""
    counted = proposals.by_actor(proposals.everything())
    assert counted["police"] == ("P11", "P27", "P28")
    assert counted["fia"] == ("P10", "P13", "P24")
    assert counted[proposals.NOBODY] == ("P16", "P30", "P34", "P35", "P36")
    assert list(counted)[-1] == proposals.NOBODY
    assert len(counted["federal-government"]) == 14 and next(iter(counted)) == "federal-government"


def test_neighbours() -> None:
    assert proposals.beside(find("P01")) == (None, find("P02"))
    assert proposals.beside(find("P36")) == (find("P35"), None)


def test_an_id_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        find("P37")


def test_every_word_the_schema_allows_has_a_name() -> None:
    fields = {
        field["name"]: field["constraints"]
        for field in tables.resource("proposals")["schema"]["fields"]
        if "constraints" in field
    }
    assert set(re.findall(r"[a-z-]+", fields["actors"]["pattern"])) == set(proposals.ACTORS)
    assert set(re.findall(r"[a-z]+", fields["kind"]["pattern"])) == set(proposals.KINDS)
    assert fields["heading"]["enum"] == list(proposals.HEADINGS) == list(validation.HEADINGS)
    assert fields["progress"]["enum"] == list(proposals.PROGRESS)
    assert set(proposals.by_actor(proposals.everything())) == {*proposals.ACTORS, proposals.NOBODY}


# The list


def test_the_list_holds_every_record_once() -> None:
    assert records(shown("/recommendations")) == list(proposals.ids())


def test_filters_leave_what_they_say() -> None:
    assert records(shown("/recommendations", actor="police")) == ["P11", "P27", "P28"]
    assert records(shown("/recommendations", heading="media")) == ["P29", "P30", "P31", "P32", "P33"]
    assert records(shown("/recommendations", actor="ngos", heading="media")) == ["P31"]
    assert records(shown("/recommendations", actor="nobody", heading="monitoring")) == ["P34", "P35", "P36"]
    assert "1 of 36 proposals: Civil society · Media and awareness" in shown(
        "/recommendations", actor="ngos", heading="media"
    )


def test_where_nothing_fits_the_page_says_so_and_leads_on() -> None:
    html = shown("/recommendations", actor="nadra", heading="media")
    assert records(html) == []
    assert "No proposal under this heading" in html and 'href="/recommendations"' in html


def test_a_value_nobody_knows_and_the_word_all_filter_nothing() -> None:
    for value in ("all", "ALL", "nonsense", "<script>"):
        html = shown("/recommendations", actor=value)
        assert len(records(html)) == 36 and "<script>" not in html


def test_the_filters_are_a_form_that_leads_to_a_page() -> None:
    html = shown("/recommendations", actor="police")
    (form,) = re.findall(r'<form[^>]*class="list-filters".*?</form>', html)
    assert 'method="get"' in form and 'action="/recommendations"' in form
    assert re.findall(r'<select[^>]* name="(\w+)"', form) == ["actor", "heading"]
    assert re.search(r'<option (?=[^>]*value="police")[^>]*selected', form) and "<button" in form
    assert form.count("<option") == 1 + 24 + 1 + 7, "23 actors and nobody; seven headings; all of each"


# The record


def test_a_record_has_a_page_of_its_own() -> None:
    titles = {pages.title(f"/recommendations/{name}", Selection()) for name in proposals.ids()}
    assert len(titles) == 36
    html = shown("/recommendations/P15")
    assert "<h1>P15: Refer more victims and help them better</h1>" in html
    for link in (
        "/recommendations/P14",
        "/recommendations/P16",
        "/recommendations/P19",
        "/figures/victims#R008",
        "/recommendations?heading=protection",
        "/embed/recommendations/P15",
    ):
        assert f'href="{link}"' in html, link
    assert "11,803" in html, "the figure told since stands in its table"
    assert pages.find("/recommendations/P37") is None and pages.find("/recommendations/") is None


def test_no_record_says_what_the_report_says() -> None:
    report = validation.report_shingles(SHINGLES)
    for name in proposals.ids():
        for text in re.split(r"<[^>]+>", shown(f"/recommendations/{name}")):
            assert validation.copied(text, report) == [], text


# The embed


@pytest.mark.parametrize("name", proposals.ids())
def test_an_embed_is_one_small_page_that_can_be_framed(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/embed/recommendations/{name}")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200 and len(answer.data) <= 20_000
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r'<(?:link|script|img)[^>]+(?:src|href)="(?!data:|http://localhost/recommendations)', html)
    assert find(name).title.replace("’", "’") in html and "CC BY 4.0" in html and "unodc.org" in html
    assert f"http://localhost/recommendations/{name}" in html
    assert "datawrapper-height" in html, "it tells its height"


def test_an_embed_takes_colours_and_refuses_what_is_not_there(client: FlaskClient) -> None:
    light, dark = (client.get(f"/embed/recommendations/P01{query}").text for query in ("", "?theme=dark"))
    assert "#131a21" in dark and "#131a21" not in light
    assert client.get("/embed/recommendations/P37").status_code == 404
    assert client.get("/embed/recommendations/p01").status_code == 404


def test_the_snippet_stands_on_the_page(client: FlaskClient) -> None:
    html = client.get("/recommendations/P01").text
    assert "&lt;iframe src=" in html and "http://localhost/embed/recommendations/P01" in html
    assert "&lt;script async src=" in html
