"""Pictures of one map that share their outlines: each names what it draws, so that the next need not bring it again.

All layers of the map of districts draw the same areas in other colours. Three quarters of the bytes of a picture are
outlines, which a reader who changes the layer has already (assets/site/shapes.js).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from dashboard.plots import theme

DRAWN = re.compile(r'(<path\b[^>]*?) d="([^"]*)"')


def outlines(svg: str) -> tuple[str, ...]:
    """The outlines that a picture of a map draws, in their order, each once; its hatches are its own."""
    hatch = f'stroke="{theme.HATCH}"'
    return tuple(dict.fromkeys(outline for tag, outline in DRAWN.findall(svg) if hatch not in tag))


def named(svg: str, book: tuple[str, ...], light: bool = False) -> str:
    """The picture with the numbers of its paths in `data-shapes`; as it is where it draws nothing of the book.

    book: the outlines that all layers of a map share; their place there is their number. What only this picture draws
    has higher numbers. Numbers are written as runs ("0-118 149 119-148") behind a name of the book. light: without the
    outlines of the book.
    """
    place = {outline: i for i, outline in enumerate(book)}
    drawn = [outline for _, outline in DRAWN.findall(svg)]
    if place.keys().isdisjoint(drawn):
        return svg
    numbers = [place.get(outline, len(book)) for outline in drawn]
    name = blake2b("".join(book).encode(), digest_size=4).hexdigest()
    svg = svg.replace("<svg ", f'<svg data-shapes="{name} {" ".join(_runs(numbers))}" ', 1)
    return DRAWN.sub(lambda found: found[1] if found[2] in place else found[0], svg) if light else svg


def _runs(numbers: list[int]) -> Iterator[str]:
    """Numbers as runs that count upwards: [0, 1, 2, 7] -> "0-2", "7"."""
    first = 0
    for i, number in enumerate(numbers):
        if i + 1 == len(numbers) or numbers[i + 1] != number + 1:
            yield str(number) if i == first else f"{numbers[first]}-{number}"
            first = i + 1
