"""Pictures in 256 colours: a third of the bytes, the colours of a chart as they were."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from dashboard.charts import CHARTS
from dashboard.export import image
from dashboard.rendering import palette


def png(pixels: np.ndarray) -> bytes:
    """An array (height, width, 3 or 4) of 0 to 255 as PNG."""
    memory = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(memory, "PNG")
    return memory.getvalue()


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)


def test_common_colours_stay_and_rare_ones_become_near_ones() -> None:
    shades = np.random.default_rng(1).integers(0, 256, (4, 400, 3))  # 1,600 colours of a pixel each
    areas = np.repeat([[[9, 60, 110], [255, 255, 254], [180, 30, 41]]], 400, axis=1).repeat(300, axis=0)
    given = np.concatenate([areas[:, :400], shades.repeat(1, axis=0)])
    made = palette.with_palette(png(given))
    assert Image.open(io.BytesIO(made)).mode == "P" and len(made) < len(png(given))
    assert (pixels(made)[:300] == given[:300]).all(), "the colours of areas"
    assert np.abs(pixels(made)[300:] - given[300:]).max() < 60, "random colours are as far apart as can be"


def test_few_colours_are_kept_to_the_last() -> None:
    given = np.random.default_rng(2).integers(0, 6, (200, 200, 3)) * 51
    made = palette.with_palette(png(given))
    assert len(np.unique(given.reshape(-1, 3), axis=0)) == 216 and (pixels(made) == given).all()


def test_what_can_be_seen_through_stays_as_it_is() -> None:
    given = png(np.dstack([np.full((9, 9, 3), 7), np.full((9, 9), 128)]))
    assert palette.with_palette(given) == given


@pytest.mark.browser
@pytest.mark.parametrize("slug", ["women-literacy", "conventions"])
def test_the_picture_of_a_chart_has_a_palette_rendered(slug: str) -> None:
    content = image.png(CHARTS[slug].at(), image.wanted({"size": "social"}), "https://example.org")
    assert Image.open(io.BytesIO(content)).mode == "P" and len(content) < 80_000
