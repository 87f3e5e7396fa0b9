"""What a reader chose goes along with every form of a page, also where no script adds it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import html
from samples import sampled

from layouts import pages

PATHS = [page.path for page in pages.PAGES]
PATHS += ["/charts/women-judges?show=table", "/provinces/sindh", "/districts/kohat", "/find?q=lahore", "/charts"]
CHOSEN = {"lite": "1", "theme": "dark"}


@pytest.mark.parametrize("path", sampled(PATHS, 4, "/compare"))
def test_a_form_of_a_small_page_keeps_what_was_chosen(client: FlaskClient, path: str) -> None:
    for under, more in (("/ur", {}), ("", {"borders": "tiles"})):
        asked = "&".join(f"{name}={value}" for name, value in (CHOSEN | more).items())
        page = html.fromstring(client.get(f"{under}{path}{'&' if '?' in path else '?'}{asked}").data)
        forms = [form for form in page.forms if form.get("class") != "embed-form"]  # a script opens its dialog
        assert forms, "at least the search"
        for form in forms:
            sent = form.form_values()
            assert len(sent) == len(dict(sent)), "nothing twice"
            assert dict(sent).items() >= (CHOSEN | more).items(), form.get("class")
            assert urlsplit(form.action or f"{under}/").path.startswith(under), "in the language of the page"
