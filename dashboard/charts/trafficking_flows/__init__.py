"""Countries that sources name for trafficking to and from Pakistan, by purpose (report, sections 2.1 and 2.3).

A mention is a dot, all dots are equal, and no line carries a volume: a diagram and no map, for several of the
countries lie far outside any frame around Pakistan, and three of the names are regions.
"""

from __future__ import annotations

from dashboard.chart import Chart
from dashboard.charts.trafficking_flows.facts import FLOW, rows
from dashboard.charts.trafficking_flows.picture import draw, legend
from dashboard.charts.trafficking_flows.words import listing, n, notes, spoken, subtitle, title

CHART = Chart(
    slug="trafficking-flows",
    theme="trafficking",
    unit="mention",
    level="route",
    question="From where and to where are people trafficked?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    listing=listing,
    spoken=spoken,
    filters=(FLOW,),
    about="The report calls Pakistan a country where trafficking begins, ends and passes through, and says that no "
    "reliable statistics tell how much there is of it (section 2.1).",
)
