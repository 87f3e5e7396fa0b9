"""Pieces of a Word document that python-docx has no call for: fields, links, words of the reader in their direction."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.briefs.brief import BY_READER
from dashboard.i18n import say
from dashboard.plots import theme

LABEL = RGBColor(0x5B, 0x43, 0x00)  # "added by the reader"


def add_readers_words(paragraph: Paragraph, text: str) -> None:
    """A reader's words with their label; words that run from right to left do so."""
    run = paragraph.add_run(text)
    if _runs_left(text):
        properties = run._r.get_or_add_rPr()
        properties.append(OxmlElement("w:rtl"))
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT  # of a bidi paragraph: its beginning, the right
    marked = paragraph.add_run(f" [{say(BY_READER)}]")
    marked.font.size, marked.font.color.rgb, marked.bold = Pt(9), LABEL, False


def _runs_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return first != "L"


def add_run(paragraph: Paragraph, text: str, size: float, colour: str = theme.INK) -> Run:
    """Adds words of a size in points and a colour."""
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(size), rgb(colour)
    return run


def add_field(paragraph: Paragraph, code: str, shown: str, size: float = 0, bold: bool = False) -> None:
    """A field that Word can count again, with what it shows until then."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        run.bold = bold or None
        if size:
            run.font.size, run.font.color.rgb = Pt(size), rgb(theme.MUTED)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def add_link(paragraph: Paragraph, text: str, address: str, size: float) -> None:
    """Adds words that lead to an address."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = add_run(paragraph, text, size, theme.COLOURS["services"])
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


# What stands after an element in a paragraph's or a run's properties, by the schema of Word.
AFTER_BIDI = (
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc outlineLvl rPr sectPr"
)
AFTER_RTL = "cs em lang eastAsianLayout specVanish oMath"
ARABIC = re.compile("[\u0600-\u06ff]")


def turn(document: Any, font: str) -> None:
    """Every paragraph of a document from right to left, its Arabic letters in `font` at the size of the others."""
    for part in (document.element.body, document.styles.element, *(s.footer._element for s in document.sections)):
        for paragraph in part.iter(qn("w:p")):
            properties = paragraph.get_or_add_pPr()
            if properties.find(qn("w:bidi")) is None:
                properties.insert_element_before(OxmlElement("w:bidi"), *_names(AFTER_BIDI))
        for run in part.iter(qn("w:r")):
            if ARABIC.search("".join(text.text or "" for text in run.iter(qn("w:t")))):
                properties = run.get_or_add_rPr()
                if properties.find(qn("w:rtl")) is None:
                    properties.insert_element_before(OxmlElement("w:rtl"), *_names(AFTER_RTL))
        for latin, complex_ in (("w:sz", "w:szCs"), ("w:b", "w:bCs")):
            for given in [*part.iter(qn(latin))]:
                if given.getparent().find(qn(complex_)) is None:
                    twin = OxmlElement(complex_)
                    twin.attrib.update(given.attrib)
                    given.addnext(twin)
        for fonts in part.iter(qn("w:rFonts")):
            fonts.set(qn("w:cs"), font)


def _names(text: str) -> list[str]:
    return [f"w:{name}" for name in text.split()]


def rgb(colour: str) -> RGBColor:
    """A colour of the theme as Word has it."""
    return RGBColor.from_string(colour.lstrip("#").upper())
