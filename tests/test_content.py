"""The prose of pages: values and citations are filled in by id, mistakes are named, and no sentence stays in Python."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dashboard import content, i18n, pseudo, settings
from dashboard.content import checks, pages
from dashboard.data import observations
from dashboard.data.validation import report_shingles
from dashboard.settings import ROOT
from dashboard.summaries import page_values
from layouts.pages import PAGES, UNLISTED
from tools.hash_report import SHINGLES

HEAD = "---\ntitle: Women\ndescription: How many.\n---\n\n"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Writes a page into a folder of its own, and gives the file."""
    monkeypatch.setattr(pages, "FOLDER", tmp_path)
    monkeypatch.setattr(checks, "FOLDER", tmp_path)
    (tmp_path / "en").mkdir()

    def write(text: str, name: str = "women", head: str = HEAD) -> Path:
        path = tmp_path / "en" / f"{name}.md"
        path.write_text(head + text, "utf-8")
        return path

    return write


def run(number: int) -> list[str]:
    """The errors of one of the checks: 0 readable, 1 typed, 2 once, 3 own words."""
    return checks.checks(page_values.VALUES, report_shingles(SHINGLES))[number](None).errors  # type: ignore[arg-type]


def test_a_page_is_title_description_lead_and_sections(written) -> None:
    written("The lead.\n\n## More {#more}\n\n- one\n- two\n")
    page = content.page("women")
    assert (page.title, page.description, page.lead) == ("Women", "How many.", "The lead.")
    assert page["more"].heading == "More" and page["more"].items == ["one", "two"]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ R006|number }}", "19,954"),
        ("{{ R149|percent(0) }}", "80\u202f%"),
        ("{{ R113|round }}", "46 million"),
        ("{{ R093|share }}", "14.5\u202f% (427 of 2,936)"),
        ("{{ R006.period }}", "Apr 2019 – Mar 2020"),
        ("{{ R008.n }}", "799 of 19,954"),
        ("{{ R008.row.denominator|million }}", "19,954"),
        ("{{ (100 - R118.value)|percent }}", i18n.percent(100 - observations.find("R118").value)),
        ("{{ ['a', 'b']|listing }}", "a and b"),
        ("{{ discrepancies }}", str(page_values.VALUES["discrepancies"]())),
    ],
)
def test_values_are_said_as_everywhere_else(written, template: str, text: str) -> None:
    written(template)
    assert content.page("women", page_values.VALUES).lead == text


def test_an_id_becomes_a_link_and_what_is_none_stays_text() -> None:
    entry = observations.find("R006")
    html = content.html("Counted (R006, R999).")
    assert html == (f'<p>Counted (<a href="{entry.path}" class="fact-id" title="{entry.what}">R006</a>, R999).</p>\n')


def test_a_value_is_no_markup(written) -> None:
    written("{{ name }} <b>bold</b>")
    page = content.page("women", {"name": lambda: "*stars* [a](b) <i>"})
    assert content.html(page.lead) == "<p>*stars* [a](b) &lt;i&gt; &lt;b&gt;bold&lt;/b&gt;</p>\n"


@pytest.mark.parametrize(
    ("text", "head", "message"),
    [
        ("{{ R9999|number }}", HEAD, "R9999 is neither a published observation nor a value"),
        ("one\n{{ R006|nonsense }}", HEAD, "line 2 below ---: No filter named 'nonsense'"),
        ("{{ R006", HEAD, "unexpected end of template"),
        ("{{ R006.nothing }}", HEAD, "has no attribute 'nothing'"),
        ("## No name\n", HEAD, "the heading '## No name' (line 1 below ---) needs a name: {#name}"),
        ("text", "---\ntitle: Women\n---\n", "lack description"),
        ("text", "---\ntitle: [Women\n---\n", "cannot be read"),
    ],
)
def test_a_mistake_is_named_with_its_file(written, text: str, head: str, message: str) -> None:
    path = written(text, head=head)
    with pytest.raises(content.BrokenPage) as broken:
        content.page("women", page_values.VALUES)
    assert str(broken.value).startswith(str(path)) and message in str(broken.value)
    assert [message in error for error in run(0)] == [True]


