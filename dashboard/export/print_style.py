"""A figure for print in grey (style=print): classes differ by pattern as well as by tone, and lines survive a copier.

What is drawn in colour stays as it is; this turns a drawn figure and its legend into the other one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from dashboard.chart import View
from dashboard.export import tabular
from dashboard.geography import layers, patterns, regions
from dashboard.plots import theme
from dashboard.plots.legend import Key

BLACK, WHITE, SOLID = "#000000", theme.PAPER, "#262626"
LIGHTEST, DARK, FAINT = (
    0.15,
    0.45,
    0.55,
)  # parts of ink: less is paper; a mark has this much; a line or a word this much
APART = 0.22  # degrees between the lines of a pattern, on a map of the country
PAPERS = (theme.EMPTY, theme.FADED, theme.GROUND)  # grounds that are no class


class Look(NamedTuple):
    """How a class is printed: its fill, the lines on it ("" none, "-" level, "+" level and upright), how far apart."""

    fill: str
    lines: str = ""
    apart: float = 1.0


Looks = dict[str, Look]
# Up to four classes can be told apart in black and white alone, without a tone.
FEW: dict[int, tuple[Look, ...]] = {
    0: (),
    1: (Look(SOLID),),
    2: (Look(WHITE), Look(SOLID)),
    3: (Look(WHITE), Look("#d0d0d0", "-"), Look(SOLID)),
    4: (Look(WHITE), Look("#d0d0d0", "-"), Look("#bdbdbd", "+", 0.75), Look(SOLID)),
}


def ink(colour: str) -> float:
    """How much ink a colour is in grey, from 0 (paper) to 1 (black); -1 for what is no colour of a mark."""
    if not (colour.startswith("#") and len(colour) == 7):
        return -1
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 1 - (0.299 * red + 0.587 * green + 0.114 * blue)


def grey(part: float) -> str:
    """The grey of so much ink; below LIGHTEST it is paper."""
    level = 255 if part < LIGHTEST else round(255 * (1 - min(part, 1)))
    return f"#{level:02x}{level:02x}{level:02x}"


def looks(colours: list[str]) -> Looks:
    """How each of some classes is printed, the lightest as the lightest; more than four differ in tone too."""
    ordered = sorted(dict.fromkeys(colours), key=ink)
    few = FEW.get(len(ordered))
    if few is not None:
        return dict(zip(ordered, few, strict=True))
    last = len(ordered) - 1
    found = [
        Look(grey(0 if not i else LIGHTEST + (0.75 - LIGHTEST) * i / last), ("", "-", "+")[i % 3], 1.3 - 0.7 * i / last)
        for i in range(last)
    ]
    return dict(zip(ordered, [*found, Look(SOLID)], strict=True))


def classes(figure: dict[str, Any]) -> Looks:
    """The colours that fill areas and bars of a figure, and how each is printed."""
    found: list[str] = []
    for trace in figure["data"]:
        if trace["type"] == "choropleth" and trace.get("name") == "units":
            found += _scale(trace)
        elif trace["type"] == "bar":
            found += _listed(trace.get("marker", {}).get("color"))
    return looks([colour for colour in found if ink(colour) >= 0 and colour not in (*PAPERS, theme.PAPER)])


def printed(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure for print in grey."""
    told = classes(figure)
    wide = figure["layout"].get("geo", {}).get("lonaxis", {}).get("range")
    apart = APART * ((wide[1] - wide[0]) / (regions.FRAME[2] - regions.FRAME[0]) if wide else 1)
    traces: list[dict[str, Any]] = []
    for trace in figure["data"]:
        new = _turned(trace, told)
        if trace["type"] == "bar":
            new["marker"] = _bar(trace.get("marker", {}), told)
        traces.append(new)
        if trace["type"] == "choropleth" and trace.get("name") == "units":
            new["marker"] = {"line": {"color": BLACK, "width": 0.6}}
            traces += _patterns(trace, told, apart)
    return {"data": traces, "layout": _turned(figure["layout"], told)}


def legend(view: View) -> list[Key]:
    """The legend of a view for print."""
    told = classes(tabular.bare_figure(view))
    return [key(one, told) for one in view.legend]


def words(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Words and swatches of a picture for print: words are black, or white where they were."""
    return [_turned(one, {}) for one in marks]


def key(key_: Key, told: Looks) -> Key:
    """A key of the legend as the marks that it stands for are printed."""
    if key_.pattern in ("", "ring") and key_.colour in told:
        look = told[key_.colour]
        return replace(key_, colour=look.fill, pattern=look.lines)
    part = ink(key_.colour)
    line = key_.pattern in ("line", "circle")
    colour = told[key_.colour].fill if key_.colour in told and not line else grey(max(part, FAINT) if line else part)
    return replace(key_, colour=colour)


def _listed(colour: Any) -> list[str]:
    return [one for one in (colour if isinstance(colour, list) else [colour]) if isinstance(one, str)]


def _scale(trace: dict[str, Any]) -> list[str]:
    """The colours of the classes of a map that occur in it."""
    scale = trace["colorscale"][::2]
    return [scale[int(at)][1] for at in sorted(set(trace["z"]))]


def _turned(value: Any, told: Looks, place: str = "") -> Any:
    """Anything in a figure with its colours in grey; `place` is what it stands in."""
    if isinstance(value, dict):
        return {name: _turned(part, told, _place(name, place)) for name, part in value.items()}
    if isinstance(value, list):
        return [_turned(part, told, place) for part in value]
    return _colour(place)(value, told) if isinstance(value, str) and ink(value) >= 0 else value


def _place(name: str, place: str) -> str:
    return name if "font" in name or "line" in name or name == "gridcolor" else place


def _colour(place: str) -> Callable[[str, Looks], str]:
    """How a colour is turned: of a word, of a line, or of what is filled."""
    if "font" in place:
        return lambda colour, told: WHITE if ink(colour) < LIGHTEST else BLACK
    if "line" in place or place == "gridcolor":
        return lambda colour, told: WHITE if colour == theme.PAPER else grey(max(ink(colour), FAINT))
    return lambda colour, told: told[colour].fill if colour in told else grey(ink(colour))


def _bar(marker: dict[str, Any], told: Looks) -> dict[str, Any]:
    """The marker of bars with the lines of each colour's class, and an outline that keeps white bars visible."""
    own = _listed(marker.get("color"))
    shapes = [told[colour].lines if colour in told else "" for colour in own]
    pattern = {
        "shape": shapes if isinstance(marker.get("color"), list) else "".join(shapes),
        "fgcolor": BLACK,
        "size": 5,
    }
    return {**_turned(marker, told), "pattern": {**pattern, "solidity": 0.2}, "line": {"color": BLACK, "width": 0.8}}


def _patterns(trace: dict[str, Any], told: Looks, apart: float) -> list[dict[str, Any]]:
    """The lines on the areas of each class of a map."""
    layer, scale = layers.layer_name(trace["geojson"]), trace["colorscale"][::2]
    found = []
    for at in sorted(set(trace["z"])):
        look = told.get(scale[int(at)][1], Look(WHITE))
        codes = tuple(code for code, z in zip(trace["locations"], trace["z"], strict=True) if z == at)
        for upright in (False, True)[: len({"-": "1", "+": "12"}.get(look.lines, ""))]:
            lon, lat = patterns.ruled(layer, codes, apart * look.apart, upright)
            found.append(
                {
                    "type": "scattergeo",
                    "lon": lon,
                    "lat": lat,
                    "mode": "lines",
                    "line": {"color": BLACK, "width": 1},
                    "hoverinfo": "skip",
                    "name": "pattern",
                }
            )
    return found
