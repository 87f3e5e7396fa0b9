"""A view as one ZIP: rows as CSV and JSON, the picture as PNG and SVG, and a README that says how to cite it."""

from __future__ import annotations

from dashboard import addresses
from dashboard.chart import View
from dashboard.data import tables
from dashboard.data.source_lines import addressed, source_line
from dashboard.export import citation, image, tabular
from dashboard.export.packing import pack
from dashboard.i18n import EMPTY, say
from dashboard.rendering import client as renderer
from dashboard.rows import ROW

NO_PICTURE = "No picture is in this archive: {reason} Where the site can draw, it is at {address}"


def make(view: View, address: str, name: str) -> bytes:
    """The archive of a view that is reached at `address`; its files are called `name`.

    Where nothing can be drawn the archive has no pictures, and its README says so.
    """
    files = {f"{name}.csv": tabular.csv_text(view).encode(), f"{name}.json": tabular.json_text(view).encode()}
    missing = ""
    try:
        size = image.SIZES[image.DEFAULT]
        files[f"{name}.png"] = image.png(view, size, address)
        files[f"{name}.svg"] = image.svg(view, size, address)
    except renderer.NoRenderer as problem:
        files.pop(f"{name}.png", None)
        picture = address.removesuffix(addresses.page(view)) + addresses.download(view, "png")
        missing = say(NO_PICTURE, reason=problem, address=picture)
    files["README.txt"] = readme(view, address, list(files), missing).encode()
    return pack(files)


def columns() -> dict[str, str]:
    """What each column of the rows holds, in the words of datapackage.json."""
    fields = tables.resource(tables.figure_datasets()[0])["schema"]["fields"]
    told = {field["name"]: field["description"] for field in fields}
    return {name: told[name] for name in ROW}


def readme(view: View, address: str, files: list[str], missing: str = "") -> str:
    """The README of an archive as plain text."""
    lines = [view.title, view.subtitle, "", say(view.chart.question), view.n, ""]
    lines += [*[f"- {note}" for note in view.notes], ""] if view.notes else []
    lines += [say("Sources")]
    lines += ["- " + addressed(source_line(record), record, "\n  ") for record in view.sources]
    lines += [
        "",
        say("Licence"),
        f"{citation.LICENCE} ({citation.LICENCE_URL})",
        "",
        say("How to cite"),
        citation.text(view, address),
        say("Add the day on which you read it; cite the source of a figure with it."),
        "",
        say("Address"),
        address,
        say("Data version {version}", version=view.version),
        "",
        say("Files"),
        *[f"- {name}" for name in files],
    ]
    lines += [missing] if missing else []
    lines += ["", say("Columns of the rows"), *[f"- {name}: {about}" for name, about in columns().items()]]
    lines += ["", say("The kinds of empty"), *[f"- {kind}: {say(meaning)}" for kind, meaning in EMPTY.items()]]
    return "\n".join(lines) + "\n"
