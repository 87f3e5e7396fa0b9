"""A component tree as HTML, for the first response, readers without JavaScript, embeds and print.

html.* as it is, a Graph as its view's static picture, a Select as a native select, an Input as an input, Bootstrap's
plain elements as divs. Ids of what Dash renders too are prefixed, so that no id stands twice in one document.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from dash.development.base_component import Component

from layouts.components import ids, static_parts

VOID = {"br", "hr", "img", "input", "link", "meta"}
RENAMED = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "srcDoc": "srcdoc",
    "maxLength": "maxlength",
    "autoComplete": "autocomplete",
}
DIVS = {"Container": "container-xxl", "Row": "row", "Col": "col", "Card": "card"}


def render(node: Any, picture: Callable[[str], str] = lambda slug: "") -> str:
    """HTML of a component, a list of them or text; `picture(slug)` gives the picture of a chart as HTML."""
    parts = static_parts.around(node) if isinstance(node, Component) else ()
    return _html(node, picture, {part.id for part in parts if isinstance(getattr(part, "id", None), str)})


def _html(node: Any, picture: Callable[[str], str], twice: set[str]) -> str:
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, (list, tuple)):
        return "".join(_html(child, picture, twice) for child in node)
    if not isinstance(node, Component):
        return escape(str(node), quote=False)
    kind = type(node).__name__
    if kind in ("Location", "Store"):
        return ""
    if kind == "Graph":
        return picture(node.id["slug"])
    if kind == "Select":
        return _select(node)
    tag = "div" if kind in DIVS else kind.lower()
    text = f"<{tag}{_attributes(node, DIVS.get(kind, ''), twice)}>"
    return text if tag in VOID else f"{text}{_html(getattr(node, 'children', None), picture, twice)}</{tag}>"


def _attributes(node: Component, kind: str, twice: set[str]) -> str:
    properties = node.to_plotly_json()["props"]
    if kind:
        properties["className"] = f"{kind} {properties.get('className') or ''}".strip()
    parts = []
    for name, value in properties.items():
        if name == "children" or value is None or value is False:
            continue
        if name == "id":
            value = ids.text(value) if isinstance(value, dict) or value in twice else value
        elif name == "style":
            value = ";".join(f"{key}:{item}" for key, item in css(value).items())
        elif name == "href" and str(value).startswith("#") and str(value)[1:] in twice:
            value = "#" + ids.text(str(value)[1:])  # an anchor of this tree, not of its twin
        name = RENAMED.get(name, name)
        parts.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(parts)


def css(style: dict[str, Any]) -> dict[str, Any]:
    """A style as React has it ("minWidth") with the names of CSS ("min-width")."""
    return {"".join(f"-{c.lower()}" if c.isupper() else c for c in name): value for name, value in style.items()}


def _select(node: Component) -> str:
    identity: Any = node.id
    chosen = "".join(
        f'<option value="{escape(str(o["value"]))}"{" selected" if o["value"] == node.value else ""}>'
        f"{escape(o['label'])}</option>"
        for o in node.options
    )
    return (
        f'<select class="form-select form-select-sm" id="{ids.text(identity)}" name="{identity["name"]}" '
        f'data-default="{identity["default"]}">{chosen}</select>'
    )
