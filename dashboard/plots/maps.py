"""District maps in one frame for all charts: classes of colour, the four kinds of empty, borders, labels.

All border sets are drawn by the same code from GeoJSON: districts, or one square per district.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely

from dashboard import i18n, large_numbers
from dashboard.geography import border_sets, gazetteer, layers, patterns, regions
from dashboard.i18n import per_language, say
from dashboard.plots import map_names, projection, theme
from dashboard.plots.figure import Drawing, merged
from dashboard.plots.legend import Key
from dashboard.plots.shown import Shown

SPOT = 1 / 3  # distance of the dots on a class, in degrees: nine to a square of the tiles
CLEAR = "rgba(0,0,0,0)"


class Area(NamedTuple):
    """One unit as a map shows it: its class (index into the classes, -1 none), empty kind, hover and id.

    edge: the unit gets a thin outline of its own, for fills that are nearly as light as the paper.
    spots: the colour of dots on its fill, for a class that its lightness alone does not tell from the others.
    """

    code: str
    klass: int
    hover: str
    figure_id: str = ""
    empty: str = ""
    edge: bool = False
    spots: str = ""

    @property
    def filled(self) -> bool:
        """Whether the colour of a class fills it; else it shows a kind of empty."""
        return self.empty in ("", "zero") and self.klass >= 0


def _line(figure: Drawing, points: tuple[Sequence[Any], Sequence[Any]], colour: str, width: float, role: str) -> None:
    figure.add_scattergeo(
        lon=list(points[0]),
        lat=list(points[1]),
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        name=role,
    )


def _shared_line(figure: Drawing, layer: str, colour: str, width: float, role: str) -> None:
    """A line that many figures have: it is fetched by its address (meta.geojson) when the figure is drawn."""
    _line(figure, ([], []), colour, width, role)
    figure.data[-1]["meta"] = {"geojson": layers.layer_url(layer)}


def ground(figure: Drawing, frame: projection.Frame, borders: str, country: str = "") -> None:
    """The neighbouring countries in ground colour, and the lines between them that lie inside `frame`.

    borders: the border set, whose outline of Pakistan the neighbours meet.
    country: a colour for Pakistan, where no districts are drawn over it.
    """
    own, near = border_sets.layers(borders), frame == regions.FRAME
    name = own.around if near else own.neighbours
    codes = regions.inside(name, frame)
    _choropleth(
        figure, name, codes, [0] * len(codes), [theme.GROUND], "neighbours", [], line=(theme.GROUND, 0.6), hover=False
    )
    if country:
        _choropleth(figure, name, ["pak"], [0], [country], "country", [], line=(country, 0.6), hover=False)
    _shared_line(figure, own.around_lines if near else own.wide_lines, theme.LINE, 0.7, "borders")


def draw(view: Shown, areas: Sequence[Area], colours: Sequence[str], level: str = "district") -> Drawing:
    """A map of `areas`; `colours[klass]` fills them. Units outside the chosen place fade, none disappears.

    level: what an area is, a district (one of the 144 units) or a province. A unit that the border set draws as part
    of another one has no mark.

    Traces by name: `units` (the marks: one location per area, customdata = figure id), `faded`, `not-reported`
    (hatch), `suppressed` (dots), `spots` (dots on a class), then borders and labels.
    """
    borders = view.value("borders")
    tiles = borders == border_sets.TILES
    own = border_sets.layers(borders)
    unit_layer, province_layer = ("tiles", "tile-provinces") if tiles else (own.districts, own.provinces)
    everywhere = gazetteer.names()
    if level == "province":
        unit_layer, everywhere = province_layer, gazetteer.provinces()
    apart = regions.shapes(unit_layer)
    areas = [area for area in areas if area.code in apart]
    extent = projection.extent(view) if level == "district" and not tiles else regions.FRAME
    scale = (extent[2] - extent[0]) / (regions.FRAME[2] - regions.FRAME[0])
    figure = theme.figure()
    drawn = {area.code for area in areas}
    if not tiles:
        ground(figure, regions.FRAME, borders)
    outside = [code for code in everywhere if code not in drawn]
    if outside:
        # Which places these are, and how they are called, is known from the layer, where the figure is drawn.
        _choropleth(figure, unit_layer, [], [], [theme.FADED], "faded", [], hover=False)
        named = {"hoverinfo": None, "hovertemplate": "%{properties.name}<extra></extra>", "meta": {"rest": True}}
        merged(figure.data[-1], named)
    filled = [area for area in areas if area.filled]
    blank = [area for area in areas if not area.filled]
    palette = [*colours]
    if filled or blank:
        fills = {"not-reported": theme.EMPTY, "suppressed": theme.PAPER, "not-applicable": theme.PAPER}
        kinds = list(dict.fromkeys(area.empty or "not-reported" for area in blank))
        _choropleth(
            figure,
            unit_layer,
            [area.code for area in (*filled, *blank)],
            [area.klass for area in filled] + [len(palette) + kinds.index(a.empty or "not-reported") for a in blank],
            palette + [fills[kind] for kind in kinds],
            "units",
            [area.hover for area in (*filled, *blank)],
            ids=[area.figure_id for area in (*filled, *blank)],
            # Around squares runs no outline of the country, against which light classes are seen.
            line=(theme.OUTLINE if tiles else theme.PAPER, 0.5),
        )
    hatched = tuple(area.code for area in blank if (area.empty or "not-reported") == "not-reported")
    if hatched:
        _line(figure, patterns.hatch(unit_layer, hatched, scale), theme.HATCH, 0.8, "not-reported")
    dotted = tuple(area.code for area in blank if area.empty == "suppressed")
    if dotted:
        lon, lat = patterns.dots(unit_layer, dotted, scale)
        figure.add_scattergeo(
            lon=lon,
            lat=lat,
            mode="markers",
            hoverinfo="skip",
            name="suppressed",
            marker={"size": 2.5, "color": theme.MUTED},
        )
    for colour in dict.fromkeys(area.spots for area in areas if area.spots):
        lon, lat = _spots(unit_layer, tuple(area.code for area in areas if area.spots == colour), SPOT * scale)
        figure.add_scattergeo(
            lon=lon, lat=lat, mode="markers", hoverinfo="skip", name="spots", marker={"size": 3.2, "color": colour}
        )
    edges = tuple(area.code for area in areas if area.edge or area.empty in ("zero", "not-applicable"))
    if edges:
        _choropleth(
            figure, unit_layer, edges, [0] * len(edges), [CLEAR], "edges", [], line=(theme.OUTLINE, 0.4), hover=False
        )
    zeros = [regions.points(unit_layer)[area.code] for area in areas if area.empty == "zero"]
    if zeros:
        figure.add_scattergeo(
            lon=[x for x, _ in zeros],
            lat=[y for _, y in zeros],
            text=["0"] * len(zeros),
            mode="text",
            textfont={"size": 10, "color": theme.INK},
            hoverinfo="skip",
            name="zeros",
        )
    if not tiles:
        _shared_line(figure, own.province_lines, theme.PAPER, 1.6, "provinces")
        _shared_line(figure, own.country_line, theme.OUTLINE, 1.0, "outline")
    chosen = view.selection.district or view.selection.province or view.selection.provinces
    if chosen:
        layer = unit_layer if view.selection.district else province_layer
        _line(figure, patterns.outlines(layer, tuple(chosen.split(","))), theme.INK, 1.8, "chosen")
    if tiles:
        map_names.of_tiles(figure, province_layer)
    elif extent == regions.FRAME:
        map_names.of_country(figure, province_layer)
    else:
        provinces = projection.chosen_provinces(view)
        map_names.around(figure, province_layer, provinces, extent)
        map_names.of_districts(figure, unit_layer, provinces, extent, view.selection.district)
    geo = projection.tile_frame() if tiles else projection.mercator_frame(extent)
    figure.update_layout(geo=geo, margin={"l": 0, "r": 0, "t": 0, "b": 0}, height=None)
    return figure


@per_language()
def _spots(layer: str, codes: tuple[str, ...], apart: float) -> tuple[list[float], list[float]]:
    """A lattice of points inside units, `apart` degrees apart; a unit that holds none has one in its middle."""
    lon: list[float] = []
    lat: list[float] = []
    for code in codes:
        area = regions.shapes(layer)[code].buffer(-apart / 5)
        west, south, east, north = regions.shapes(layer)[code].bounds
        x, y = (np.arange(math.ceil(low / apart), high / apart) * apart for low, high in ((west, east), (south, north)))
        grid_x, grid_y = np.meshgrid(x, y)
        inside = shapely.contains_xy(area, grid_x, grid_y)
        middle = regions.points(layer)[code]
        lon += np.round(grid_x[inside], 2).tolist() or [middle[0]]
        lat += np.round(grid_y[inside], 2).tolist() or [middle[1]]
    return lon, lat


def _choropleth(
    figure: Drawing,
    layer: str,
    codes: Sequence[str],
    z: Sequence[int],
    colours: Sequence[str],
    name: str,
    hovers: Sequence[str],
    ids: Sequence[str] | None = None,
    line: tuple[str, float] = (theme.PAPER, 0.5),
    hover: bool = True,
) -> None:
    count = len(colours)
    scale = [[edge, colour] for i, colour in enumerate(colours) for edge in (i / count, (i + 1) / count)]
    figure.add_choropleth(
        geojson=layers.layer_url(layer),
        featureidkey="properties.code",
        locations=list(codes),
        z=list(z),
        zmin=-0.5,
        zmax=count - 0.5,
        colorscale=scale,
        showscale=False,
        name=name,
        marker={"line": {"color": line[0], "width": line[1]}},
        hovertext=list(hovers) if hover else None,
        hoverinfo="text" if hover else "skip",
        customdata=list(ids) if ids is not None else None,
    )


def counted(figure: Drawing) -> dict[str, int]:
    """Colour -> how many areas of a drawn map it fills; the colours of empty areas included."""
    found: dict[str, int] = {}
    for trace in figure.data:
        if trace["name"] == "units":
            for z in trace["z"]:
                colour = trace["colorscale"][2 * z][1]
                found[colour] = found.get(colour, 0) + 1
    return found


def legend(view: Shown, labels: Sequence[str], colours: Sequence[str], kinds: Sequence[str]) -> list[Key]:
    """Keys for the classes and for the kinds of empty that occur in the view."""
    keys = [Key(label, colour) for label, colour in zip(labels, colours, strict=True)]
    patterns = {"not-reported": "hatch", "suppressed": "dots", "not-applicable": "ring"}
    for kind in dict.fromkeys(kinds):
        if kind in patterns:
            keys.append(Key(say(i18n.EMPTY[kind]).capitalize(), theme.EMPTY, patterns[kind]))
    return keys


def classes(value: float, breaks: Sequence[float]) -> int:
    """Index of the class a value falls into: breaks are lower bounds of all classes but the first."""
    return bisect_right(breaks, value)


def class_labels(breaks: Sequence[float], unit: str) -> list[str]:
    """Names of the classes: "under 10 %", "10–20 %", "60 % and more"."""
    shown = [large_numbers.million(edge) if edge >= 1e6 else i18n.number(edge) for edge in breaks]
    marked = [i18n.from_left(f"{edge}{i18n.NARROW}%") if unit == "percent" else edge for edge in shown]
    middle = [say("{low}–{high}", low=low, high=high) for low, high in zip(shown, marked[1:], strict=False)]
    return [say("under {edge}", edge=marked[0]), *middle, say("{edge} and more", edge=marked[-1])]


def by_class(view: Shown, breaks: Sequence[float]) -> list[Area]:
    """Areas of the view's rows (one row per unit), classed by value."""
    found = []
    provinces = {"": "", **{code: say(name) for code, name in gazetteer.provinces().items()}}
    for row in view.records:
        value = row["value"]
        known = value == value and row["empty_kind"] in ("", "zero")
        province = provinces[row["province"]]
        where = f"<b>{say(row['geography'])}</b>" + (f", {province}" if province != say(row["geography"]) else "")
        found.append(
            Area(
                code=row["code"],
                klass=classes(value, breaks) if known else -1,
                hover=f"{where}<br>{i18n.with_n(row)}",
                figure_id=row["figure_id"],
                empty=row["empty_kind"] if not known or row["empty_kind"] == "zero" else "",
            )
        )
    return found
