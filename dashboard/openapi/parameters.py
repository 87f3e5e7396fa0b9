"""The parameters that several paths share. Filters and their values come from the registry of charts."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from dashboard import table
from dashboard.charts import CHARTS
from dashboard.export import image
from dashboard.i18n import per_language
from dashboard.openapi.records import Parameter
from dashboard.search import engine
from dashboard.selection import LONGEST, Selection
from dashboard.summaries.pinned import LAYERS
from dashboard.topics import proposals


def one_of(*values: str) -> dict[str, Any]:
    """The JSON Schema of a text that is one of `values`; of any text where there are none."""
    return {"type": "string", "enum": list(values)} if values else {"type": "string"}


@per_language()
def filters() -> tuple[Parameter, ...]:
    """Every field of a selection that some chart understands, with all the values of all charts."""
    found = []
    for field in fields(Selection):
        used = [(chart, f) for chart in CHARTS.values() for f in chart.parameters if f.name == field.name]
        if not used:
            continue
        values = list(dict.fromkeys(option.value for _, f in used for option in f.options()))
        schema: dict[str, Any] = {"type": "array", "items": one_of(*values)} if used[0][1].many else one_of(*values)
        where = "every chart" if len(used) == len(CHARTS) else ", ".join(chart.slug for chart, _ in used)
        about = (
            f"{used[0][1].label}. Understood by {where}; a value that cannot be used is left out and told in a note."
        )
        found.append(Parameter(field.name, about, schema))
    return tuple(found)


SLUG = Parameter("slug", "The chart.", one_of(*CHARTS), in_path=True)
PROPOSAL = Parameter("proposal", "The proposal.", one_of(*proposals.ids()), in_path=True)
LAYER = Parameter("layer", "What the map shows, by its name.", one_of(*LAYERS), component="layer-of-map")
AGAINST = Parameter("against", "What a second map beside it shows.", one_of(*LAYERS), component="second-layer-of-map")
SHOWING = (
    Parameter("show", "What the page shows first.", one_of(*(option.value for option in table.SHOW.options()))),
    Parameter(
        "sort",
        "The column that the table is put in the order of, with - before it downwards. Values that count victims, or "
        "classes of foreign nationals, are in no order of size.",
        one_of(*(option.value for option in table.SORT.options())),
    ),
    Parameter("find", "The words that rows of the table must hold.", {"type": "string", "maxLength": LONGEST}),
)
ROWS = Parameter("rows", "all: the rows of every place, whatever place is chosen.", one_of("all"))
WHOLE = {"type": "integer", "minimum": image.SMALLEST, "maximum": image.LARGEST}
SIZING = (
    Parameter("size", " ".join(f"{s.name}: {s.reason}" for s in image.SIZES.values()), one_of(*image.SIZES)),
    Parameter("width", "Pixels, in place of a named size.", WHOLE),
    Parameter("height", "Pixels; without it, as high as the content wants.", WHOLE),
    Parameter("style", "print: for print in grey, with patterns besides tones.", one_of("print")),
    Parameter(
        "scale",
        "Multiplies width and height.",
        {"type": "number", "minimum": image.SCALES[0], "maximum": image.SCALES[1]},
    ),
    Parameter("theme", "Colours.", one_of("light", "dark")),
)
LOOK = (
    Parameter("theme", "Colours.", one_of("light", "dark", "auto")),
    Parameter("plain", "Without frame and background.", one_of("1")),
    Parameter("static", "Without any script.", one_of("1")),
    Parameter("controls", "The filters offered inside, by name.", {"type": "array", "items": one_of()}),
)
ASKED = (
    Parameter(
        "q",
        f"What is looked for: at most {LONGEST} characters are read. What holds more of the words stands higher; "
        "typing errors are forgiven, case, accents and hyphens ignored; Urdu names of places are known.",
        {"type": "string", "maxLength": LONGEST},
    ),
    Parameter(
        "kind",
        f"Results of one kind alone, the first {engine.MOST} of them.",
        one_of(*(collection.kind for collection in engine.COLLECTIONS), "page"),
        component="kind-of-result",
    ),
)
NO_CHART = (404, "There is no such chart; the nearest ones are named.")
NO_SIZE = (400, "The size is not one that is drawn; what is allowed is said.")
