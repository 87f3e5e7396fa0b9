"""What browser tests share: how many bytes came over a reader's line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@dataclass
class Line:
    """The answers that came over the network, (address, bytes with headers); nothing from the browser's own cache."""

    answers: list[tuple[str, int]] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.answers)


@pytest.fixture
def line(page: Page) -> Callable[[], Line]:
    """Begins to listen; what came so far is forgotten. The reader saves data, so that nothing is fetched ahead."""
    page.add_init_script(SAVES_DATA)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    current = [Line()]
    session.on("Network.responseReceived", lambda e: addresses.__setitem__(e["requestId"], e["response"]["url"]))

    def finished(event: dict[str, object]) -> None:
        address, size = addresses.get(str(event["requestId"]), ""), int(str(event["encodedDataLength"]).split(".")[0])
        if size and not address.startswith("data:"):
            current[0].answers.append((address, size))

    session.on("Network.loadingFinished", finished)

    def begin() -> Line:
        current[0] = Line()
        return current[0]

    return begin
