"""Makes PNGs of charts small: a palette of 256 colours in place of a colour for each pixel, a third of the bytes.

A chart has some hundred to some thousand colours, nearly all of them on the edges of letters and lines.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

COLOURS = 256
COMMON = 128  # of these the commonest colours of the picture: those of classes, paper and ink stay exactly as they are


def with_palette(png: bytes) -> bytes:
    """The picture in at most 256 colours; a rare one becomes the nearest of these, which is a few steps of 255 away.

    A picture that is not opaque, or of fewer bytes as it is, stays as it is.
    """
    given = Image.open(io.BytesIO(png))
    if "A" in given.getbands() and given.getchannel("A").getextrema() != (255, 255):
        return png
    image = given.convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    colours = np.array([colour for _, colour in sorted(counted, reverse=True)], np.int16)
    chosen = list(range(min(COMMON, len(colours))))
    distance = np.full(len(colours), COLOURS, np.int16)  # of each colour to the nearest chosen one
    nearest = np.zeros(len(colours), np.uint8)  # which that is
    for place in range(COLOURS):
        if place >= len(chosen):
            if not distance.any():
                break
            chosen.append(int(distance.argmax()))  # whatever is farthest from all chosen so far
        apart = np.abs(colours - colours[chosen[place]]).max(axis=1)
        nearest[apart < distance] = place
        distance = np.minimum(distance, apart)
    palette = np.zeros(1 << 24, np.uint8)  # by red, green and blue
    palette[_number(colours)] = nearest
    small = Image.fromarray(palette[_number(np.asarray(image))], "P")
    small.putpalette(colours[chosen].astype(np.uint8).tobytes())
    memory = io.BytesIO()
    small.save(memory, "PNG", optimize=True)
    return min(png, memory.getvalue(), key=len)


def _number(colours: np.ndarray) -> np.ndarray:
    """Red, green and blue (..., 3) as one number each."""
    number: np.ndarray = colours[..., 0].astype(np.int32)
    for band in (1, 2):  # in place: a picture has millions of pixels
        number <<= 8
        number |= colours[..., band]
    return number
