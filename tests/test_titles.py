"""Every title of every view can travel alone: it is dated, short and in plain words."""

from __future__ import annotations

import re

import pytest
from every_view import every_view
from samples import sampled

from dashboard import addresses
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import observations
from dashboard.geography import gazetteer
from dashboard.i18n import cell

YEAR = re.compile(r"\b(19|20)\d{2}\b")
BANNED = ("units of the map", "cut, not rounded", "latest word", "stand on", "nobody", "not known", "PTPA", "PPC")


FEW = 8  # so many values a reader can take in
NUMBER = re.compile(r"[\d,.]*\d")
ID = re.compile(r"\b[REC]\d{2,3}[a-z]?\b")  # of an observation: a reader finds it in the table


def unsaid(view: View) -> list[str]:
    """The values of a view that its text alternative does not name, where it has eight or fewer."""
    valued = [row for row in view.records if isinstance(row["value"], float) and row["value"] == row["value"]]
    if len(valued) > FEW:
        return []
    told = set(NUMBER.findall(view.alt))
    places = view.chart.slug == "shelters-by-district"  # its values are ones; the places stand under each kind
    return [
        cell(row)
        for row in valued
        if (row["geography"] not in view.alt if places else not set(NUMBER.findall(cell(row))) <= told)
    ]


@every_view
def test_the_text_alternative_names_every_value_where_they_are_few(view: View) -> None:
    assert unsaid(view) == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    "slug", sampled([slug for slug, chart in CHARTS.items() if "district" in str(chart.parameters)], 4)
)
def test_so_it_is_for_every_value_of_every_filter(slug: str) -> None:
    for view in CHARTS[slug].views():
        assert YEAR.search(view.title), addresses.page(view)
        assert unsaid(view) == [], addresses.page(view)


@every_view
def test_a_title_names_no_district_but_the_chosen_one(view: View) -> None:
    """A district with the highest or the lowest share is not put into the headline of the others."""
    if (
        view.chart.level != "district" or view.selection.district or view.chart.slug == "hub-districts"
    ):  # that chart lists names
        return
    provinces = "|".join(map(re.escape, gazetteer.provinces().values()))
    told = re.sub(provinces, "", view.title)
    alone = {name for code, name in gazetteer.names().items() if gazetteer.home(code) != code}
    assert not [name for name in alone if re.search(rf"\b{re.escape(name)}\b", told)], view.title


@every_view
def test_no_sentence_of_a_view_holds_an_id(view: View) -> None:
    warnings = [observations.warning(row) for row in view.records]
    for text in (view.title, view.subtitle, view.n, view.alt, view.chart.about, *view.notes, *warnings):
        assert not ID.search(text), text


@every_view
def test_title_is_dated_and_plain(view: View) -> None:
    title = view.title
    assert YEAR.search(title), title
    assert len(title) <= 170, title
    assert not title.endswith("."), title
    assert not [word for word in BANNED if word in title], title
