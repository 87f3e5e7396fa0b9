"""FAMILIES: the pages that come in numbers, one for each chart, dataset, proposal, province and district."""

from __future__ import annotations

from functools import partial

from dashboard.charts import CHARTS
from dashboard.data import observations
from dashboard.data.tables import figure_datasets
from dashboard.geography import gazetteer
from dashboard.selection import Selection
from dashboard.topics import proposals
from layouts import chart, district, figures, province
from layouts import proposals as recommendations
from layouts.page import Family, Page

CHART_PATH = "/charts/"
DISTRICTS = "/districts/"
CHARTED = ("province", "district", "borders")  # filters of the bar that the page of a chart takes from it


def _chart(slug: str, selection: Selection) -> Page:
    chart_, view = CHARTS[slug], CHARTS[slug].at(selection)
    wanted = {f.name for f in chart_.parameters}
    return Page(
        CHART_PATH + slug,
        view.title,
        partial(chart.content, chart_),
        about=view.alt[:300],
        filters=tuple(name for name in CHARTED if name in wanted),
        lead=slug,
    )


def _figures(dataset: str, selection: Selection) -> Page:
    return Page(
        observations.PATH + dataset,
        figures.name(dataset),
        lambda selection: figures.content(dataset),
        about=figures.description(dataset),
    )


def _proposal(key: str, selection: Selection) -> Page:
    proposal = proposals.find(key)
    return Page(
        proposal.path,
        proposal.name,
        lambda selection: recommendations.page(key),
        about=proposal.text,
        styles="records.css",
    )


def _province(code: str, selection: Selection) -> Page:
    addressed = f"{recommendations.LIST}?actor=provincial-governments"
    return Page(
        f"/provinces/{code}",
        gazetteer.provinces()[code],
        partial(province.content, code, proposals=addressed),
        about=province.description(code),
        lead="shelters-by-district",
        styles="place.css",
    )


def _district(code: str, selection: Selection) -> Page:
    return Page(
        f"/districts/{code}",
        gazetteer.names()[code],
        partial(district.content, code),
        about=district.description(code),
        lead="shelters-by-district",
        styles="place.css",
    )


FAMILIES = (
    Family(CHART_PATH, CHARTS.keys, _chart),
    Family(observations.PATH, figure_datasets, _figures),
    Family(proposals.PATH, proposals.ids, _proposal),
    Family("/provinces/", gazetteer.provinces, _province),
    Family(DISTRICTS, gazetteer.names, _district),
)
