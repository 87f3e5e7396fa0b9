"""What a map says of its borders, in English: it is translated where it is said."""

from __future__ import annotations

BOUNDARIES = (
    "Boundaries are schematic and imply no endorsement. The final status of Jammu and Kashmir has not been "
    "agreed upon by the parties."
)
# Of a set that the operator installed; it was made for another purpose, and the maps change it.
INSTALLED = (
    "Borders: {source} ({licence}), joined into the districts of about 2011–2013 and simplified for this site. {note}"
    "Boundaries imply no endorsement. The final status of Jammu and Kashmir has not been agreed upon by the parties."
)
TILES = (
    "One square per district, placed near its true position; no outline is drawn. Districts as of about "
    "2011–2013. The final status of Jammu and Kashmir has not been agreed upon by the parties."
)
DIAGRAM = (
    "The order of the stages, without a map: neither the place of a dot nor the length of a line means anything. The "
    "final status of Jammu and Kashmir has not been agreed upon by the parties."
)
