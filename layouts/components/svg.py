"""Elements of SVG for pages: Dash has none of its own. `html_writer` writes them; style sheets colour them."""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component


class _Element(Component):
    """An element of SVG. Its type is its name."""

    _namespace = "layouts"  # a package: for each attribute Dash imports it, and looks long for one that is not there
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _valid_wildcard_attributes: ClassVar[list[str]] = ["aria-", "data-"]
    _prop_names: ClassVar[list[str]] = "children className role href viewBox d x y cx cy r".split()

    def __init__(self, children: Any = None, **attributes: Any) -> None:
        super().__init__(children=children, **attributes)


class Svg(_Element):
    """A drawing."""

    _type = "Svg"


class A(_Element):
    """A link in a drawing."""

    _type = "A"


class Path(_Element):
    """A line or an area."""

    _type = "Path"


class Circle(_Element):
    """A dot."""

    _type = "Circle"


class Text(_Element):
    """A word in a drawing."""

    _type = "Text"
