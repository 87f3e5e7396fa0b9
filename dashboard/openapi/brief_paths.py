"""The paths of briefs."""

from __future__ import annotations

from dashboard.briefs import brief
from dashboard.openapi.parameters import one_of
from dashboard.openapi.records import DOCX, HTML, JSON, PDF, ZIP, Parameter, Path


def briefs() -> tuple[Path, ...]:
    """A brief as a page and in its formats."""
    words = {"type": "array", "items": {"type": "string", "maxLength": brief.LONGEST}}
    made = (
        Parameter("title", "The reader’s title.", {"type": "string", "maxLength": brief.LONGEST}),
        Parameter("style", "print: pictures for print in grey.", one_of("print")),
        Parameter(
            "v",
            f"A view, such as women-judges~province=sindh; at most {brief.MOST}, in order.",
            {"type": "array", "items": {"type": "string"}},
            repeated=True,
        ),
        Parameter("h", "The reader’s heading of the view before it.", words, repeated=True),
        Parameter("t", "The reader’s sentence on the view before it.", words, repeated=True),
    )
    kind = Parameter("kind", "The file that is waited for.", one_of("pdf", "docx", "zip"))
    one = "?v=women-judges~province=sindh&h=Judges&v=shelter-coverage"
    empty = (400, "The brief is empty.")
    return (
        Path(
            brief.PATH,
            "Briefs",
            "Views that a reader put together, ready for print. Nothing is stored.",
            HTML,
            made,
            (brief.PATH, brief.PATH + one),
        ),
        Path(f"{brief.PATH}.pdf", "Briefs", "The brief: PDF.", PDF, made, (f"{brief.PATH}.pdf{one}",), (empty,), True),
        Path(
            f"{brief.PATH}.docx",
            "Briefs",
            "The brief as a text document.",
            DOCX,
            made,
            (f"{brief.PATH}.docx{one}",),
            (empty,),
            True,
        ),
        Path(
            f"{brief.PATH}.zip",
            "Briefs",
            "The pictures of the brief.",
            ZIP,
            made,
            (f"{brief.PATH}.zip{one}",),
            (empty,),
            True,
        ),
        Path(
            f"{brief.PATH}/status",
            "Briefs",
            "How many pictures of a file are drawn; the others are begun.",
            JSON,
            (*made, kind),
            (f"{brief.PATH}/status{one}",),
            schema="Progress",
        ),
        Path(
            f"{brief.PATH}/progress",
            "Briefs",
            "A page that waits for a file and then leads to it.",
            HTML,
            (*made, kind),
            (f"{brief.PATH}/progress{one}&kind=pdf",),
            draws=True,
        ),
    )
