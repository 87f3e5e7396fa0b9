"""Plant deliberate faults, one at a time, in a copy of the repository:  python -m tools.mutants [KIND …]

Each fault must turn its tests red. One that passes them all, or whose text is no longer in its file, is listed, and the
command fails: what the tests do not see, nobody would.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.working_copy import ROOT, copy_tracked

GOLDEN = "tests/golden"
LINKED = (".venv", "node_modules", "assets/build")  # made by make; too large to copy


@dataclass(frozen=True)
class Fault:
    """A text of a file and what is put in its place; `tests` are the arguments of pytest that must fail."""

    kind: str
    name: str
    file: str
    old: str
    new: str
    tests: str = GOLDEN


ROWS, NOTES, BARS, MAPS, I18N = (
    "dashboard/rows.py",
    "dashboard/notes.py",
    "dashboard/plots/bars.py",
    "dashboard/plots/maps.py",
    "dashboard/i18n.py",
)
GUARDS, CARD = "tests/test_guards.py", "layouts/components/card.py"
FAULTS = (
    Fault(
        "colour",
        "every area one class too dark",
        MAPS,
        "return bisect_right(breaks, value)",
        "return min(len(breaks), bisect_right(breaks, value) + 1)",
    ),
    Fault(
        "colour",
        "chosen and other bars exchanged",
        BARS,
        "colour if mine else theme.GREY",
        "theme.GREY if mine else colour",
    ),
    Fault(
        "colour", "all words of bars in grey", BARS, "theme.INK if value is not None else theme.MUTED", "theme.MUTED"
    ),
    Fault("order", "bars sorted the wrong way", BARS, "ascending=False, na_position", "ascending=True, na_position"),
    Fault(
        "colour",
        "a style sheet with another colour than the figures",
        "assets/dashboard.css",
        "--deciding: #4a3f8c",
        "--deciding: #ff0000",
        "tests/test_style_tokens.py",
    ),
    Fault(
        "order",
        "the last of a list first",
        I18N,
        'some=", ".join(items[:-1]), last=items[-1]',
        'some=", ".join(items[1:]), last=items[0]',
    ),
    Fault(
        "scale",
        "a share 101 times",
        "dashboard/data/measures.py",
        '= 100 * frame.loc[both, "numerator"]',
        '= 101 * frame.loc[both, "numerator"]',
    ),
    Fault("scale", "the axis of bars upside down", BARS, "range=[-1.05 if reference", "range=[-2.05 if reference"),
    Fault("clipping", "values cut off at the right", BARS, "HEADROOM = 1.85", "HEADROOM = 1.05"),
    Fault("clipping", "rows too low for their words", BARS, "ROW_HEIGHT = 54", "ROW_HEIGHT = 24"),
    Fault("reference", "the line five points off", BARS, "x0=reference[0],", "x0=reference[0] + 5,"),
    Fault("reference", "the line slanted", BARS, "x1=reference[0],", "x1=reference[0] + 5,"),
    Fault("reference", "the line without words", BARS, "text=reference[1],", 'text="",'),
    Fault(
        "labels",
        "province names three degrees too far north",
        "dashboard/geography/regions.py",
        "round(inside.y, 2))",
        "round(inside.y, 2) + 3)",
    ),
    Fault("labels", "no province names", MAPS, "    _labels(figure, province_layer, tiles)", "    pass"),
    Fault("labels", "no names of bars", BARS, 'text=label if groups else f"<b>{label}</b>"', 'text=""'),
    Fault(
        "legend",
        "colours against their labels",
        MAPS,
        "in zip(labels, colours, strict=True)",
        "in zip(labels, reversed(colours), strict=True)",
    ),
    Fault("legend", "a kind of empty without its pattern", MAPS, "theme.EMPTY, patterns[kind]", 'theme.EMPTY, ""'),
    Fault(
        "filter",
        "all but the chosen province",
        ROWS,
        'frame["province"] == selection.province',
        'frame["province"] != selection.province',
    ),
    Fault(
        "filter",
        "all but the chosen district",
        ROWS,
        'frame["code"] == selection.district',
        'frame["code"] != selection.district',
        "tests/test_charts.py -k only_rows_of_the_chosen",
    ),
    Fault(
        "suppression",
        "the note on withheld cells is lost",
        NOTES,
        '(view.rows["empty_kind"] == "suppressed").any()',
        "False",
        "tests/test_views.py -k withheld",
    ),
    Fault("grade mark", "the note on B is lost", NOTES, '(view.rows["grade"] == "B").any()', "False"),
    Fault(
        "n",
        "n and N exchanged",
        I18N,
        "n=number(numerator, 0), of=number(denominator, 0))",
        "n=number(denominator, 0), of=number(numerator, 0))",
    ),
    Fault(
        "n",
        "percent rounded to whole numbers",
        I18N,
        "decimals = 0 if value in (0, 100) else",
        "decimals = 0 if value else",
    ),
    Fault(
        "source",
        "no grade in the line of sources",
        "dashboard/data/source_lines.py",
        '"" if record["grade"] == "A" else',
        '"" if record["grade"] else',
    ),
    Fault(
        "source",
        "no locators in the line of sources",
        "dashboard/data/source_lines.py",
        '"; ".join(locators[:6])',
        '"; ".join(locators[:0])',
    ),
    Fault(
        "period",
        "end and start exchanged",
        I18N,
        'return f"{_moment(start)} – {_moment(end)}"',
        'return f"{_moment(end)} – {_moment(start)}"',
    ),
    Fault("note", "detected is not prevalence is lost", NOTES, "if view.chart.detected:", "if False:"),
    Fault(
        "note",
        "the note on borders is lost",
        NOTES,
        "if view.chart.map:\n        instead",
        "if False:\n        instead",
    ),
    Fault(
        "cache key",
        "the first reader's language sticks",
        I18N,
        "return kept(LANGUAGE.get(), *args",
        'return kept("en", *args',
        "tests/test_languages.py",
    ),
    Fault(
        "cache key",
        "answers without their language",
        "routes/responses.py",
        "key = (LANGUAGE.get(), key)",
        "key = (0, key)",
        "tests/test_languages.py",
    ),
    Fault(
        "address",
        "a question mark too many",
        "dashboard/selection.py",
        'return f"?{text}" if text else ""',
        'return f"?{text}"',
        "tests/test_selection.py",
    ),
    Fault("header", "any host is ours", "routes/guards.py", "host_is_trusted(request.host, hosts())", "True", GUARDS),
    Fault(
        "header",
        "bodies without bound",
        "routes/guards.py",
        "(request.content_length or 0) > LARGEST_BODY",
        "False",
        GUARDS,
    ),
    Fault(
        "header",
        "types may be guessed",
        "routes/document.py",
        '"X-Content-Type-Options", "nosniff"',
        '"X-Other", "nosniff"',
        "tests/test_views.py",
    ),
    Fault(
        "link",
        "a title leads nowhere",
        CARD,
        "html.A(view.title, href=view.path)",
        'html.A(view.title, href="#")',
        "tests/test_views.py -k leads_to_its_chart",
    ),
    Fault(
        "focus",
        "the content cannot be reached by the skip link",
        "layouts/components/page_frame.py",
        'href="#main", className="skip"',
        'href="#nowhere", className="skip"',
        "tests/test_layouts.py",
    ),
    Fault(
        "order",
        "the highest called the lowest",
        "dashboard/text_alternative.py",
        'max(same, key=lambda r: r["value"]), min(same',
        'min(same, key=lambda r: r["value"]), max(same',
    ),
    Fault("scale", "millions a tenth", I18N, "number(value / 1e6, 2 if value < 1e7 else 1)", "number(value / 1e7, 2)"),
    Fault(
        "scale",
        "colours from dark to light",
        "dashboard/plots/theme.py",
        "for i in range(count)]",
        "for i in reversed(range(count))]",
    ),
    Fault(
        "clipping",
        "a matrix narrower than its words",
        "dashboard/charts/provincial_disparities.py",
        "WIDE = 125",
        "WIDE = 60",
    ),
    Fault("legend", "the last key lost", MAPS, "return keys", "return keys[:-1]"),
    Fault(
        "filter",
        "only the first of a list of provinces",
        "dashboard/selection.py",
        'split(",") if part)',
        'split(",")[:1] if part)',
        "tests/test_selection.py",
    ),
    Fault(
        "suppression",
        "counts of six people may be shown",
        "dashboard/data/disclosure.py",
        "SMALLEST_SHOWN = 11",
        "SMALLEST_SHOWN = 6",
        "tests/test_datasets.py",
    ),
    Fault(
        "suppression",
        "what follows from a total is not looked for",
        "dashboard/data/disclosure.py",
        "if len(whole) == 1 and len(parts) == 2:",
        "if False:",
        "tests/test_datasets.py",
    ),
    Fault("grade mark", "no (B) at a bar", BARS, '(" (B)" if row["grade"] == "B" else "")', '""'),
    Fault(
        "grade mark",
        "no (B) in a table",
        "dashboard/table.py",
        '(" (B)" if row["grade"] == "B" else "")',
        '""',
        "tests/test_charts.py",
    ),
    Fault(
        "n", "no star at a small base", "dashboard/table.py", '(" *" if small else "")', '""', "tests/test_charts.py"
    ),
    Fault(
        "source",
        "no publisher in a table",
        "dashboard/data/source_lines.py",
        "for record in records[:2]]",
        "for record in records[:0]]",
        "tests/test_charts.py",
    ),
    Fault("period", "by a day called since a day", I18N, 'say("by {when}", when', 'say("since {when}", when'),
    Fault("period", "a span without its end", I18N, "(found[0], found[-1])", "(found[0], found[0])"),
    Fault(
        "note",
        "a bad value is not told",
        NOTES,
        "[*view.complaints, *view.chart.notes(view)]",
        "[*view.chart.notes(view)]",
        "tests/test_views.py -k bad_value",
    ),
    Fault(
        "cache key",
        "cards without their selection",
        "routes/charts.py",
        '("card", slug, view.selection, view.complaints)',
        '("card", slug)',
        "tests/test_views.py -k card",
    ),
    Fault(
        "address",
        "a period parted by its slash",
        "dashboard/selection.py",
        "value.replace('/', SLASH)",
        "value",
        "tests/test_selection.py",
    ),
    Fault(
        "address",
        "a place stays beside the next",
        "assets/site/address.js",
        "query.delete(name);\n",
        "name;\n",
        "tests/test_scripts.py",
    ),
    Fault(
        "link",
        "every download is the CSV",
        CARD,
        "href=view.address(ending)",
        'href=view.address("csv")',
        "tests/test_exports.py -k offers_citations",
    ),
    Fault(
        "link",
        "the place is lost on the way to the next page",
        "layouts/components/page_frame.py",
        "href=path + search,",
        "href=path,",
        "tests/test_places.py -k carry",
    ),
    Fault(
        "focus",
        "the content takes no focus",
        "layouts/components/page_frame.py",
        "id=ids.MAIN, tabIndex=-1",
        "id=ids.MAIN",
        "tests/test_layouts.py -k focus",
    ),
    Fault(
        "focus",
        "a table that scrolls cannot be reached by keyboard",
        CARD,
        "                        tabIndex=0,\n                        role",
        "                        role",
        "tests/test_layouts.py -k focus",
    ),
)


def copied() -> Path:
    """A copy of all tracked files in a temporary folder, with what make built linked in."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    copy_tracked(folder)
    for name in LINKED:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


