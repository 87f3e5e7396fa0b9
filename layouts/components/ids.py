"""The ids of all components, in one place: layouts create them, callbacks name them."""

from __future__ import annotations

URL = "url"
PAGE = "page"
ALL_VALUES = "all"  # what a control says for "no choice"; a filter takes it for its default
MAIN = "main"


def part(name: str, slug: str) -> dict[str, str]:
    """Id of one part of a card that Dash changes: its figure."""
    return {"type": name, "slug": slug}


def control(name: str, owner: str, default: str) -> dict[str, str]:
    """Id of a control: the query parameter it sets, the card (or "page") it stands in, and its default value,
    which is the one that is not written into the URL."""
    return {"type": "control", "name": name, "owner": owner, "default": default}


def choice(name: str, default: str) -> dict[str, str]:
    """Id of a control of a form that leads to another page: what is chosen there is no state of the page shown."""
    return {"type": "choice", "name": name, "owner": "form", "default": default}


def text(identity: str | dict[str, str]) -> str:
    """An id as the HTML of the plain page has it ("plain-figure-women-judges")."""
    if isinstance(identity, str):
        return f"plain-{identity}"
    return "-".join(["plain", *identity.values()])
