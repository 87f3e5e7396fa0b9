"""Pakistan in the Global Gender Gap Index, edition by edition: its rank, and the share of the gap that is closed."""

from __future__ import annotations

from dashboard.chart import Chart
from dashboard.charts.gender_gap.facts import MEASURE, rows
from dashboard.charts.gender_gap.picture import draw, legend
from dashboard.charts.gender_gap.words import n, notes, spoken, subtitle, title

CHART = Chart(
    slug="gender-gap",
    theme="context",
    unit="rank or percent",
    level="country",
    question="How far are women in Pakistan from equality with men?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    filters=(MEASURE,),
    about="The index sets women against men in work, school, health and politics. At 100 % nothing would be "
    "left between them; the report reads the share that is closed as if it were the gap itself.",
)
