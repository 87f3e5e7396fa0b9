"""The indicators that provinces are compared by, in their order."""

from __future__ import annotations

import pandas as pd

from dashboard.data import tables
from dashboard.topics import census, indicators
from dashboard.topics.indicators import Measure


def _of_population() -> pd.DataFrame:
    frame = tables.figures("population", "female-share-of-population")
    return frame[(frame["period"] == "2023") & frame["geography_level"].isin(("province", "country"))]


def _seats() -> pd.DataFrame:
    return tables.figures("parliament", "seats-reserved-for-women").query("geography_level == 'province'")


def _papers() -> pd.DataFrame:
    frame = tables.figures("candidates", "women-nomination-papers")
    return frame[(frame["period"] == "2024") & frame["geography_level"].isin(("province", "country"))]


_MORE = (
    Measure(
        "reserved-seats",
        "Seats reserved for women",
        "Seats of the provincial assembly reserved for women",
        "percent",
        "Dec 2023",
        _seats,
    ),
    Measure(
        "nominations",
        "Nomination papers of women",
        "Nomination papers that women filed for the National Assembly; whether a woman is counted once is not said",
        "nomination papers",
        "2024",
        _papers,
    ),
    Measure(
        "men-literacy",
        "Men literate",
        "Literate men, share of men aged 10 and older",
        "percent",
        "2023",
        lambda: census.share_by_province("literate-men"),
    ),
    Measure(
        "boys-out-of-school",
        "Boys out of school",
        "Boys aged 5–16 out of school",
        "percent",
        "2023",
        lambda: census.share_by_province("boys-out-of-school"),
    ),
    Measure(
        "women-share",
        "Women in the population",
        "Women and girls, share of the population",
        "percent",
        "2023",
        _of_population,
    ),
)
_ORDER = (
    "women-per-shelter",
    "women-judges",
    "women-police",
    "reserved-seats",
    "nominations",
    "women-voters",
    "women-literacy",
    "men-literacy",
    "girls-out-of-school",
    "boys-out-of-school",
    "early-marriage",
    "women-share",
)
_ALL = indicators.MEASURES | {measure.id: measure for measure in _MORE}
INDICATORS: dict[str, Measure] = {name: _ALL[name] for name in _ORDER}
