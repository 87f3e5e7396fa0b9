"""Checks of every file by itself."""

from __future__ import annotations

import pandas as pd

from dashboard.data import edition, tables
from dashboard.data.validation.found import Found
from dashboard.settings import settings


def schema(rows: pd.DataFrame) -> Found:
    """Every dataset keeps to datapackage.json, in the eyes of the frictionless library."""
    import frictionless

    package = frictionless.Package(str(settings().datasets / "datapackage.json"))
    for resource in package.resources:
        # Where a schema lets columns be absent, its fields follow the header; `readable` checks the header itself.
        resource.detector.schema_sync = resource.schema.custom.get("fieldsMatch") == "superset"
    report = package.validate()
    found = Found(len(report.tasks), [f"datasets/datapackage.json: {error.note}" for error in report.errors])
    for task in report.tasks:
        for error in task.errors:
            told = error.to_dict()
            found.errors.append(
                f"datasets/{task.place}, row {told.get('rowNumber', 1)}, column {told.get('fieldName', '')}: "
                f"{told.get('cell', '')!r}; {error.note}"
            )
    return found


def readable(rows: pd.DataFrame) -> Found:
    """Every dataset passes the program's own reader, which is what a start depends on."""
    found = Found(len(tables.names()))
    for name in tables.names():
        try:
            tables.read(name)
        except tables.BrokenDataset as broken:
            found.errors += broken.errors
    return found


def listed(rows: pd.DataFrame) -> Found:
    """Every CSV of the folder is in datapackage.json."""
    paths = {entry["path"] for entry in tables.package()["resources"]}
    files = sorted(name for name in edition.files() if name.endswith(".csv"))
    return Found(
        len(files), [f"datasets/{name}: expected an entry in datapackage.json" for name in files if name not in paths]
    )
