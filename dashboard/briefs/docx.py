"""A brief to take away: as a Word document with real captions and text alternatives, and as a ZIP of its pictures.

The same brief gives the same bytes. Pictures come from the cache where they were drawn before; without a renderer
both raise render.NoRenderer.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx as word
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dashboard import addresses, i18n
from dashboard.briefs.brief import BY_READER, Brief, Item
from dashboard.briefs.docx_runs import add_field, add_link, add_readers_words, add_run, rgb, turn
from dashboard.chart import View
from dashboard.data.source_lines import addressed, source_line
from dashboard.export import citation, image
from dashboard.export.packing import pack
from dashboard.i18n import say, sentence
from dashboard.plots import theme

Address = Callable[[str], str]
NASKH = "Noto Naskh Arabic"  # another Naskh stands in where a reader does not have it
FONT = "Calibri"  # what Word and LibreOffice have or replace by one of the same widths
WIDE, HIGH = 170.0, 250.0  # millimetres between the margins of an A4 page, a little kept back
LEAST = 105.0  # millimetres of height a picture keeps, however many its notes are
POINT = 25.4 / 72


def size(brief: Brief) -> image.Size:
    """The size and style of the pictures of a brief."""
    return replace(image.SIZES["full"], printed=brief.printed)


def docx(brief: Brief, address: Address) -> bytes:
    """The brief as a Word document: A4, en-GB, with headings, captions, text alternatives, sources and citations."""
    document = word.Document()
    _furnish(document, brief, address)
    _head(document, brief, address)
    for number, item in enumerate(brief.items, 1):
        _section(document, brief, item, number, address)
    _citations(document, brief, address)
    if i18n.script():
        turn(document, NASKH)
    memory = io.BytesIO()
    document.save(memory)
    return _settled(memory.getvalue())


def archive(brief: Brief, address: Address, filename: Callable[[View, str], str]) -> bytes:
    """The pictures of a brief as a ZIP, numbered in its order, with a README; `filename` names a view's file."""
    files = {
        f"{number:02}-{filename(item.view, 'png')}": image.png(
            item.view, size(brief), address(addresses.page(item.view))
        )
        for number, item in enumerate(brief.items, 1)
    }
    files["README.txt"] = readme(brief, list(files), address).encode()
    return pack(files)


def readme(brief: Brief, names: list[str], address: Address) -> str:
    """What the ZIP holds, whose words are whose, and how to cite each picture."""
    mine = f"[{say(BY_READER)}]"
    lines = [f"{brief.title} {mine}" if brief.title else brief.name, say(citation.WORK), ""]
    lines += [say("Words marked {label} are the reader’s own and were not checked by anyone here.", label=mine), ""]
    for name, item in zip(names, brief.items, strict=True):
        lines += [name]
        lines += [f"  {text} {mine}" for text in (item.heading, item.sentence) if text]
        lines += [f"  {item.view.title}", f"  {item.view.subtitle}"]
        lines += [f"  {item.view.n}"] if item.view.n else []
        lines += [f"  {note}" for note in item.view.notes]
        lines += [f"  {say('Source: ')}" + addressed(source_line(record), record) for record in item.view.sources]
        lines += [f"  {citation.text(item.view, address(addresses.page(item.view)))}", ""]
    lines += [
        say("Licence"),
        f"{citation.LICENCE} ({citation.LICENCE_URL})",
        "",
        say("This brief"),
        address(brief.path),
    ]
    return "\n".join(lines) + "\n"


