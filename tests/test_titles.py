"""Every title of every view can travel alone: it is dated, short and in plain words."""

from __future__ import annotations

import re

from test_charts import every_view

from dashboard.charts import CHARTS
from dashboard.selection import Selection

YEAR = re.compile(r"\b(19|20)\d{2}\b")
BANNED = ("units of the map", "cut, not rounded", "latest word", "stand on", "nobody", "not known", "PTPA", "PPC")


@every_view
def test_title_is_dated_and_plain(slug: str, selection: Selection) -> None:
    title = CHARTS[slug].at(selection).title
    assert YEAR.search(title), title
    assert len(title) <= 170, title
    assert not title.endswith("."), title
    assert not [word for word in BANNED if word in title], title
