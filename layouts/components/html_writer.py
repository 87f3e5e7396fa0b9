"""A component tree as HTML, for the first response, readers without JavaScript, embeds and print.

html.* as it is, a Graph as its view's static picture, Markdown as HTML, an Input as an input, Bootstrap's plain
elements as divs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from dash.development.base_component import Component

from dashboard import content, site

PLAIN = {"option", "text", "textarea", "title"}  # hold text and nothing else
SHAPES = {"path", "circle"}  # of SVG: they hold nothing, and end as XML does
VOID = {"br", "hr", "img", "input", "link", "meta"}
HEADINGS = {"h1", "h2", "h3"}
RANGE = re.compile(r"\d+–\d+(?=[^<>]*(?:<|$))")  # in the text of HTML: "5–16" is not to part at the end of a line
TOGETHER = r'<span class="text-nowrap">\g<0></span>'
RENAMED = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "srcDoc": "srcdoc",
    "maxLength": "maxlength",
    "autoComplete": "autocomplete",
}
ADDRESSES = ("action", "href", "src")  # they lead to the language in use, unless they name another
DIVS = {"Container": "container-xxl", "Row": "row", "Col": "col", "Card": "card"}


def render(node: Any, picture: Callable[[str], str] = lambda slug: "") -> str:
    """HTML of a component, a list of them or text; `picture(slug)` gives the picture of a chart as HTML."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, (list, tuple)):
        return "".join(render(child, picture) for child in node)
    if not isinstance(node, Component):
        return content.marked(str(node))
    kind = type(node).__name__
    if kind == "Graph":
        return picture(node.id["slug"])
    if kind == "Markdown":
        return f'<div class="{escape(node.className)}">{content.html(node.children)}</div>'
    tag = "div" if kind in DIVS else kind.lower()
    if tag in PLAIN:
        words = escape(str(getattr(node, "children", None) or ""), quote=False)
        return f"<{tag}{_attributes(node, '')}>{words}</{tag}>"
    later = ' loading="lazy"' if tag == "img" else ""  # fetched when it comes near; Dash's image does not know it
    text = f"<{tag}{_attributes(node, DIVS.get(kind, ''))}{later}>"
    if tag in SHAPES:
        return f"{text[:-1]}/>"
    if tag in VOID:
        return text
    inside = render(getattr(node, "children", None), picture)
    return f"{text}{RANGE.sub(TOGETHER, inside) if tag in HEADINGS else inside}</{tag}>"


def _attributes(node: Component, kind: str) -> str:
    properties = node.to_plotly_json()["props"]
    if kind:
        properties["className"] = f"{kind} {properties.get('className') or ''}".strip()
    parts = []
    for name, value in sorted(properties.items()):  # Dash's order differs from process to process
        if name == "children" or value is None or value is False:
            continue
        if name == "style":
            value = ";".join(f"{key}:{item}" for key, item in css(value).items())
        if name in ADDRESSES and "hrefLang" not in properties:
            value = site.under(value)
        name = RENAMED.get(name, name)
        parts.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(parts)


def css(style: dict[str, Any]) -> dict[str, Any]:
    """A style as React has it ("minWidth") with the names of CSS ("min-width")."""
    return {"".join(f"-{c.lower()}" if c.isupper() else c for c in name): value for name, value in style.items()}
