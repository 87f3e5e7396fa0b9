"""A chart as sound: a tone for each mark, higher for a higher value, a click for what has none; it can be stopped."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.opening import opened
from dashboard.charts import CHARTS

pytestmark = pytest.mark.browser
# In the place of the browser's sound: what would be heard, as [form of the wave, hertz, loudest, seconds].
STUB = """
window.heard = []; window.soundsClosed = 0;
window.AudioContext = class {
  currentTime = 0; destination = {};
  createOscillator() {
    const one = [];
    this.one = one;
    return { set type(name) { one[0] = name; }, frequency: { setValueAtTime: (hertz) => { one[1] = hertz; } },
      connect: (next) => next, start: () => window.heard.push(one), stop: (end) => { one[3] = end; } };
  }
  createGain() {
    const one = this.one;
    one[2] = 0;
    return { gain: { setValueAtTime() {}, linearRampToValueAtTime: (loud) => { one[2] = Math.max(one[2], loud); } },
      connect: (next) => next };
  }
  close() { window.soundsClosed += 1; }
};
"""


def player(page: Page, path: str) -> Locator:
    """The button of the first chart that can be played."""
    page.add_init_script(STUB)
    opened(page, path)
    return page.locator(".play").first


def heard(page: Page, count: int) -> list[list[Any]]:
    page.wait_for_function("count => window.heard.length >= count", arg=count, timeout=30_000)
    return page.evaluate("window.heard")


def test_bars_are_played_with_a_higher_tone_for_a_higher_value(page: Page) -> None:
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url))
    button = player(page, "/charts/women-judges")
    assert not any("/sound-" in url for url in scripts), "nobody fetches it who does not ask for it"
    called = button.inner_text()
    button.click()
    expect(button).not_to_have_text(called)
    expect(page.locator("#told")).to_contain_text("higher tone")
    values = [value for value in CHARTS["women-judges"].at().figure.data[0].x if value is not None]
    tones = heard(page, len(values))
    pitches = [hertz for form, hertz, *_ in tones if form == "sine"]
    assert pitches == sorted(pitches, reverse=True) and values == sorted(values, reverse=True)
    assert (
        len(set(pitches)) == len(set(values)) and pitches[0] == pytest.approx(880) and pitches[-1] == pytest.approx(220)
    )
    assert all(loud <= 0.2 for _, _, loud, _ in tones)
    expect(page.locator("#told")).to_have_text("End of the sound", timeout=5000)
    expect(button).to_have_text(called)
    assert page.evaluate("window.soundsClosed") == 1 and page.locator(".mark-ring").count() == 0


@pytest.mark.slow
def test_the_mark_that_sounds_is_ringed_and_escape_or_the_button_stops(page: Page) -> None:
    button = player(page, "/charts/women-judges")
    called = button.inner_text()
    for stop in (lambda: page.keyboard.press("Escape"), button.click):
        before = len(page.evaluate("window.heard"))
        button.click()
        heard(page, before + 1)
        expect(page.locator(".mark-ring")).to_be_visible()
        expect(page.locator(".mark-words")).to_contain_text("%")
        stop()
        expect(button).to_have_text(called)
        expect(page.locator(".mark-ring")).to_have_count(0)
        count = len(page.evaluate("window.heard"))
        page.wait_for_timeout(900)
        assert len(page.evaluate("window.heard")) == count


@pytest.mark.slow
def test_what_has_no_value_is_a_click(page: Page) -> None:
    player(page, "/charts/shelter-coverage").click()
    (bars,) = CHARTS["shelter-coverage"].at().figure.data
    tones = heard(page, len(bars.x))
    clicks = [tone for tone in tones if tone[0] == "square"]
    assert len(clicks) == sum(value is None for value in bars.x) > 0
    assert all(seconds < 0.05 for *_, seconds in clicks)


@pytest.mark.slow
def test_lines_are_played_one_after_the_other_by_their_names(page: Page) -> None:
    page.add_init_script(
        "const later = window.setTimeout; window.setTimeout = (f, ms, ...a) => later(f, ms / 5, ...a);"
    )
    lines = CHARTS["deportations"].at().figure.data
    player(page, "/charts/deportations").click()
    expect(page.locator("#told")).to_contain_text(lines[0].name)
    tones = heard(page, sum(len(line.x) for line in lines))
    values = [value for line in lines for value in line.y]
    pitches = [hertz if form == "sine" else None for form, hertz, *_ in tones]
    known = sorted((value, pitch) for value, pitch in zip(values, pitches, strict=True) if value is not None)
    assert [pitch for _, pitch in known] == sorted(pitch for _, pitch in known)


def test_without_a_script_there_is_no_button(browser: Any, site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/charts/women-judges")
    expect(page.locator(".play")).to_be_hidden()


@pytest.mark.parametrize("path", ["/embed/women-judges", "/ur/embed/women-judges"])
def test_an_embed_is_heard_by_its_button_and_by_a_key(page: Page, path: str) -> None:
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url))
    page.add_init_script(STUB)
    page.goto(path)
    button = page.locator(".play")
    expect(button).to_be_visible()
    called = button.inner_text()
    page.wait_for_load_state("networkidle")
    assert not any("/sound-" in url or "/keys-" in url for url in scripts), "nobody fetches it who does not ask for it"
    button.click()
    expect(button).not_to_have_text(called)
    expect(page.locator("#told")).not_to_be_empty()
    expect(page.locator(".mark-ring")).to_be_visible()
    heard(page, 1)
    page.keyboard.press("Escape")
    expect(button).to_have_text(called)
    expect(page.locator(".mark-ring")).to_have_count(0)
    page.locator("[data-figure]").focus()
    before = len(page.evaluate("window.heard"))
    page.keyboard.press("s")
    heard(page, before + 1)
    page.keyboard.press("s")
    expect(button).to_have_text(called)
    assert page.evaluate("window.soundsClosed") == 3, "each press opens a sound, and none stays open"


def test_what_is_no_line_and_no_bar_has_no_button_in_an_embed_either(page: Page) -> None:
    page.goto("/embed/shelters-by-district")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#ask")).to_be_visible()
    expect(page.locator(".play")).to_have_count(0)
    page.goto("/embed/women-judges?static=1")
    expect(page.locator(".play")).to_have_count(0)
