"""The brief, and what else goes along, on its way from page to page: in links, in forms, and in "Add to brief"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.briefs.brief import ADD, PATH, Brief
from layouts.components import controls

CARRIED = "brief"  # the parameter in which other pages carry the brief along


def add(brief: Brief) -> str:
    """What the address of "Add to brief" begins with; the name of the view follows."""
    return f"{brief.path}&v=" if brief.items or brief.title else ADD


def along(tree: Any, brief: Brief) -> Any:
    """The same tree with the brief in every link to another page, in forms, and in "Add to brief"."""
    if not (brief.items or brief.title):
        return tree
    for part in _components(tree):
        if isinstance(part, html.A) and part.href.startswith(ADD):
            part.href = add(brief) + part.href.removeprefix(ADD)
        elif isinstance(part, html.Option) and hasattr(part, "data-src"):
            setattr(part, "data-src", f"{getattr(part, 'data-src')}?{_query(CARRIED, brief.carried)}")
    return carry(tree, CARRIED, brief.carried)


def carry(tree: Any, name: str, value: str) -> Any:
    """The same tree with a parameter in every link to another page of ours and in forms; not in links that are to lose
    it (`data-without`)."""
    for part in _components(tree):
        if isinstance(part, html.A) and _is_page(part) and getattr(part, "data-without", "") != name:
            path, mark, anchor = part.href.partition("#")
            part.href = path + ("&" if "?" in path else "?") + _query(name, value) + mark + anchor
        elif isinstance(part, html.Form) and getattr(part, "method", "") == "get":
            inside = part.children if isinstance(part.children, list) else [part.children]
            part.children = [controls.unseen(name, value), *inside]  # no list within a list: the browser refuses it
    return tree


def _query(name: str, value: str) -> str:
    return urlencode({name: value}, safe="~=,")


def _is_page(link: html.A) -> bool:
    """Whether a link leads to a page of ours; "Link" of a card is for sharing and stays as it is."""
    href = getattr(link, "href", "")
    path = urlsplit(href).path
    return (
        href.startswith("/")
        and not (path == PATH or path.startswith(PATH + "/"))
        and "." not in path.rsplit("/", 1)[-1]
        and not path.startswith("/embed/")
        and getattr(link, "className", "") != "action"
    )


def _components(node: Any) -> Iterator[Component]:
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from _components(child)
    elif isinstance(node, Component):
        yield node
        yield from _components(getattr(node, "children", None))
