"""The rows of the chart of trafficking flows: which description names which country."""

from __future__ import annotations

import pandas as pd

from dashboard.data import tables
from dashboard.i18n import per_language
from dashboard.selection import Filter, Selection, options

ORIGIN, DESTINATION = "origin", "destination"
FLOW = Filter(
    "flow",
    "Direction",
    lambda: options(((ORIGIN, "Into or through Pakistan"), (DESTINATION, "From Pakistan"))),
    everything="Both directions",
)
SEXUAL, LABOUR_OR_SEXUAL, ONWARD = "sexual exploitation", "forced labour or prostitution", "onward, purpose not said"
EITHER = "either crime, not known which"
BEGGING, MARRIAGE, LABOUR, RACES = "forced begging", "forced or false marriages", "forced labour", "camel races"
PURPOSES = (SEXUAL, LABOUR_OR_SEXUAL, ONWARD, EITHER, MARRIAGE, BEGGING, LABOUR, RACES)
REGIONS = ("East Asian countries", "Gulf countries", "Hong Kong")


@per_language()
def _facts() -> pd.DataFrame:
    known = pd.concat([tables.table("routes"), tables.table("flows")]).set_index("figure_id", drop=False)
    found = []
    for mention in tables.table("flow_mentions").to_dict("records"):
        row = known.loc[mention["figure_id"]].to_dict()
        crime = row["category"] if row["indicator"] == "route" else row["value"]
        found.append(
            {
                **row,
                "geography": mention["place"],
                "geography_level": "region" if mention["place"] in REGIONS else "country",
                "category": mention["purpose"],
                "value": mention["direction"],
                "unit": "mention",
                "flow": mention["direction"],
                "either": crime == "both" and mention["purpose"] == EITHER,
            }
        )
    frame = pd.DataFrame(found)
    frame["order"] = frame["category"].map(PURPOSES.index)
    return frame.sort_values(["flow", "order", "geography"], ascending=[False, True, True], kind="stable")


def rows(selection: Selection) -> pd.DataFrame:
    """One row per mention of a country or region, with direction as value and purpose as category."""
    frame = _facts().copy()
    if selection.flow:
        frame = frame[frame["flow"] == selection.flow]
    return frame.reset_index(drop=True)
