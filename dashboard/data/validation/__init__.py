"""What no schema can say of the data: cross-checks of all datasets with each other and with geodata.

A check takes every figure of every dataset as one table (`figures()`: the cells as text, with `file` and `row`) and
returns what it looked at and what is wrong, one line per error: file, row, column: value; expected ….
Each module holds the checks of one subject; a further check is a function there and a line in runner.CHECKS.
"""

from dashboard.data.validation.files import listed, schema
from dashboard.data.validation.found import Found, as_text, figures, numbered
from dashboard.data.validation.geography import no_points, ordered, periods, places
from dashboard.data.validation.ids import complete, left_out, unique_ids, well_named
from dashboard.data.validation.people import derivable, small_cells
from dashboard.data.validation.proposal_list import HEADINGS, proposals
from dashboard.data.validation.runner import CHECKS, run
from dashboard.data.validation.shelter_places import shelters
from dashboard.data.validation.sources import declared, discrepancies, references
from dashboard.data.validation.sums import census, empties, grades, judges, parts, shares
from dashboard.data.validation.travelling import distinct, superseded
from dashboard.data.validation.words import RUN, TITLE, copied, own_words, report_shingles, shingles

__all__ = [
    "CHECKS",
    "HEADINGS",
    "RUN",
    "TITLE",
    "Found",
    "as_text",
    "census",
    "complete",
    "copied",
    "declared",
    "derivable",
    "discrepancies",
    "distinct",
    "empties",
    "figures",
    "grades",
    "judges",
    "left_out",
    "listed",
    "no_points",
    "numbered",
    "ordered",
    "own_words",
    "parts",
    "periods",
    "places",
    "proposals",
    "references",
    "report_shingles",
    "run",
    "schema",
    "shares",
    "shelters",
    "shingles",
    "small_cells",
    "superseded",
    "unique_ids",
    "well_named",
]
