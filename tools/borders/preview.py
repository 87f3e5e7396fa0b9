"""A picture of the borders of a file, so that the operator sees what the maps will draw before they draw it."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import mapping

from dashboard.export import card_image
from dashboard.geography import gazetteer, patterns, regions
from dashboard.plots import projection, theme
from dashboard.plots.figure import Drawing
from tools.geodata.shapes import areal, clockwise

WIDTH, HEIGHT = 1400, 1180
FINE = 0.004  # degrees: a picture of this size shows nothing smaller
WRONG, OURS = "#f2a49b", "#7c8a96"


def _areas(figure: Drawing, areas: dict[str, Any], colours: list[str], classes: list[int], name: str) -> None:
    features = [{"type": "Feature", "id": code, "geometry": mapping(area)} for code, area in areas.items()]
    count = len(colours)
    figure.add_choropleth(
        geojson={"type": "FeatureCollection", "features": features},
        locations=list(areas),
        z=classes,
        zmin=-0.5,
        zmax=count - 0.5,
        colorscale=[[edge, colour] for i, colour in enumerate(colours) for edge in (i / count, (i + 1) / count)],
        showscale=False,
        name=name,
        marker={"line": {"color": theme.PAPER, "width": 0.8}},
    )


def _words(figure: Drawing, areas: dict[str, Any], words: list[str], colour: str, size: int, name: str) -> None:
    spots = [area.representative_point() for area in areas.values()]
    figure.add_scattergeo(
        lon=[round(spot.x, 3) for spot in spots],
        lat=[round(spot.y, 3) for spot in spots],
        text=words,
        mode="text",
        textfont={"size": size, "color": colour},
        name=name,
    )


def _finished(figure: Drawing, title: str) -> dict[str, Any]:
    """The figure with the outlines of the schematic map over it and a title, as plain values."""
    lon, lat = patterns.outline("districts")
    line = {"color": OURS, "width": 0.6, "dash": "dot"}
    figure.add_scattergeo(lon=lon, lat=lat, mode="lines", line=line, name="schematic")
    figure.update_layout(
        geo=projection.mercator_frame(regions.FRAME),
        margin={"l": 10, "r": 10, "t": 60, "b": 10},
        width=WIDTH,
        height=HEIGHT,
        title={
            "text": f"{title}. For checking; borders imply no endorsement",
            "x": 0.01,
            "font": {"size": 20, "color": theme.INK},
        },
    )
    return {"data": figure.data, "layout": figure.layout}


def of_units(units: dict[str, Any], title: str) -> dict[str, Any]:
    """The figure of finished units (code -> area), by province, with the schematic map as dotted lines."""
    figure = theme.figure()
    order = list(gazetteer.provinces())
    home = gazetteer.province_of()
    colours = [scale[step] for step in (1, 2) for scale in theme.SEQUENTIAL.values()][: len(order)]
    _areas(figure, units, colours, [order.index(home[code]) for code in units], "units")
    _words(figure, units, [gazetteer.names()[code] for code in units], theme.INK, 9, "names")
    return _finished(figure, f"{title}. Dotted: the schematic map")


def of_rows(areas: gpd.GeoDataFrame, matched: list[bool], title: str) -> dict[str, Any]:
    """The figure of the rows of a file that is refused: what has no unit is red and named."""
    figure = theme.figure()
    simple = {
        str(i): clockwise(areal(shapely.simplify(shapely.make_valid(area), FINE)))
        for i, area in enumerate(areas.geometry)
    }
    classes = [int(not known) for known in matched]
    _areas(figure, simple, [theme.FADED, WRONG], classes, "rows")
    unknown = {code: area for (code, area), known in zip(simple.items(), matched, strict=True) if not known}
    words = [str(areas["district"].iloc[int(code)]) for code in unknown]
    if unknown:
        _words(figure, unknown, words, theme.INK, 12, "unknown")
    return _finished(figure, f"{title}: red has no place in the crosswalk. Dotted: the schematic map")


def png(figure: dict[str, Any]) -> bytes:
    """The picture of a figure. Raises NoRenderer where there is no Chromium."""
    return card_image.draw(figure, "png", WIDTH, HEIGHT)
