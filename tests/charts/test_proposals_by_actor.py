"""Whom the proposals address: counted by hand from the 36 records."""

from __future__ import annotations

from dashboard.charts import CHARTS
from dashboard.plots.theme import COLOURS, GREY
from dashboard.selection import Selection

CHART = CHARTS["proposals-by-actor"]


def counts(**query: str) -> dict[str, float]:
    rows = CHART.at(Selection(**query)).rows
    return dict(zip(rows["category"], rows["value"], strict=True))


def test_counts() -> None:
    found = counts()
    assert found["Federal government"] == 14  # P01–P03, P05, P06, P08, P12, P15, P17, P19–P23
    assert found["Civil society"] == 6  # P07, P18, P19, P23, P27, P31
    assert found["Parliament"] == 4  # P03, P04, P14, P31
    assert found["Federal Investigation Agency"] == 3  # P10, P13, P24
    assert found["Women’s commissions of the provinces"] == 1  # P09
    assert found["No actor follows from the text"] == 5  # P16, P30, P34–P36
    assert len(found) == 24


def test_a_proposal_with_five_actors_counts_five_times_and_the_chart_says_so() -> None:
    assert sum(counts().values()) > 36
    assert CHART.at().n == (
        "n = 36 proposals; one that addresses several is counted at each, so the bars add up to more"
    )


def test_what_is_said_only_where_it_is_true() -> None:
    view = CHART.at(Selection(heading="monitoring"))
    assert view.n == "n = 3 proposals", "each is counted once"
    notes = " ".join(view.notes)
    assert "repeat" not in notes and "the government" not in notes and "Three of these proposals name nobody" in notes
    assert "One of these proposals names nobody" in " ".join(CHART.at(Selection(heading="media")).notes)
    assert "repeat two others" in " ".join(CHART.at(Selection(heading="protection")).notes)


def test_actors_with_one_proposal_share_a_bar_where_there_are_many_and_a_note_names_them() -> None:
    view = CHART.at()
    (bar,) = view.drawn.data
    assert list(bar["x"]) == [14, 6, 4, 3, 3, 3, 3, 3, 3, 2, 2, 1, 5]
    words = [note["text"] for note in view.drawn.layout["annotations"]]
    assert "<b>12 other actors, one proposal each</b>" in words and "1 of 36 each" in words
    alone = view.rows[view.rows["value"] == 1]
    assert len(alone) == 12 and set(bar["customdata"][11].split("; ")) == set(alone["figure_id"])
    assert bar["marker"]["color"][12] == GREY
    assert "NADRA, the identity card authority" in next(note for note in view.notes if note.startswith("One proposal"))
    assert view.height < 700 and len(view.rows) == 24, "the table has them all"
    few = CHART.at(Selection(heading="coordination"))
    assert len(few.drawn.data[0]["x"]) == len(few.rows) and not [note for note in few.notes if "each" in note]


def test_rows_name_their_proposals() -> None:
    rows = CHART.at().rows.set_index("category")
    assert rows.loc["Police", "figure_id"] == "P11; P27; P28"
    assert set(rows["source"]) == {"unodc-2021"} and set(rows["locator"]) == {"chapter 3"}
    assert set(rows["status"]) == {"computed by us"}


def test_a_heading_counts_only_its_own() -> None:
    assert counts(heading="coordination") == {
        "Federal government": 2,
        "Federal Investigation Agency": 1,
        "Ministries for rights and for women": 1,
        "Civil society": 1,
    }
    assert CHART.at(Selection(heading="coordination")).n.startswith("n = 3 proposals")


def test_titles_follow_the_rows() -> None:
    assert CHART.at().title == (
        "Federal government: 14 of the 36 proposals of 2021, 8 of which name it; five name no actor"
    )
    # Police and judges both stand in two of four: nobody leads.
    assert (
        CHART.at(Selection(heading="women-leaders")).title
        == "Report of 2021, Women leaders: whom the four proposals address"
    )
    assert CHART.at(Selection(heading="monitoring")).title == (
        "Report of 2021, Monitoring: none of the three proposals says who should act"
    )


def test_what_addresses_nobody_comes_last_and_grey() -> None:
    (trace,) = CHART.at().figure.data
    assert trace.marker.color[-1] == GREY and set(trace.marker.color[:-1]) == {COLOURS["context"]}
    assert list(trace.x)[:-1] == sorted(trace.x[:-1], reverse=True)
