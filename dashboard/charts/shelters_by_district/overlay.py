"""Districts with a known shelter over a map of something else: presence only, never a number or a point."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.charts.shelters_by_district.words import of_age
from dashboard.i18n import say
from dashboard.overlay import Overlay
from dashboard.plots import over, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.topics import shelters
from dashboard.topics.shelters import KNOWN, NGO


def _rows() -> pd.DataFrame:
    """Districts where a shelter was named; those where only a centre was are left out, as it may have no beds."""
    found = shelters.rows()
    return found[found["category"].isin((KNOWN, NGO))].reset_index(drop=True)


def _told(shown: pd.DataFrame) -> list[str]:
    return [
        say(
            "Drawn over the map: stripes on districts where sources of {years} name a shelter for women. n = {n} "
            "districts as drawn. A district without stripes may have a shelter that no source names.",
            years=i18n.year_span(shown["period"]),
            n=len(shown),
        ),
        say(shelters.COUNTED),
        *of_age(shown),
    ]


def _draw(figure: Drawing, ground: over.Ground, shown: pd.DataFrame) -> None:
    over.stripes(figure, ground, shown["code"].tolist())


OVERLAY = Overlay(
    "shelters",
    "Districts with a known shelter for women",
    _rows,
    _told,
    _draw,
    lambda: [Key(say("Stripes: a shelter for women was named"), theme.INK, "line")],
)
