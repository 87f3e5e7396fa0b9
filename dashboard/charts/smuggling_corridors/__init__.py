"""Corridors of migrant smuggling as ordered stages (report, sections 2.1, 2.3 and 2.7; figures R168 to R177).

Lines join the stages that the report names, all of equal width; places it only lists are dots without a line, and
the reach of a network of agents is text. Where no outline may be shown, a diagram of the stages takes the map's place.
"""

from __future__ import annotations

from dashboard.chart import Chart, View
from dashboard.charts.smuggling_corridors.diagram import diagram
from dashboard.charts.smuggling_corridors.facts import CORRIDOR, rows
from dashboard.charts.smuggling_corridors.overlays import OVERLAYS as OVERLAYS
from dashboard.charts.smuggling_corridors.picture import aspect, legend, on_map
from dashboard.charts.smuggling_corridors.words import listing, n, notes, spoken, subtitle, title
from dashboard.plots.figure import Drawing


def draw(view: View) -> Drawing:
    """The corridors on the map, or the diagram of their stages."""
    return diagram(view) if view.value("borders") == "tiles" else on_map(view)


CHART = Chart(
    slug="smuggling-corridors",
    theme="smuggling",
    unit="stages",
    level="route",
    question="Which way are migrants smuggled?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    listing=listing,
    spoken=spoken,
    filters=(CORRIDOR,),
    map=True,
    aspect=aspect,
    about="Smugglers take payment to move people across a border. What the report says of the routes comes from a "
    "UNODC study, a campaign and interviews. It names stages only, and the map shows no more than that.",
)
