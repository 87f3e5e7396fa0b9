"""Tries the scenarios and writes docs/resilience.md.

    python -m tools.resilience [NAME …]

Names leave out the other scenarios; their rows stay as they were found last. Returns 1 where one did not pass. Needs
nginx, openssl, wrk and Chromium; a scenario that finds something missing says so and counts as not tried.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tools.resilience import clients, dear, embeds, fuzz, killed, memory, rates, report, storage, swapped  # noqa: F401
from tools.resilience.scenario import SCENARIOS, Finding, Impossible, Scenario


def tried(one: Scenario) -> report.Row:
    """Run a scenario in a folder of its own; whatever goes wrong is told in its row and stops no other."""
    # A short name: Chromium makes sockets below it, and the path of one holds 107 letters.
    folder, started = Path(tempfile.mkdtemp(prefix="r-")), time.monotonic()
    try:
        found = one.run(folder)
        result = "passed" if found.passed else "failed"
    except Impossible as lacking:
        found, result = Finding(str(lacking), False), "not tried"
    except (Exception, SystemExit) as problem:  # a server that does not start ends a measurement by SystemExit
        traceback.print_exc()
        found, result = Finding(f"it ended with {type(problem).__name__}", False), "failed"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return report.Row(one.name, found.measured, result, round(time.monotonic() - started), report.load())


def main(names: list[str]) -> int:
    """Try the scenarios named, or all of them, and write the document."""
    if unknown := [name for name in names if name not in SCENARIOS]:
        print(f"There is no {' and no '.join(unknown)}. There are: {' '.join(SCENARIOS)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names or SCENARIOS:
        print(f"› {name}: {SCENARIOS[name].done} …", flush=True)
        row = tried(SCENARIOS[name])
        failed += row.result == "failed"
        print(f"  {row.result} in {row.seconds} s: {row.measured}", flush=True)
        report.keep(row)
        report.write(SCENARIOS.values())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