def test_a_file_that_is_not_utf8_is_named(written) -> None:
    written("").write_bytes(b"---\ntitle: \xff\n---\n")
    assert len(run(0)) == 1 and "women.md: cannot be read" in run(0)[0]


def test_an_unknown_citation_is_an_error(written) -> None:
    path = written("It is so (R9999).")
    assert run(0) == [f"{path}: R9999 in 'It is so (R9999).' is no published observation"]


@pytest.mark.parametrize(
    "text", ["Of 19,954 victims, some were referred.", "It was 4 %.", "Some 799 were referred (R004)."]
)
def test_a_number_typed_by_hand_is_an_error(written, text: str) -> None:
    written(text)
    assert len(run(1)) == 1 and "is typed by hand" in run(1)[0]


def test_years_sections_and_links_are_no_numbers_of_observations(written) -> None:
    written("In 2019/20, section 2.7 (R004), see [the chart](/charts/referral-ratio?year=799).")
    assert run(1) == []


def test_a_sentence_in_two_places_is_an_error(written) -> None:
    sentence = "Only one count was ever made of all victims."
    written(f"- {sentence}\n- First. {sentence}\n")
    assert len(run(2)) == 1
    written(f"The lead.\n\n{sentence}", "second")
    assert len(run(2)) == 2


def test_a_change_is_seen_on_reload(written) -> None:
    written("Before.")
    assert content.page("women").lead == "Before."
    written("After.")
    assert content.page("women").lead == "After."


def test_the_pages_themselves_hold_no_mistake() -> None:
    assert [error for number in range(4) for error in run(number)] == []
    assert len(pages.files()) >= 19
    assert all(any(name in path.read_text("utf-8") for path in pages.files()) for name in page_values.VALUES)


def test_every_file_is_a_page_and_every_section_is_shown() -> None:
    by_file = {page.prose: page for page in (*PAGES, *UNLISTED) if page.prose}
    assert {path.stem for path in pages.files()} == set(by_file)
    for name in by_file:
        parts = [path.read_text("utf-8") for path in (ROOT / "layouts" / "components").glob("*.py")]
        code = (ROOT / "layouts" / f"{name}.py").read_text("utf-8")
        code += "".join(part for part in parts if f'prose.page("{name}")' in part)
        shown = set(re.findall(r'"([a-z][a-z0-9-]*)"', code)) | {"unknown"}
        assert set(content.page(name, page_values.VALUES).sections) <= shown, name


def test_the_pseudo_language_marks_all_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PSEUDO_LANGUAGE", "1")
    settings.settings.cache_clear()
    i18n.languages.cache_clear()
    token = i18n.LANGUAGE.set(pseudo.CODE)
    try:
        page = content.page("displacement", page_values.VALUES)
        text = re.sub(r"<[^>]+>", "", content.html(page["others"].text))
        assert page.title.startswith(pseudo.START) and page["others"].heading.startswith(pseudo.START)
        marked, inside = re.compile(f"{pseudo.START}[^{pseudo.START}{pseudo.END}]*{pseudo.END}"), 1
        while inside:  # a value stands marked within a marked sentence
            text, inside = marked.subn("", text)
        assert not re.search(r"[a-z]{3,}", text)
    finally:
        i18n.LANGUAGE.reset(token)
        monkeypatch.undo()
        settings.settings.cache_clear()
        i18n.languages.cache_clear()


# Sentences of a layout that depend on what was chosen or found; all others are prose and stand in content/.
LONGEST = 24  # words of a text in the code of a page


def test_no_prose_stays_in_the_code_of_a_page() -> None:
    long = []
    for page in (*PAGES, *UNLISTED):
        path = ROOT / "layouts" / f"{page.prose}.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "say"
                and isinstance(node.args[0], ast.Constant)
            ):
                text = str(node.args[0].value)
                if len(text.split()) > LONGEST and not node.keywords:
                    long.append(f"{path.name}: {text}")
    assert long == []


def test_prose_may_hold_a_small_table_with_links_in_it() -> None:
    html = content.html("| In the region | Number |\n| --- | --- |\n| Victims identified | 5 (E037) |\n")
    assert "<caption>In the region, Number</caption>" in html
    assert '<th scope="col">In the region</th>' in html
    assert re.search(r'<td data-label="Number">5 \(<a href="/figures/[^"]+#E037"', html)
