"""What a path and a parameter are, as records that write themselves as OpenAPI; and the content types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"
XML = "application/xml; charset=utf-8"
CSV = "text/csv; charset=utf-8"
PNG = "image/png"
SVG = "image/svg+xml; charset=utf-8"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BIBTEX = "application/x-bibtex; charset=utf-8"
CSL = "application/vnd.citationstyles.csl+json; charset=utf-8"
GEOJSON = "application/geo+json"
SCRIPT = "text/javascript; charset=utf-8"


@dataclass(frozen=True)
class Parameter:
    """One parameter of a path: its name, a sentence, its JSON Schema, and whether it stands in the path."""

    name: str
    about: str
    schema: dict[str, Any]
    in_path: bool = False
    required: bool = False
    repeated: bool = False  # a list given as the same name several times, not with commas
    component: str = ""  # what it is called among the components, where another parameter has its name

    @property
    def values(self) -> list[str]:
        """What the parameter may be, where that is a list."""
        return self.schema.get("items", self.schema).get("enum", [])

    @property
    def described(self) -> dict[str, Any]:
        """The parameter as OpenAPI writes it; a list is one text with commas, unless it is repeated."""
        told: dict[str, Any] = {
            "name": self.name,
            "in": "path" if self.in_path else "query",
            "description": self.about,
            "required": self.in_path or self.required,
            "schema": self.schema,
        }
        return {**told, "style": "form", "explode": self.repeated} if self.schema.get("type") == "array" else told


WAITS = (
    (429, "This client asked for too many pictures and files; Retry-After says when to come again."),
    (503, "It cannot be made now, and Retry-After says when to come again; or nothing can be drawn here at all."),
)


@dataclass(frozen=True)
class Path:
    """One address: the template, its group, what it gives, content type, parameters, other answers, examples.

    examples are addresses that answer 200 with this content type. draws: it needs a renderer, else 503. waits:
    it takes its turn in the lane of dear work, as all that draws does. schema: the name of the JSON Schema of the
    answer.
    """

    path: str
    group: str
    summary: str
    kind: str
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()
    otherwise: tuple[tuple[int, str], ...] = ()
    draws: bool = False
    schema: str = ""
    waits: bool = False

    @property
    def described(self) -> dict[str, Any]:
        """The path as OpenAPI writes it."""
        schema: dict[str, Any] = {"$ref": f"#/components/schemas/{self.schema}"} if self.schema else {}
        others = [*self.otherwise, *(WAITS if self.waits or self.draws else ())]
        name = "".join(part if part.isalnum() else "-" for part in self.path.strip("/")).strip("-") or "overview"
        return {
            "get": {
                "operationId": "-".join(part for part in name.split("-") if part),
                "tags": [self.group],
                "summary": self.summary,
                "parameters": [
                    {"$ref": f"#/components/parameters/{name_of(parameter)}"} for parameter in self.parameters
                ],
                "responses": {
                    "200": {"description": self.summary, "content": {self.kind: {"schema": schema} if schema else {}}},
                    **{str(status): {"description": said, "content": {TEXT: {}}} for status, said in others},
                },
                "x-examples": list(self.examples),
            }
        }


def name_of(parameter: Parameter) -> str:
    """What a parameter is called among the components: one in a path and one in a query may share a name."""
    return parameter.component or (f"{parameter.name}-in-path" if parameter.in_path else parameter.name)
