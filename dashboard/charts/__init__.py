"""CHARTS: the ordered list of charts. The registry: a new chart is one file here and one line below."""

from __future__ import annotations

from dataclasses import replace

from dashboard.chart import Chart
from dashboard.charts import (
    afghan_arrivals,
    afghan_nationals,
    afghan_returns,
    afghans_in_pakistan,
    child_labour,
    conventions,
    deportations,
    early_marriage,
    fia_cases,
    gender_gap,
    girls_out_of_school,
    hub_districts,
    investigations_to_convictions,
    labour_participation,
    marriage_ages,
    maximum_penalties,
    proposals_by_actor,
    provincial_disparities,
    provincial_map,
    punjab_share,
    red_book,
    referral_ratio,
    sea_disasters,
    shelter_coverage,
    shelters_by_district,
    smuggling_corridors,
    tier_placement,
    trafficking_flows,
    trafficking_prosecutions,
    two_shares,
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
from dashboard.i18n import say

_ORDERED = (
    women_judges.CHART,
    provincial_disparities.CHART,
    provincial_map.CHART,
    women_literacy.CHART,
    early_marriage.CHART,
    girls_out_of_school.CHART,
    two_shares.CHART,
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
    trafficking_flows.CHART,
    deportations.CHART,
    red_book.CHART,
    afghan_arrivals.CHART,
    afghans_in_pakistan.CHART,
    afghan_nationals.CHART,
    proposals_by_actor.CHART,
    maximum_penalties.CHART,
    conventions.CHART,
    tier_placement.CHART,
    investigations_to_convictions.CHART,
    punjab_share.CHART,
    fia_cases.CHART,
    child_labour.CHART,
    marriage_ages.CHART,
    sea_disasters.CHART,
    afghan_returns.CHART,
)

OVERLAYS = (*smuggling_corridors.OVERLAYS, shelters_by_district.OVERLAY)
WAYS, PLACES = (one.name for one in smuggling_corridors.OVERLAYS)
# Maps over which an overlay may not lie: that of the same rows, and ways of smuggling where a map shows the districts
# that sources name, or those where foreign nationals live.
BARRED = {
    "shelters-by-district": (shelters_by_district.OVERLAY.name,),
    "hub-districts": (WAYS, PLACES),
    "afghan-nationals": (WAYS, PLACES),
}


def _refused(name: str) -> str:
    """Why an overlay may not lie over a map, in a sentence; "" for what is no overlay."""
    if name == shelters_by_district.OVERLAY.name:
        return say("This map shows where shelters are named; the same is not drawn over it.")
    if name in (WAYS, PLACES):
        return say(
            "Ways of smuggling are not drawn over districts that sources name, or where foreign nationals live: one "
            "picture would say more than the sources do."
        )
    return ""


def _with_overlays(chart: Chart) -> Chart:
    """The chart with the overlays that may lie over its map of districts or of provinces; itself where it has none."""
    if not (chart.map and chart.pinned):
        return chart
    barred = BARRED.get(chart.slug, ())
    return replace(chart, overlays=tuple(one for one in OVERLAYS if one.name not in barred), refused=_refused)


CHARTS: dict[str, Chart] = {chart.slug: _with_overlays(chart) for chart in _ORDERED}
