"""CHARTS: the ordered list of charts. The registry: a new chart is one file here and one line below."""

from __future__ import annotations

from dashboard.chart import Chart
from dashboard.charts import (
    early_marriage,
    hub_districts,
    provincial_disparities,
    provincial_map,
    referral_ratio,
    shelter_coverage,
    shelters_by_district,
    smuggling_corridors,
    trafficking_prosecutions,
    victims_referred_by_sex,
    women_judges,
    women_judges_by_court,
    women_literacy,
    women_per_shelter,
    women_police,
)

_ORDERED = (
    women_judges.CHART,
    provincial_disparities.CHART,
    provincial_map.CHART,
    women_literacy.CHART,
    early_marriage.CHART,
    smuggling_corridors.CHART,
    hub_districts.CHART,
    shelters_by_district.CHART,
    shelter_coverage.CHART,
    women_per_shelter.CHART,
    women_judges_by_court.CHART,
    women_police.CHART,
    referral_ratio.CHART,
    victims_referred_by_sex.CHART,
    trafficking_prosecutions.CHART,
)

CHARTS: dict[str, Chart] = {chart.slug: chart for chart in _ORDERED}
