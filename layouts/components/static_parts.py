"""What of a page stands still: all but its charts, its controls and the elements around them.

React takes seconds to render a page on a cheap phone, and nothing ever changes most of it but a line of text. So Dash
renders the parts that live, with empty shells between them, and the browser fills the shells from the plain page, which
has the same numbers on the same parts (assets/alive.js).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dash.development.base_component import Component

MARK = "data-still"


def inside(node: Component) -> list[Component]:
    """The components directly inside one."""
    held = getattr(node, "children", None)
    return [child for child in (held if isinstance(held, (list, tuple)) else [held]) if isinstance(child, Component)]


def lives(node: Component) -> bool:
    """Whether it is a chart, or a control whose value is part of the address."""
    identity = getattr(node, "id", None)
    return type(node).__name__ == "Graph" or (isinstance(identity, dict) and identity["type"] == "control")


def mark(tree: Component) -> Component:
    """Number the largest parts of a tree that stand still; returns the tree."""
    known: dict[int, bool] = {}

    def moves(node: Component) -> bool:
        # Every child is looked at, so that each is known when its turn comes.
        known[id(node)] = any([lives(node), *[moves(child) for child in inside(node)]])
        return known[id(node)]

    def number(node: Component) -> None:
        for child in inside(node):
            if known[id(child)] or not marked_alike(child):
                number(child)
            else:
                setattr(child, MARK, str(next(numbers)))

    numbers = itertools.count()
    moves(tree)
    number(tree)
    return tree


def marked_alike(node: Component) -> bool:
    """Whether an element may carry a mark: those of HTML, not Bootstrap's."""
    return MARK.startswith(tuple(getattr(node, "_valid_wildcard_attributes", ())))


def around(node: Component) -> Iterator[Component]:
    """The components of a tree that no still part holds, still parts excepted: they stand twice in a document."""
    if not hasattr(node, MARK):
        yield node
        for child in inside(node):
            yield from around(child)


def skeleton(tree: Component) -> Component:
    """The tree as Dash gets it: still parts keep their place, their class and their number, and nothing else."""
    for node in list(around(tree)):
        for child in inside(node):
            if hasattr(child, MARK):
                for name in {*child._prop_names, *vars(child)} - {"className", MARK}:
                    if name in vars(child) and not name.startswith("_"):
                        delattr(child, name)
    return tree
