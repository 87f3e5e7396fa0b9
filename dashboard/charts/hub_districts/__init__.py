"""Districts that sources name for smuggling or trafficking, by role and by list (report, sections 2.1, 2.2, 2.7)."""

from __future__ import annotations

from dashboard.chart import PLACES, Chart
from dashboard.charts.hub_districts.facts import CRIME, EDITION, rows
from dashboard.charts.hub_districts.picture import draw, legend
from dashboard.charts.hub_districts.words import n, notes, nothing, spoken, subtitle, title
from dashboard.plots import projection
from dashboard.selection import DISTRICT

CHART = Chart(
    slug="hub-districts",
    theme="smuggling",
    unit="mention",
    level="district",
    question="Which districts do sources name?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    nothing=nothing,
    filters=(EDITION, CRIME, *PLACES, DISTRICT),
    map=True,
    aspect=projection.shape,
    about="Smuggling of migrants and trafficking in persons are two crimes. Ochre marks what sources say of smuggling, "
    "or of both, or without saying which; teal with white dots marks what they say of trafficking only.",
)
