"""The paths of embeds on other people’s pages."""

from __future__ import annotations

from dashboard.export import frozen
from dashboard.openapi.parameters import LOOK, NO_CHART, PROPOSAL, SLUG, filters, one_of
from dashboard.openapi.records import HTML, JSON, SCRIPT, TEXT, Parameter, Path


def embeds() -> tuple[Path, ...]:
    """Frames for charts and proposals, and what helps to set one up."""
    state = Parameter("version", "A data version.", {"type": "string", "pattern": "^[0-9a-f]{10}$"}, in_path=True)
    kept = tuple(f"/v/{version}/embed/women-judges" for version in frozen.versions())
    return (
        Path(
            "/embed/{slug}",
            "Embeds",
            "A view for somebody else’s page; any page may frame it.",
            HTML,
            (SLUG, *filters(), *LOOK),
            ("/embed/women-judges?static=1", "/embed/shelter-coverage?theme=dark&plain=1"),
            (NO_CHART,),
        ),
        Path(
            "/v/{version}/embed/{slug}",
            "Embeds",
            "The embed as it was at a data version.",
            HTML,
            (state, SLUG, *filters(), *LOOK),
            kept,
            (NO_CHART, (410, "This view was not kept at that version; the live one is named.")),
        ),
        Path(
            "/embed/recommendations/{proposal}",
            "Embeds",
            "A proposal of the report for somebody else’s page: words only.",
            HTML,
            (PROPOSAL, *LOOK[:2]),
            ("/embed/recommendations/P01", "/embed/recommendations/P15?theme=dark"),
            ((404, "There is no such proposal."),),
        ),
        Path(
            "/embed.js",
            "Embeds",
            "The script for a page that embeds: frames get the height of their content.",
            SCRIPT,
            (),
            ("/embed.js",),
        ),
        Path(
            "/api/snippet/{slug}",
            "Embeds",
            "The HTML that embeds a view.",
            TEXT,
            (SLUG, *filters(), *LOOK),
            ("/api/snippet/women-judges?theme=dark",),
            (NO_CHART,),
        ),
        Path(
            "/oembed",
            "Embeds",
            "oEmbed 1.0, type rich.",
            JSON,
            (
                Parameter(
                    "url",
                    "The address of a chart’s page on this site.",
                    {"type": "string", "format": "uri"},
                    required=True,
                ),
                Parameter("format", "json.", one_of("json")),
                Parameter("maxwidth", "Pixels.", {"type": "integer", "minimum": 1}),
                Parameter("maxheight", "Pixels.", {"type": "integer", "minimum": 1}),
            ),
            ("/oembed?url=http%3A%2F%2Flocalhost%2Fcharts%2Fwomen-judges",),
            (
                (400, "That is no address."),
                (404, "The address is no chart of this site."),
                (501, "Only JSON is served."),
            ),
            schema="Embed",
        ),
    )
