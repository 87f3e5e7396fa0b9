"""Where a shelter for women is known, district by district, by edition (report, sections 2.7 and 3.3, and later)."""

from __future__ import annotations

from dashboard.chart import PLACES, Chart
from dashboard.charts.shelters_by_district.facts import EDITION, rows
from dashboard.charts.shelters_by_district.overlay import OVERLAY as OVERLAY
from dashboard.charts.shelters_by_district.picture import draw, legend
from dashboard.charts.shelters_by_district.words import binding, n, notes, spoken, subtitle, title
from dashboard.plots import projection
from dashboard.selection import DISTRICT

CHART = Chart(
    slug="shelters-by-district",
    theme="services",
    unit="shelters",
    level="district",
    question="Is there a shelter for women in her district?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    binding=binding,
    legend=legend,
    spoken=spoken,
    filters=(EDITION, *PLACES, DISTRICT),
    map=True,
    aspect=projection.shape,
    about="A shelter counted is not a shelter that is safe: in some government shelters women could hardly move freely "
    "and were urged back to those who had abused them, traffickers among them (report, section 2.7, footnote 173). "
    "Only the district is shown, never a house.",
)
