"""Reads a file of borders with geopandas: which layer, which fields, and where its areas lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely
from pyproj.exceptions import CRSError

from dashboard.geography import regions
from tools.borders.names import Names
from tools.borders.refusal import Refusal

WGS84 = "EPSG:4326"
FEW = 0.3  # a field of which fewer values are known names is no field of names
MARGIN = 0.5  # degrees by which borders may leave the frame of the maps, before they are simplified


@dataclass(frozen=True)
class Reading:
    """The rows of a file: district, province ("" where there is none) and geometry, in degrees; what was understood.

    areas: one row for each row of the file, with an index from 0. told: sentences for the operator.
    """

    areas: gpd.GeoDataFrame
    layer: str
    district: str
    province: str
    crs: str
    told: list[str]


def layer_of(path: Path, wanted: str) -> str:
    """The layer to read: the one that is named, else the only one with areas. Raises Refusal."""
    try:
        listed = {str(name): str(kind) for name, kind in pyogrio.list_layers(path)}
    except pyogrio.errors.DataSourceError as error:
        packed = " Unpack it and give the file inside." if path.suffix == ".zip" else ""
        raise Refusal([f"{path.name} cannot be read: {error}{packed}"]) from error
    areal = [name for name, kind in listed.items() if "Polygon" in kind or kind == "Unknown"]
    if wanted and wanted not in listed:
        raise Refusal([f"{path.name} has no layer {wanted!r}; it has {', '.join(listed)}."])
    if not wanted and len(areal) != 1:
        kinds = ", ".join(f"{name} ({kind})" for name, kind in listed.items())
        raise Refusal([f"{path.name} has {len(areal)} layers with areas: {kinds}. Choose one with LAYER=."])
    return wanted or areal[0]


def fields(frame: gpd.GeoDataFrame, level: str) -> dict[str, float]:
    """Share of the different values of each field of text that are known names of a level, best first."""
    found = {}
    names = Names(level)
    for name in frame.columns.drop(frame.geometry.name):
        values = {str(value) for value in frame[name].dropna()}
        if values and not any(isinstance(value, (int, float)) for value in frame[name].dropna()):
            found[str(name)] = sum(names.find(value) is not None for value in values) / len(values)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def field_of(frame: gpd.GeoDataFrame, level: str, wanted: str, told: list[str]) -> str:
    """The field that holds the names of a level: the one that is named, else the one with most known names.

    "" where no field looks like one. Raises Refusal for a field that is not there.
    """
    if wanted and wanted not in frame.columns:
        raise Refusal(
            [f"There is no field {wanted!r}; there are {', '.join(frame.columns.drop(frame.geometry.name))}."]
        )
    shares = fields(frame, level)
    chosen = wanted or next((name for name, share in shares.items() if share >= FEW), "")
    if not chosen:
        return ""
    others = [f"{name} {share:.0%}" for name, share in shares.items() if name != chosen and share >= FEW]
    told.append(
        f"Names of {level}s: field {chosen}, of whose values {shares.get(chosen, 0):.0%} are known"
        + (f" (also possible: {', '.join(others)})" if others else "")
        + f"; {level.upper()}= chooses another field."
    )
    return chosen


def in_degrees(frame: gpd.GeoDataFrame, crs: str, told: list[str]) -> gpd.GeoDataFrame:
    """The areas in longitude and latitude, without heights. Raises Refusal where they cannot be placed."""
    try:
        if crs:
            frame = frame.set_crs(crs, allow_override=True)
        if frame.crs is None:
            raise Refusal(["The file does not say its coordinate system; give it, such as CRS=EPSG:4326."])
        told.append(f"Coordinate system: {frame.crs.name}{' (as given)' if crs else ''}.")
        frame = frame.to_crs(WGS84)
    except CRSError as error:
        raise Refusal([f"CRS={crs} is no coordinate system that is known here: {error}"]) from error
    frame = frame.set_geometry(shapely.force_2d(frame.geometry.values), crs=WGS84)
    west, south, east, north = regions.FRAME
    w, s, e, n = (float(value) for value in frame.total_bounds)
    if not (west - MARGIN < w and south - MARGIN < s and e < east + MARGIN and n < north + MARGIN):
        raise Refusal(
            [
                f"The areas reach from {w:.1f} to {e:.1f} east and from {s:.1f} to {n:.1f} north; the maps show "
                f"{west} to {east} and {south} to {north}. Either CRS= must say another coordinate system, or "
                "longitude and latitude are exchanged, or the file has areas of other countries."
            ]
        )
    return frame


def read(path: Path, layer: str = "", district: str = "", province: str = "", crs: str = "") -> Reading:
    """Read a GeoPackage, Shapefile (also zipped) or GeoJSON in any coordinate system.

    layer, district, province, crs: what the operator says of the file; "" is guessed and told. Raises Refusal.
    """
    if not path.exists():
        raise Refusal([f"There is no file {path}."])
    layer = layer_of(path, layer)
    try:
        frame = gpd.read_file(path, layer=layer)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, UnicodeDecodeError) as error:
        raise Refusal([f"{path.name} cannot be read: {error}"]) from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.empty:
        raise Refusal([f"Layer {layer} of {path.name} has no areas."])
    told = [f"{path.name}, layer {layer}: {len(frame)} rows."]
    named = field_of(frame, "district", district, told)
    if not named:
        known = ", ".join(f"{name} {share:.0%}" for name, share in fields(frame, "district").items()) or "no text"
        raise Refusal([f"No field holds names of districts (known names: {known}). Choose one with DISTRICT=."])
    home = field_of(frame.drop(columns=named), "province", province, told)
    empty = frame[frame.geometry.isna() | frame.geometry.is_empty]
    if len(empty):
        raise Refusal(f"{name}: the row has no area." for name in empty[named].astype(str))
    lines = frame[~frame.geometry.geom_type.isin(("Polygon", "MultiPolygon"))]
    if len(lines):
        raise Refusal(
            f"{row[named]}: a {row.geometry.geom_type}, where an area is expected." for _, row in lines.iterrows()
        )
    placed = in_degrees(frame, crs, told)
    areas = gpd.GeoDataFrame(
        {
            "district": placed[named].fillna("").astype(str).str.strip(),
            "province": placed[home].fillna("").astype(str).str.strip() if home else "",
        },
        geometry=placed.geometry.values,
        crs=WGS84,
    )
    return Reading(areas, layer, named, home, frame.crs.to_string() if frame.crs else crs, told)
