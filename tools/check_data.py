"""Validates every dataset: against its schema, itself, the others and the borders; and the prose of pages against them.

    python -m tools.check_data

Says what was checked and how much of it; every error on a line of its own, with file, row, column, value and what
was expected. Fails when there is one. Warns, without failing, where a chart shows old figures under a title that
names no time.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date

import pandas as pd

from dashboard.content.checks import checks as prose_checks
from dashboard.data import tables, validation
from dashboard.summaries import page_values
from tools import freshness
from tools.hash_report import SHINGLES


def checks() -> tuple[Callable[[pd.DataFrame], validation.Found], ...]:
    """All that is checked once every file can be read: datasets, their words, and the prose of pages."""
    report = validation.report_shingles(SHINGLES)
    return *validation.CHECKS, validation.own_words(report), *prose_checks(page_values.VALUES, report)


def main() -> int:
    start = time.monotonic()
    try:
        tables.check()
    except tables.BrokenDataset as broken:
        print("\n".join(broken.errors), file=sys.stderr)
        print(f"{len(broken.errors)} error(s); the other checks wait until every file can be read.", file=sys.stderr)
        return 1
    rows = validation.figures()
    failed = Counter[str]()
    print(f"› {len(rows)} figures in {rows['file'].nunique()} datasets")
    for name, found in validation.run(checks()):
        failed[name] = len(found.errors)
        print(f"  {'✗' if found.errors else '✓'} {found.checked:>6}  {name}")
        for error in found.errors:
            print(f"      {error}", file=sys.stderr)
    for warning in freshness.warnings(date.today(), freshness.views()):
        print(f"  ! {warning}")
    seconds = time.monotonic() - start
    print(f"› {failed.total()} error(s), {seconds:.1f} s" if failed.total() else f"› No error, {seconds:.1f} s")
    return 1 if failed.total() else 0


if __name__ == "__main__":
    sys.exit(main())