def survives(fault: Fault, folder: Path) -> str:
    """Why a fault was not caught; "" when its tests failed as they should."""
    path = folder / fault.file
    text = path.read_text("utf-8")
    if text.count(fault.old) != 1:
        return f"its text stands {text.count(fault.old)} times in {fault.file}"
    path.write_text(text.replace(fault.old, fault.new), "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *split(fault.tests)]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    finally:
        path.write_text(text, "utf-8")
    if done.returncode == 1:
        return ""
    return "all tests passed" if done.returncode == 0 else f"pytest ended with {done.returncode}"


def split(tests: str) -> list[str]:
    """The arguments of pytest: a file, and behind -k one expression."""
    file, _, expression = tests.partition(" -k ")
    return [file, "-k", expression] if expression else [file]


def main() -> int:
    """Plant every fault, or those of the kinds named; print one line each."""
    wanted = [fault for fault in FAULTS if not sys.argv[1:] or fault.kind in sys.argv[1:]]
    folder, missed = copied(), 0
    try:
        for fault in wanted:
            why = survives(fault, folder)
            missed += bool(why)
            print(f"  {'✗' if why else '✓'} {fault.kind}: {fault.name}{f' – {why}' if why else ''}", flush=True)
    finally:
        shutil.rmtree(folder)
    print(f"› {len(wanted) - missed} of {len(wanted)} faults were caught.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
