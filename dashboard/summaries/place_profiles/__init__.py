"""Where one province or one district stands: what every dataset says of it, and what none says.

Nothing is counted here that a dataset does not hold: a profile picks the rows of one place, puts the national figure
beside each, and keeps the four kinds of empty apart.
"""

from dashboard.summaries.place_profiles.districts import (
    OF_DISTRICTS,
    Headcount,
    Local,
    counted_in,
    district_reading,
    headcounts,
    local,
    other_names,
    parts,
)
from dashboard.summaries.place_profiles.indicators import INDICATORS
from dashboard.summaries.place_profiles.mentions import Mention, mentions, route_crime, routes
from dashboard.summaries.place_profiles.readings import (
    COUNTED,
    NATION,
    Reading,
    away,
    gap,
    has_value,
    ids,
    n_of,
    reading,
    readings,
    said_of,
    told,
)
from dashboard.summaries.place_profiles.shelters import (
    NEAREST,
    Known,
    announced,
    answer,
    nearest,
    safe_houses,
    shelter,
    shelters_in,
    tally,
)
from dashboard.summaries.place_profiles.standing import KEYS, Key, Standing, among, among_provinces, keys, standing
from dashboard.summaries.place_profiles.statements import REPORT, of_shelters, said, sentence

__all__ = [
    "COUNTED",
    "INDICATORS",
    "KEYS",
    "NATION",
    "NEAREST",
    "OF_DISTRICTS",
    "REPORT",
    "Headcount",
    "Key",
    "Known",
    "Local",
    "Mention",
    "Reading",
    "Standing",
    "among",
    "among_provinces",
    "announced",
    "answer",
    "away",
    "counted_in",
    "district_reading",
    "gap",
    "has_value",
    "headcounts",
    "ids",
    "keys",
    "local",
    "mentions",
    "n_of",
    "nearest",
    "of_shelters",
    "other_names",
    "parts",
    "reading",
    "readings",
    "route_crime",
    "routes",
    "safe_houses",
    "said",
    "said_of",
    "sentence",
    "shelter",
    "shelters_in",
    "standing",
    "tally",
    "told",
]
