"""A figure while it is drawn: Plotly's vocabulary as plain values.

Plotly's own objects check every property whenever it is set, which is most of the time a figure takes. Here nothing
is checked while a reader waits: the tests hand every view of every chart to Plotly (`checked`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go


def merged(into: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """`into` with `values`, dictionaries into dictionaries; None takes a property away, as in Plotly."""
    for name, value in values.items():
        if value is None:
            into.pop(name, None)
        elif isinstance(value, dict):
            into[name] = merged(into[name] if isinstance(into.get(name), dict) else {}, value)
        else:
            into[name] = value
    return into


class Drawing:
    """Traces and a layout that grow; every property is named and nested as Plotly's reference has it.

    in_time: the horizontal axis is time, which runs from the left in every language. heard: whether its marks, one by
    one, say something to the ear too: lines over time and bars in the order of their values.
    """

    def __init__(self, layout: dict[str, Any]) -> None:
        self.in_time = False
        self.heard = False
        self.data: list[dict[str, Any]] = []
        self.layout = merged({}, layout)

    def copy(self) -> Drawing:
        """The same, for more traces and another layout; its traces are shared and stay as they are."""
        other = Drawing(self.layout)
        other.in_time, other.heard, other.data = self.in_time, self.heard, [*self.data]
        return other

    def _trace(self, kind: str, properties: dict[str, Any]) -> Drawing:
        self.data.append(merged({"type": kind}, properties))
        return self

    def add_bar(self, **properties: Any) -> Drawing:
        """A trace of bars."""
        return self._trace("bar", properties)

    def add_scatter(self, **properties: Any) -> Drawing:
        """A trace of points, lines or words on axes."""
        return self._trace("scatter", properties)

    def add_scattergeo(self, **properties: Any) -> Drawing:
        """A trace of points, lines or words on a map."""
        return self._trace("scattergeo", properties)

    def add_choropleth(self, **properties: Any) -> Drawing:
        """A trace of filled areas."""
        return self._trace("choropleth", properties)

    def _item(self, kind: str, properties: dict[str, Any]) -> Drawing:
        self.layout.setdefault(kind, []).append(merged({}, properties))
        return self

    def add_annotation(self, **properties: Any) -> Drawing:
        """Words at a place."""
        return self._item("annotations", properties)

    def add_shape(self, **properties: Any) -> Drawing:
        """A line, rectangle or circle at a place."""
        return self._item("shapes", properties)

    def update_layout(self, **properties: Any) -> Drawing:
        """Set properties of the layout."""
        merged(self.layout, properties)
        return self

    def update_xaxes(self, **properties: Any) -> Drawing:
        """Set properties of the horizontal axis."""
        return self.update_layout(xaxis=properties)

    def update_yaxes(self, **properties: Any) -> Drawing:
        """Set properties of the vertical axis."""
        return self.update_layout(yaxis=properties)

    def checked(self) -> go.Figure:
        """The same as Plotly's object, for a notebook or a test. Raises ValueError for what Plotly does not know."""
        import plotly.graph_objects as go  # only here: it takes its time, and no reader needs it

        return go.Figure(data=self.data, layout={"template": "none", **self.layout})