def _furnish(document: Document, brief: Brief, address: Address) -> None:
    """Page, styles, language, foot and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    section.footer_distance = Mm(10)
    sizes = {"Normal": 10.5, "Title": 22, "Heading 1": 16, "Heading 2": 13, "Caption": 9.5}
    for name, size in sizes.items():
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.font.size, style.font.color.rgb = Pt(size), rgb(theme.INK)
        style.font.bold = name in ("Title", "Heading 1", "Heading 2")
        style.font.italic = False
    for border in document.styles["Title"].element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)
    for name, before, after in (("Normal", 0, 6), ("Title", 0, 6), ("Heading 1", 0, 4), ("Caption", 2, 6)):
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
    for language in document.styles.element.findall(".//" + qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:bidi"), "ur-PK")
    foot = section.footer.paragraphs[0]
    add_run(
        foot,
        say("{place} · data version {version} · page ", place=address("/brief"), version=brief.items[0].view.version),
        8,
        theme.MUTED,
    )
    add_field(foot, "PAGE", "1", 8)
    told = document.core_properties
    told.title, told.subject = brief.name, say(citation.WORK)
    told.author = told.last_modified_by = say(citation.AUTHOR)
    told.comments, told.keywords, told.language, told.revision = address(brief.path)[:255], "", "en-GB", 1
    told.created = told.modified = dt.datetime.fromisoformat(citation.issued()[:7] + "-01")


def _head(document: Document, brief: Brief, address: Address) -> None:
    add_run(document.add_paragraph(), say(citation.WORK), 10, theme.MUTED)
    title = document.add_paragraph(style="Title")
    if brief.title:
        add_readers_words(title, brief.title)
    else:
        title.add_run(brief.name)
    told = say(
        "{name}, chosen and put in order by a reader of the dashboard. Titles, figures, notes and sources are "
        "the dashboard’s.",
        name=brief.name,
    )
    if brief.worded:
        told += " " + say(
            "Words marked “{label}” are the reader’s own and were not checked by anyone there.", label=say(BY_READER)
        )
    paragraph = document.add_paragraph()
    add_run(paragraph, told + " ", 10, theme.MUTED)
    add_link(paragraph, say("This brief on the dashboard"), address(brief.path), 10)


def _section(document: Document, brief: Brief, item: Item, number: int, address: Address) -> None:
    """One view: heading, the reader's sentence, picture, caption, n, notes and sources."""
    view = item.view
    heading = document.add_paragraph(style="Heading 1")
    heading.paragraph_format.page_break_before = number > 1
    heading.paragraph_format.space_before = Pt(10 if number == 1 else 0)
    if item.heading:
        add_readers_words(heading, item.heading)
    else:
        heading.add_run(view.chart.question)
    if item.sentence:
        paragraph = document.add_paragraph()
        add_readers_words(paragraph, item.sentence)
        paragraph.paragraph_format.keep_with_next = True
    room = HIGH - _words_height(item, brief if number == 1 else None)
    content = image.png(view, size(brief), address(addresses.page(view)))
    _picture(document, view, number, content, room)
    caption = document.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    caption.add_run(say("Figure ")).bold = True
    add_field(caption, "SEQ Figure \\* ARABIC", str(number), bold=True)
    caption.add_run(". ").bold = True
    caption.add_run(sentence(view.title) + " " + sentence(view.subtitle))
    if view.n:
        add_run(document.add_paragraph(), view.n, 9.5)
    for note in view.notes:
        paragraph = document.add_paragraph()
        add_run(paragraph, say("Note: ") + note, 9, theme.MUTED)
        paragraph.paragraph_format.space_after = Pt(2)
    paragraph = document.add_paragraph()
    add_run(paragraph, say("Sources: "), 9, theme.MUTED)
    for place, record in enumerate(view.sources):
        add_run(paragraph, "; " if place else "", 9, theme.MUTED)
        line = source_line(record, short=True)
        if record["url"]:
            add_link(paragraph, line, record["url"], 9)
        else:
            add_run(paragraph, line, 9, theme.MUTED)


def _words_height(item: Item, brief: Brief | None) -> float:
    """About how many millimetres the words of a section take, so that its picture fits on the same page; `brief`:
    with the head of the document above it."""
    view = item.view
    texts = [
        (item.heading or say(view.chart.question), 16),
        (item.sentence, 10.5),
        (view.title + view.subtitle + " " * 12, 9.5),
    ]
    texts += [(view.n, 9.5), *[(note + " " * 6, 9) for note in view.notes]]
    texts += [("; ".join(source_line(record, short=True) for record in view.sources), 9)]
    if brief:
        texts += [(brief.title + " " * 12, 22), (" " * 330, 10), (" ", 10)]
    lines = [(math.ceil(len(text) / (WIDE / (0.51 * size * POINT))), size) for text, size in texts if text]
    return sum((count * size * 1.25 + 5) * POINT for count, size in lines)


def _picture(document: Document, view: View, number: int, content: bytes, room: float) -> None:
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    wide = min(WIDE, max(LEAST, room) * width / height)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(2)
    shape = paragraph.add_run().add_picture(io.BytesIO(content), width=Mm(wide))
    told = shape._inline.docPr
    told.set("name", f"{view.chart.slug}.png")
    told.set("title", view.title)
    told.set("descr", view.alt)
    told.set("id", str(number))


def _citations(document: Document, brief: Brief, address: Address) -> None:
    document.add_paragraph(say("How to cite"), style="Heading 2").paragraph_format.space_before = Pt(14)
    for item in brief.items:
        paragraph = document.add_paragraph(style="List Number")
        place = address(addresses.page(item.view))
        before, _, after = citation.text(item.view, place).rpartition(place)
        add_run(paragraph, before, 9)
        add_link(paragraph, place, place, 9)
        add_run(paragraph, after, 9)
    document.add_paragraph(say("Sources"), style="Heading 2").paragraph_format.space_before = Pt(10)
    for line, url in brief.sources:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
        add_run(paragraph, line + ". ", 9)
        add_link(paragraph, url, url, 9)
    told = say(
        "Add the day on which you read it; cite the source of a figure with it. Licence: {licence}. An "
        "independent compilation: not a product of the United Nations, and nobody cited here has endorsed it.",
        licence=citation.LICENCE,
    )
    add_run(document.add_paragraph(), told, 9, theme.MUTED)


def _settled(package: bytes) -> bytes:
    """A document that does not tell when it was packed, nor carries the thumbnail of the template."""
    with zipfile.ZipFile(io.BytesIO(package)) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    files.pop("docProps/thumbnail.jpeg", None)
    relations = files["_rels/.rels"].decode()
    files["_rels/.rels"] = re.sub(r"<Relationship [^>]*thumbnail[^>]*/>", "", relations).encode()
    return pack(files)
