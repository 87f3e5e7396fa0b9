"""Women's nomination papers: papers are not candidates, Punjab with and without the capital, nothing added up."""

from __future__ import annotations

from dashboard import table
from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["women-candidates"]
NATIONAL = {
    ("Punjab", "2013"): 123,
    ("Punjab", "2018"): 236,
    ("Punjab", "2024"): 277,
    ("Sindh", "2013"): 99,
    ("Sindh", "2018"): 76,
    ("Sindh", "2024"): 110,
    ("Khyber Pakhtunkhwa", "2013"): 78,
    ("Khyber Pakhtunkhwa", "2018"): 88,
    ("Khyber Pakhtunkhwa", "2024"): 39,
    ("Balochistan", "2013"): 50,
    ("Balochistan", "2018"): 36,
    ("Balochistan", "2024"): 12,
    ("Islamabad", "2024"): 26,
}
PROVINCIAL = {
    ("Punjab", "2013"): 231,
    ("Punjab", "2018"): 664,
    ("Khyber Pakhtunkhwa", "2013"): 229,
    ("Khyber Pakhtunkhwa", "2018"): 262,
    ("Sindh", "2013"): 247,
    ("Sindh", "2018"): 213,
    ("Balochistan", "2013"): 114,
    ("Balochistan", "2018"): 116,
}


def papers(**chosen: str) -> dict[tuple[str, str], float]:
    rows = CHART.at(Selection(**chosen)).rows.dropna(subset=["value"]).to_dict("records")
    return {(row["geography"], row["period"]): row["value"] for row in rows}


def test_papers_by_assembly_and_election():
    assert papers() == NATIONAL
    assert papers(indicator="provincial") == PROVINCIAL
    assert papers(period="2018") == {key: n for key, n in NATIONAL.items() if key[1] == "2018"}


def test_candidates_who_stood_are_not_among_the_papers():
    ids = {part for cell in CHART.at().rows["figure_id"] for part in cell.split("; ")}
    assert not ids & {"E334", "E335", "E336"}


def test_a_number_of_report_and_press_is_one_row():
    rows = CHART.at().rows.set_index("figure_id")
    assert rows.loc["R109; E318", "source"] == "unodc-2021; the-nation-2018"
    assert rows.loc["R109; E318", "value"] == 236 and rows.loc["R109; E318", "grade"] == "B"


def test_punjab_with_the_capital_is_called_so():
    labels = [note.text for note in CHART.at().figure.layout.annotations]
    assert labels.count("2018, with the federal capital") == labels.count("2013, with the federal capital") == 1
    assert "Punjab with the federal capital in 2018" in CHART.at(Selection(period="2018")).title
    assert "federal capital" not in CHART.at(Selection(period="2024")).title
    assert "federal capital" not in " ".join(
        note.text for note in CHART.at(Selection(indicator="provincial")).figure.layout.annotations
    ), "the capital has no provincial assembly"


def test_papers_are_not_persons():
    assert set(CHART.at().rows["unit"]) == {"nomination papers"}
    headings, body = table.of_view(CHART.at(Selection(period="2018")))
    assert body[0][headings.index("What")] == "national assembly, with the federal capital"
    assert body[0][headings.index("Value")] == "236 nomination papers"


def test_nothing_is_added_up():
    # 277 + 110 + 39 + 12 + 26 = 464, where the article prints 471: neither is the n of the chart.
    view = CHART.at(Selection(period="2024"))
    assert "464" not in view.title + view.n and "471" not in view.title + view.n
    assert any("464" in note and "471" in note for note in view.notes), "the conflict is told"


def test_provincial_papers_of_2024_are_not_reported():
    rows = CHART.at(Selection(indicator="provincial", period="2024")).rows
    assert len(rows) == 4 and set(rows["empty_kind"]) == {"not-reported"}
    assert CHART.at(Selection(indicator="provincial", period="2024")).title == (
        "No count of women’s papers by province was found for the provincial assemblies of 2024"
    )


def test_titles():
    assert CHART.at().title == (
        "Women filed more papers in Punjab and Sindh, fewer in Khyber Pakhtunkhwa and Balochistan: National Assembly, "
        "2013 to 2024"
    )
    sindh = CHART.at(Selection(province="sindh"))
    assert sindh.title.endswith("99 in 2013, 76 in 2018 and 110 in 2024")
