"""Two small drawings of shares: a strip of all districts, and a row of dots for one place beside others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.summaries.place_profiles import Standing
from layouts.components.svg import Circle, Path, Svg

WIDE, HIGH = 300, 36  # pixels
LOW = 20  # pixels that a row of dots is high
SIZES = {"place": 6, "province": 5, "nation": 5, "other": 3}  # pixels: the radius of a dot


def strip(stands: Standing, told: str) -> Svg:
    """One thin line for each district, those of the province darker, the place bold, the country dashed.

    told: in words what it shows.
    """
    top = max(10.0, *stands.shares)

    def lines(kind: str, values: Iterable[float], start: int, end: int) -> Path:
        at = sorted({round(2 + (WIDE - 4) * value / top, 1) for value in values})
        return Path(d="".join(f"M{x:g} {start}V{end}" for x in at), className=f"mark-{kind}")

    return Svg(
        [
            Path(d=f"M0 {HIGH - 4}H{WIDE}", className="mark-axis"),
            lines("other", stands.shares, 14, HIGH - 4),
            lines("own", stands.own, 10, HIGH - 4),
            lines("nation", [stands.nation["value"]], 2, HIGH),
            lines("place", [stands.row["value"]], 4, HIGH - 2),
        ],
        **_seen(WIDE, HIGH, "strip", told),
    )


def dots(marks: Sequence[tuple[str, float]], told: str) -> Svg:
    """Shares on a scale from 0 to 100 percent, (one of SIZES, percent) each; told: in words what it shows."""
    middle, edge = LOW / 2, max(SIZES.values()) + 1
    scale = (WIDE - 2 * edge) / 100
    ticks = "".join(f"M{edge + scale * share:g} 3V{LOW - 3}" for share in (0, 25, 50, 75, 100))
    axis = Path(d=f"M{edge} {middle:g}H{WIDE - edge}{ticks}", className="mark-axis")
    ordered = sorted(marks, key=lambda mark: [*SIZES].index(mark[0]), reverse=True)  # the place lies above the others
    found = [
        Circle(cx=f"{edge + scale * share:.1f}", cy=f"{middle:g}", r=f"{SIZES[kind]}", className=f"dot-{kind}")
        for kind, share in ordered
    ]
    return Svg([axis, *found], **_seen(WIDE, LOW, "dots", told))


def _seen(wide: int, high: int, kind: str, told: str) -> dict[str, str]:
    return {"viewBox": f"0 0 {wide} {high}", "className": kind, "role": "img", "aria-label": told}
