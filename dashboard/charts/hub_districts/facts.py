"""The rows of the chart of hub districts: who named which district, for what."""

from __future__ import annotations

import pandas as pd

from dashboard.data import tables
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.selection import Filter, Selection, options

# Lists, by who named the districts. A row belongs to the first list that takes its figure.
LISTS = {
    "officials-2021": "A senior FIA official (interview), July 2021",
    "routes-2021": "Another senior FIA official (interview), July 2021",
    "karachi-2021": "FIA and police officials in interviews, 2021",
    "campaign-2020": "UNODC campaign, 2020",
    "study-2015": "UNODC and FIA study, 2015",
    "fia-2018": "FIA, interceptions of 2018",
    "gaps-2019": "An unpublished UNODC analysis, 2019",
    "report-2021": "The report of 2021, which names no source",
    "ngo-2021": "An NGO, which chose its districts in 2021",
}
EDITION = Filter(
    "edition",
    "Named by",
    lambda: options((value, name) for value, name in LISTS.items()),
    everything="All lists",
)
CRIMES = {"som": "Smuggling of migrants", "tip": "Trafficking in persons"}
CRIME = Filter(
    "crime", "Crime", lambda: options((value, name) for value, name in CRIMES.items()), everything="Both crimes"
)
SAID = {"som": "smuggling", "tip": "trafficking", "both": "smuggling and trafficking", "not said": "crime not said"}
ROLES = {
    "hub": "hub",
    "source": "source",
    "transit": "transit",
    "destination": "destination",
    "crossing": "border crossing",
    "coal-mines": "coal mines",
    "ngo-working-group": "chosen by an NGO for its work",
}
ORIGIN = ("hub", "source")
CHOSEN = "ngo-working-group"  # an NGO works there: nobody has said that anything happens there
# A practice that a study of 2012, quoted second hand, ascribes to one district: it stands in the data, not on a map.
SECOND_HAND = "buying-and-selling"
FOOTNOTES = {"footnote 44": "officials-2021", "footnote 45": "routes-2021", "footnote 56": "gaps-2019"}


@per_language()
def facts() -> pd.DataFrame:
    """All mentions of districts, with the list and the crime of each."""
    hubs = tables.figures("hubs", "place-named")
    hubs = hubs[~hubs["category"].isin(("foreign-node", SECOND_HAND))].assign(crime=lambda frame: frame["value"])
    gates = tables.figures("border", "crossing-named").assign(category="crossing", crime="not said")
    frame = pd.concat([hubs, gates], ignore_index=True)
    frame["code"] = [
        gazetteer.code_of(*place) for place in zip(frame["geography"], frame["geography_level"], strict=True)
    ]
    # Across the border is not on this map: Spin Boldak, which the report counts as a crossing of its own.
    frame = frame[frame["code"].isin(gazetteer.names())].reset_index(drop=True)
    frame["list"] = [_list(row) for row in frame.to_dict("records")]
    frame["value"] = [say(SAID[crime]) for crime in frame["crime"]]
    frame["province"] = frame["code"].map(gazetteer.province_of())
    return frame


def _list(row: dict[str, str]) -> str:
    if row["category"] == CHOSEN:
        return "ngo-2021"
    if row["source"] != "unodc-2021":
        return "fia-2018" if row["category"] == "transit" else "study-2015"
    if row["period"].startswith("2020"):
        return "campaign-2020"
    if row["period"].startswith("2021-07/"):
        return "karachi-2021"
    return next((name for footnote, name in FOOTNOTES.items() if row["locator"].endswith(footnote)), "report-2021")


def rows(selection: Selection) -> pd.DataFrame:
    """One row per fact (district, role, source); value is the crime it was named for."""
    frame = facts().copy()
    if selection.edition:
        frame = frame[frame["list"] == selection.edition]
    if selection.crime:
        frame = frame[frame["crime"].isin((selection.crime, "both"))]
    return frame
