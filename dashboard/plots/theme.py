"""How figures look: tokens, colour scales and the layout all start from. Contrast is computed on white."""

from __future__ import annotations

from typing import Any

from dashboard import i18n
from dashboard.plots.figure import Drawing

INK, MUTED, LINE, GROUND, PAPER = "#17212b", "#52616f", "#d5dce1", "#f6f7f5", "#ffffff"
OUTLINE = "#7c8a96"  # outer outlines, and borders of areas that are zero or not applicable
GREY = "#b4bec6"  # marks that are context, not choice
FADED = "#e6e9ea"  # areas that are context, not choice
EMPTY = "#eceeec"  # ground of the "not reported" hatch
HATCH = "#8d9aa4"
FONT = "'Source Sans 3', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
FONTS = {"": FONT, "arabic": FONT.replace(" system-ui", " 'Noto Naskh Arabic', system-ui")}

# Theme of a page or chart -> its colour.
COLOURS = {
    "trafficking": "#0b6467",
    "smuggling": "#8f5200",
    "deciding": "#4a3f8c",
    "services": "#1d5a9c",
    "context": "#3d4d5c",
}
THEMES = {
    "trafficking": "Trafficking in persons",
    "smuggling": "Smuggling of migrants",
    "deciding": "Women who decide",
    "services": "Services for survivors",
    "context": "The setting",
}
# Monotone in lightness, so that a print in grey keeps the order.
SEQUENTIAL = {
    "trafficking": ("#e3f1ee", "#b9dcd6", "#86c2bb", "#4fa39f", "#1f7f80", "#0b5a60", "#083c44"),
    "smuggling": ("#fbeed7", "#f2d3a0", "#e3b066", "#c98a34", "#a5690f", "#7a4b06", "#4f3103"),
    "deciding": ("#ebe9f5", "#cdc7e6", "#a89fd2", "#8377ba", "#6153a0", "#473a80", "#2e2559"),
    "services": ("#e4eef8", "#bcd5ee", "#8db7e0", "#5a95cd", "#2f73b3", "#16538c", "#0c3760"),
    "context": ("#eef1f3", "#d3dade", "#b1bdc5", "#8b9ba6", "#657885", "#455965", "#293a45"),
}
DIVERGING = ("#5b3a8c", "#8f78b8", "#c4b8da", "#ededed", "#e6c39a", "#c98a4b", "#8f5200")


def steps(theme: str, count: int) -> list[str]:
    """`count` colours of a theme's sequential scale, from light to dark, spread over the whole scale."""
    scale = SEQUENTIAL[theme]
    if count == 1:
        return [scale[4]]
    return [scale[round(i * (len(scale) - 1) / (count - 1))] for i in range(count)]


def house() -> dict[str, Any]:
    """The layout every figure starts from: no frame, few gridlines, no dragging. No Plotly template: it is ten
    times the size of a figure."""
    font = FONTS[i18n.script()]
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": 14, "color": MUTED},
        "fixedrange": True,
    }
    return {
        "font": {"family": font, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "pad": 0},
        "xaxis": dict(axis),
        "yaxis": dict(axis),
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": OUTLINE,
            "align": "left",
            "font": {"family": font, "size": 14, "color": INK},
        },
    }


def figure(height: int | None = None) -> Drawing:
    """An empty figure in the house style, `height` pixels high (a map has none: it keeps its shape instead)."""
    return Drawing(layout={**house(), **({"height": height} if height else {})})
