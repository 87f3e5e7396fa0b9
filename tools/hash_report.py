"""Makes the list that tells copied sentences from our own, out of the text of the report, which is not kept here.

    python -m tools.hash_report REPORT.txt

Writes tools/assets/report_shingles.bin: a short hash of every run of eight words, sorted. A run can be looked up in
it; a sentence cannot be read out of it.
"""

import sys
from pathlib import Path

from dashboard.data import validation

SHINGLES = Path(__file__).resolve().parent / "assets" / "report_shingles.bin"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = sorted(validation.shingles(Path(arguments[0]).read_text("utf-8")))
    SHINGLES.write_bytes(b"".join(found))
    print(f"{len(found)} runs of {validation.RUN} words, {SHINGLES.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
