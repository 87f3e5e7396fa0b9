"""All charts as a gallery: which theme and which kind of drawing each is, and the filters for these."""

from __future__ import annotations

from dashboard.chart import Chart, View
from dashboard.charts import CHARTS
from dashboard.i18n import per_language
from dashboard.plots import theme
from dashboard.selection import Filter, Selection, options

PATH = "/charts"
FORMS = {"map": "Maps", "bars": "Bars", "lines": "Lines over time", "dots": "Dots and marks"}
TOPIC = Filter("topic", "Theme", lambda: options(theme.THEMES.items()), everything="All themes")
FORM = Filter("form", "Kind of chart", lambda: options(FORMS.items()), everything="All kinds")


@per_language()
def form(chart: Chart) -> str:
    """The kind of drawing, one of FORMS, by what its first view is drawn with."""
    if chart.map:
        return "map"
    traces = chart.at().drawn.data
    if any(trace.get("mode", "").startswith("lines+markers") for trace in traces):
        return "lines"
    return "bars" if any(trace["type"] == "bar" for trace in traces) else "dots"


def found(selection: Selection) -> list[View]:
    """The first views of the charts that fit a theme and a kind, in the order of the registry."""
    topic, kind = TOPIC.resolve(selection.topic)[0], FORM.resolve(selection.form)[0]
    return [
        chart.at(Selection(lang=selection.lang))
        for chart in CHARTS.values()
        if (not topic or chart.theme == topic) and (not kind or form(chart) == kind)
    ]
