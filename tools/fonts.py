"""The fonts that are shipped: Source Sans 3 as its package has it, and two with the letters of Urdu alone: Noto Naskh
Arabic for text, Noto Nastaliq Urdu for the headings of pages.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PACKAGES = Path(__file__).resolve().parent.parent / "node_modules"
LATIN = PACKAGES / "@fontsource-variable" / "source-sans-3"
LATIN_FILE = LATIN / "files" / "source-sans-3-latin-wght-normal.woff2"
NASKH = PACKAGES / "@fontsource-variable" / "noto-naskh-arabic"
NASKH_FILE = NASKH / "files" / "noto-naskh-arabic-arabic-wght-normal.woff2"
NASTALIQ = PACKAGES / "@fontsource" / "noto-nastaliq-urdu"
NASTALIQ_FILE = NASTALIQ / "files" / "noto-nastaliq-urdu-arabic-700-normal.woff2"
# Letters of Urdu and of Arabic names, their marks, punctuation, digits, and the joiners.
URDU = "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهويىةكپٹچڈڑژکگںھہۂۃیےۓ،؛؟۔٪٫٬ًٌٍَُِّْٰٔٓ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩‌‍ "
# What headings are written with: no digits, which are Western, and no rare marks, as each letter costs its forms beside
# all others.
OF_HEADINGS = "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنوپٹچڈڑژکگںھہۂۃیےۓ،؛؟۔ًَُِّٰٔ‌ "
# A browser fetches the file only where a page has one of these.
ARABIC_RANGE = "U+0600-06FF,U+200C-200D,U+FB50-FDFF,U+FE70-FEFC"


def naskh() -> bytes:
    """Noto Naskh Arabic with just what Urdu needs, 400 to 700, as woff2. Raises OSError where it is not installed."""
    return cut(NASKH_FILE, URDU)


def nastaliq() -> bytes:
    """Noto Nastaliq Urdu, bold, with the letters of headings, as woff2. Raises OSError where it is not installed."""
    return cut(NASTALIQ_FILE, OF_HEADINGS)


def cut(path: Path, letters: str) -> bytes:
    """The font of a file with some letters, all the forms that they take beside one another, and where these stand."""
    font = TTFont(path, recalcTimestamp=False)
    cutter = Subsetter(Options(layout_features=["*"], notdef_outline=True))
    cutter.populate(text=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    memory = io.BytesIO()
    font.save(memory)
    return memory.getvalue()


def latin() -> bytes:
    """Source Sans 3, Latin, all weights. Raises OSError where it is not installed."""
    return LATIN_FILE.read_bytes()


def latin_range() -> str:
    """The unicode-range that the package gives for its Latin file. Raises ValueError where it no longer does."""
    css = (LATIN / "wght.css").read_text("utf-8")
    face = next((face for face in re.findall(r"@font-face\s*{[^}]*}", css) if LATIN_FILE.name in face), "")
    found = re.search(r"unicode-range:\s*([^;]+);", face)
    if found is None:
        raise ValueError(f"The package of Source Sans 3 no longer describes {LATIN_FILE.name}.")
    return found[1]


def rules(latin_name: str, naskh_name: str) -> str:
    """The @font-face of both, for files of these names. A late Source Sans 3 is not swapped in under a reader's eyes;
    Naskh is, for three seconds, as a system without Arabic letters would show boxes."""
    return (
        '@font-face{font-family:"Source Sans 3";font-style:normal;font-weight:200 900;font-display:optional;'
        f'src:url({latin_name}) format("woff2");unicode-range:{latin_range()}}}\n'
        '@font-face{font-family:"Noto Naskh Arabic";font-style:normal;font-weight:400 700;font-display:fallback;'
        f'src:url({naskh_name}) format("woff2");unicode-range:{ARABIC_RANGE}}}\n'
    )


def heading_rules(nastaliq_name: str) -> str:
    """The @font-face of headings in Urdu, for a file of this name. A page asks for it when it is quiet
    (assets/site/headings.js), and shows it once it is there.
    """
    return (
        '@font-face{font-family:"Nastaliq Headings";font-style:normal;font-weight:700;size-adjust:90%;'
        f'src:url({nastaliq_name}) format("woff2");unicode-range:{ARABIC_RANGE}}}\n'
    )
