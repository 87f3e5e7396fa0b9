"""Light or dark as a reader chose it: in the address of the page (`theme=dark`) and nowhere else.

Pages are made and kept without a choice, for which the device decides; one that was made is put into the HTML here.
"""

from __future__ import annotations

import re

from flask import request

from dashboard import built_assets

DEVICE = re.compile(r"@media screen and \(prefers-color-scheme: ?dark\) ?\{")
CHOSEN = ' aria-current="true"'
# Links and forms of a page for slow lines, which has no script that lets them keep the colours.
LITE_LINK = re.compile(r'(<a\b(?![^>]*\bdata-theme)[^>]*\bhref="[^"#]*\blite=1)(?=["#&])')
LITE_FORM = re.compile(r'<input\b[^>]*\bname="lite"[^>]*>')


def asked() -> str:
    """ "light" or "dark" where the address of this request says so, else ""."""
    theme = request.args.get("theme", "")
    return theme if theme in ("light", "dark") else ""


def dressed(page: str, theme: str) -> str:
    """The HTML of a page in the colours that its reader chose."""
    if not theme:
        return page
    late = f'media="{built_assets.MEDIA}"'
    style = f'media="print"><style>{_dark()}</style' if theme == "dark" else 'media="print"'
    page = page.replace(late, style, 1).replace(f'{CHOSEN} data-theme=""', ' data-theme=""', 1)
    page = page.replace(f' data-theme="{theme}"', f'{CHOSEN} data-theme="{theme}"', 1)
    page = LITE_LINK.sub(rf"\1&amp;theme={theme}", page)
    return LITE_FORM.sub(rf'\g<0><input name="theme" type="hidden" value="{theme}">', page)


def _dark() -> str:
    """The rules of media.css for a dark device, for every screen."""
    path = built_assets.built("media.css") or built_assets.ROOT / "assets" / "media.css"
    sheet = path.read_text("utf-8")
    found = DEVICE.search(sheet)
    if found is None:
        return ""
    depth, end = 1, found.end()
    while depth:
        depth += {"{": 1, "}": -1}.get(sheet[end], 0)
        end += 1
    return f"@media screen{{{sheet[found.end() : end]}"
