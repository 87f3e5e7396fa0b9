"""CHARTS: the ordered list of charts. The registry: a new chart is one file here and one line below."""

from __future__ import annotations

from dashboard.chart import Chart
from dashboard.charts import (
    early_marriage,
    gender_gap,
    girls_out_of_school,
    hub_districts,
    labour_participation,
    provincial_disparities,
    provincial_map,
    referral_ratio,
    shelter_coverage,
    shelters_by_district,
    smuggling_corridors,
    trafficking_prosecutions,
    victims_referred_by_sex,
    women_candidates,
    women_in_parliament,
    women_judges,
    women_judges_2018_2024,
    women_judges_by_court,
    women_literacy,
    women_per_shelter,
    women_police,
    women_voters,
)

_ORDERED = (
    women_judges.CHART,
    provincial_disparities.CHART,
    provincial_map.CHART,
    women_literacy.CHART,
    early_marriage.CHART,
    girls_out_of_school.CHART,
    labour_participation.CHART,
    women_voters.CHART,
    gender_gap.CHART,
    smuggling_corridors.CHART,
    hub_districts.CHART,
    shelters_by_district.CHART,
    shelter_coverage.CHART,
    women_per_shelter.CHART,
    women_judges_by_court.CHART,
    women_police.CHART,
    women_judges_2018_2024.CHART,
    women_in_parliament.CHART,
    women_candidates.CHART,
    referral_ratio.CHART,
    victims_referred_by_sex.CHART,
    trafficking_prosecutions.CHART,
)

CHARTS: dict[str, Chart] = {chart.slug: chart for chart in _ORDERED}
