"""The sizes in which a view is drawn as a picture, and the reading of a size from a query."""

from __future__ import annotations

from dataclasses import dataclass, replace

SMALLEST, LARGEST, PIXELS, SCALES = 200, 4000, 12_000_000, (0.5, 4.0)


@dataclass(frozen=True)
class Size:
    """A named size: width and height in pixels of the file (height None: as the content wants), and its reason."""

    name: str
    width: int
    height: int | None
    canonical: int  # CSS pixels the layout is at least wide
    reason: str
    printed: bool = False  # for print in grey
    dark: bool = False  # on a dark sheet (theme=dark)


SIZES = {
    size.name: size
    for size in (
        Size("column", 1004, None, 510, "One column of an A4 brief in two columns: 85 mm at 300 dpi."),
        Size("full", 2008, None, 760, "The text width of an A4 page: 170 mm at 300 dpi."),
        Size("slide", 1920, 1080, 760, "A slide in 16:9."),
        Size("square", 1080, 1080, 640, "A square post."),
        Size("social", 1200, 630, 640, "The preview that social networks show of a link."),
    )
}
DEFAULT = "full"
PRINT = "print"
STYLES = ("", PRINT)


class BadSize(ValueError):
    """A size nobody can mean; the message says what is allowed."""


def wanted(query: dict[str, str]) -> Size:
    """The size a query asks for: `size` by name, or `width`, `height` and `scale` within caps; its style and theme.

    Raises BadSize.
    """
    name = query.get("size", "")
    if name and name not in SIZES:
        raise BadSize(f"size={name[:40]!r} is not known. Sizes: {', '.join(SIZES)}; or width, height and scale.")
    style = query.get("style", "")
    if style not in STYLES:
        raise BadSize(f"style={style[:40]!r} is not known; style=print is for print in grey.")
    dark = query.get("theme") == "dark" and style != PRINT  # paper is white
    base = replace(SIZES[name or DEFAULT], printed=style == PRINT, dark=dark)
    if not any(query.get(key) for key in ("width", "height", "scale")):
        return base
    try:
        width = int(query.get("width") or base.width)
        height = int(query["height"]) if query.get("height") else (None if query.get("width") else base.height)
        scale = float(query.get("scale") or 1)
    except ValueError:
        raise BadSize("width and height are whole numbers of pixels, scale is a number such as 2.") from None
    if not SCALES[0] <= scale <= SCALES[1]:
        raise BadSize(f"scale={scale:g} is outside {SCALES[0]:g} to {SCALES[1]:g}.")
    width, height = round(width * scale), round(height * scale) if height else None
    if not SMALLEST <= width <= LARGEST or (height and not SMALLEST <= height <= LARGEST):
        raise BadSize(f"width and height (times scale) must lie between {SMALLEST} and {LARGEST} pixels.")
    if height and not 0.25 <= width / height <= 4:
        raise BadSize("width and height may differ by a factor of four at most.")
    return replace(base, name="custom", width=width, height=height, reason="")


def called(size: Size) -> str:
    """The name of a size in the name of a file."""
    return f"{size.name}.{PRINT}" if size.printed else size.name
