"""Tries the edition in the folder DATASETS as `make data` does, and whether every page and chart can be made of it.

    python -m tools.editions.candidate

Prints one line of JSON: {"version": data version or "", "errors": [one text per error]}. trial.py runs it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module

from dashboard.data import tables, validation


def errors() -> Iterator[str]:
    """What is wrong with the edition of this process: between its files first, then on pages."""
    from tools import check_data  # what it imports needs files that can be read

    found = [error for _, check in validation.run(check_data.checks()) for error in check.errors]
    yield from found or unmade()


def addresses() -> Iterator[str]:
    """Every page, every chart's page, and every chart as tables and figure."""
    from dashboard.charts import CHARTS
    from layouts import families, pages

    yield from (page.path for page in (*pages.PAGES, *pages.UNLISTED))
    for slug in CHARTS:
        yield families.CHART_PATH + slug
        yield from (f"{families.CHART_PATH}{slug}.{ending}" for ending in ("csv", "json", "figure.json"))
    yield from ("/api/charts.json", "/api/datasets.zip", "/api/openapi.json")


def unmade() -> Iterator[str]:
    """The addresses that cannot be made of this edition, each with why."""
    server = import_module("app").server
    server.config["PROPAGATE_EXCEPTIONS"] = True
    client = server.test_client()
    for address in addresses():
        try:
            status = client.get(address).status_code
        except Exception as error:  # whatever it is, a reader would meet it
            yield f"{address}: it cannot be made of these datasets ({type(error).__name__}: {error})"
        else:
            if status != 200:
                yield f"{address}: it answers with status {status}; expected 200"


def main() -> int:
    """Try, and print what was found."""
    version = ""
    try:
        tables.check()
        version = tables.version()
        found = list(errors())
    except tables.BrokenDataset as broken:
        found = broken.errors
    except Exception as error:
        found = [f"The edition cannot be tried ({type(error).__name__}: {error})"]
    print(json.dumps({"version": version, "errors": found}, ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
