"""HTML documents from layouts/templates/: every value is escaped unless it is HTML of our own making."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import render_template
from markupsafe import Markup

import layouts
from dashboard import i18n

FOLDER = str(Path(layouts.__file__).parent / "templates")
OURS = ("body", "head", "style", "style_sheet", "script", "scripts", "entry")  # HTML, CSS and scripts made here


def document(template: str, **values: Any) -> str:
    """A whole document in the language in use; `values` named in OURS are HTML, the rest is text."""
    given = {name: Markup(value) if name in OURS else value for name, value in values.items()}
    return render_template(template, language=Markup(i18n.html_language()), **given)
