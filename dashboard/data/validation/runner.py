"""The list of all checks, and what runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from dashboard.data.validation.files import listed, readable, schema
from dashboard.data.validation.found import Found, figures
from dashboard.data.validation.geography import no_points, periods, places
from dashboard.data.validation.ids import complete, left_out, unique_ids, well_named
from dashboard.data.validation.people import derivable, small_cells
from dashboard.data.validation.proposal_list import proposals
from dashboard.data.validation.shelter_places import shelters
from dashboard.data.validation.sources import declared, discrepancies, references
from dashboard.data.validation.sums import census, empties, grades, judges, parts, shares
from dashboard.data.validation.travelling import distinct, superseded

CHECKS: tuple[Callable[[pd.DataFrame], Found], ...] = (
    schema,
    distinct,
    superseded,
    readable,
    listed,
    unique_ids,
    well_named,
    complete,
    left_out,
    discrepancies,
    declared,
    proposals,
    references,
    places,
    periods,
    empties,
    grades,
    parts,
    shares,
    judges,
    census,
    small_cells,
    derivable,
    shelters,
    no_points,
)


def run(checks: Iterable[Callable[[pd.DataFrame], Found]] = CHECKS) -> list[tuple[str, Found]]:
    """(what is checked, what was found) of every check."""
    rows = figures()
    return [(_first_line(check), check(rows)) for check in checks]


def _first_line(check: Callable[[pd.DataFrame], Found]) -> str:
    return " ".join((check.__doc__ or check.__name__).split())
