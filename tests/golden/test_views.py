"""Golden views: every chart at its telling views, compared with what is committed in __snapshots__/.

A change of a figure, a title, a note or a legend shows as a difference of text here. When the change is meant,
`make golden` writes the files anew; look at the difference before committing it.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from dashboard.chart import Chart
from dashboard.charts import CHARTS, OVERLAYS
from dashboard.export import tabular
from dashboard.selection import Selection

WIDTH = 110  # letters of a line of a golden file
ROWS = 5  # rows of each view that are written out


class ReadableJSON(SingleFileSnapshotExtension):
    """One file per view: sorted JSON whose short lists stand on one line."""

    _write_mode = WriteMode.TEXT
    file_extension = "json"

    def serialize(self, data: Any, **_: Any) -> str:
        """`data` as text, one property per line."""
        return readable(data) + "\n"


def readable(value: Any, indent: int = 0) -> str:
    """JSON with sorted keys; lists and objects that fit into a line take one."""
    flat = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if len(flat) + indent <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return flat
    inner, outer = " " * (indent + 1), " " * indent
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {readable(value[key], indent + 1)}" for key in sorted(value)]
        return "{\n" + ",\n".join(lines) + f"\n{outer}}}"
    return "[\n" + ",\n".join(inner + readable(item, indent + 1) for item in value) + f"\n{outer}]"


def rounded(value: Any) -> Any:
    """Numbers to six digits, so that another processor's last digit is no difference."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return value


def telling(chart: Chart) -> list[Selection]:
    """The default, one province, another value of the chart's first other filter, pins and tiles for a map."""
    names = [filter_.name for filter_ in chart.parameters]
    found = [Selection()]
    if "province" in names:
        found.append(Selection(province="sindh"))
    for filter_ in chart.filters:
        others = [option.value for option in filter_.options() if option.value != filter_.default]
        if filter_.name not in ("province", "provinces", "district", "pins") and others:
            found.append(Selection(**{filter_.name: others[-1]}))
            break
    if "pins" in names:
        found.append(Selection(pins="lahore,chitral"))
    if "borders" in names:
        found.append(Selection(borders="tiles"))
    return found


VIEWS = [
    pytest.param(slug, selection, id=slug + selection.to_search().replace("?", "-").replace("=", "-"))
    for slug, chart in CHARTS.items()
    for selection in telling(chart)
]
LAID = [("women-literacy", one.name) for one in OVERLAYS] + [("hub-districts", "shelters")]
VIEWS += [pytest.param(slug, Selection(overlay=name), id=f"{slug}-overlay-{name}") for slug, name in LAID]


@pytest.mark.parametrize(("slug", "selection"), VIEWS)
def test_a_view_is_as_it_was(slug: str, selection: Selection, snapshot: SnapshotAssertion) -> None:
    view = CHARTS[slug].at(selection)
    figure, meta = tabular.bare_figure(view), json.loads(json.dumps(tabular.words(view)))
    meta.pop("version")  # changes with every dataset; what a row says stands below
    golden = {**meta, "figure": figure, "rows": tabular.records(view)[:ROWS], "number_of_rows": len(view.records)}
    assert rounded(golden) == snapshot(extension_class=ReadableJSON)
