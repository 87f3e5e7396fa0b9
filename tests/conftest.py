"""What tests share: the application, a running server, and the settings of the browser."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import expect
from shared import one_server, start_server

from dashboard import i18n
from dashboard.rendering import client as renderer
from routes import responses
from tools import prerender, setup_browser

ROOT = Path(__file__).resolve().parent.parent
# The pages of the address field, which Chromium loads for each window: with them an empty window takes a second of the
# processor. The others are those that Playwright turns off, as a second list takes the place of its own.
WITHOUT = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
# Whatever a page asks another host for fails: the browser can resolve this machine only.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-features=" + ",".join(WITHOUT),
]
# How long a browser test waits for what will come: on a busy machine the first view of a server takes seconds. What
# comes at once is not waited for, and how fast it comes is the benchmark's business.
expect.set_options(timeout=30_000)


# The suite reads what the repository holds, whatever border sets an operator has installed beside it.
os.environ["BORDER_SETS"] = str(ROOT / "tests" / "no-border-sets")

MANY = 24  # cases of one test, of which `--sample` keeps some
MANY_IN_BROWSER = 1  # the same in a browser, where they are the dearest


def pytest_addoption(parser: pytest.Parser) -> None:
    """--sample N: of a test that runs over every page, view or figure, one case in N; `make test` and `make quick` use
    it, `make test-all` does not."""
    parser.addoption("--sample", type=int, default=1, help="keep one in N of the cases of tests with many")


def _some(name: str, group: list[pytest.Item], step: int) -> list[pytest.Item]:
    """The cases of one test that a sample keeps: tests begin at different ones, so that together they reach all charts.
    Golden views are the eyes of the suite, and stay whole, as does a test whose every case is a rule of its own."""
    if name.startswith("tests/golden/") or group[0].get_closest_marker("whole"):
        return group
    many = MANY_IN_BROWSER if group[0].get_closest_marker("browser") else MANY
    first = crc32(name.encode()) % min(step, len(group))
    return group[first::step] if len(group) > many else group


@pytest.hookimpl(trylast=True)  # after -m and -k
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what `--sample` does not ask for, the same cases on every run; what `-k` names runs whole."""
    step = config.getoption("--sample")
    if step < 2 or config.option.keyword:
        return
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    kept = {id(item) for name, group in cases.items() for item in _some(name, group, step)}
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in kept])
    items[:] = [item for item in items if id(item) in kept]


@pytest.fixture(scope="session")
def server() -> Flask:
    """The application, assembled once."""
    from app import create_app

    return create_app().server


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    """A reader without a browser."""
    return server.test_client()


@contextlib.contextmanager
def serving(log: Path, **variables: str) -> Iterator[str]:
    """Address of a dashboard of one's own, with these variables in its environment."""
    process, address = start_server(log, **variables)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def served() -> Callable[..., contextlib.AbstractContextManager[str]]:
    """`serving`, for tests that need a dashboard with settings of its own."""
    return serving


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the dashboard that all browser tests ask, with its first pictures drawn, as `make run` does."""
    prerender.main()
    if missing := [view.chart.slug for view in prerender.missing()]:
        pytest.fail(f"Pages would change while a test reads them, as pictures come in: {missing}")
    with one_server(tmp_path_factory) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """Where `page.goto("/shelters")` leads."""
    return site


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of this machine, deaf to the rest of the world."""
    path = setup_browser.find()
    if path is None:
        pytest.fail(setup_browser.MISSING)
    return {"executable_path": path, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    """A reader at a desk, who is served by no cache of the tests before."""
    return {"base_url": base_url, "viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}


@pytest.fixture
def dense() -> None:
    """Answers of `client` have the bytes that readers get."""
    responses.KEPT.clear()


@pytest.fixture(autouse=True)
def quickly_packed(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Answers of `client` are packed fast, as nobody is sent them; a test that counts their bytes asks for `dense`."""
    if "dense" not in request.fixturenames:
        monkeypatch.setattr(responses, "DENSITY", responses.QUICK)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English: a request of the test before may have been in another language."""
    token = i18n.LANGUAGE.set(i18n.DEFAULT_LANGUAGE)
    yield
    i18n.LANGUAGE.reset(token)


@pytest.fixture(autouse=True)
def no_pictures_on_the_side(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Pages asked for here do not start a second Chromium in the background, unless the test is about pictures."""
    if "render" not in request.node.nodeid:
        monkeypatch.setattr(renderer, "available", lambda: False)
