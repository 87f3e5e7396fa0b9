"""How it is known: the report's method, both sides of every contradiction, changes; and the glossary."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from dashboard.data import catalogue, observations, validation
from dashboard.selection import Selection
from layouts import method, pages
from layouts.components import html_writer
from tools.hash_report import SHINGLES

DATASETS = Path(__file__).resolve().parent.parent / "datasets"


def shown(path: str) -> str:
    return html_writer.render(pages.tree(path, Selection()))


def frame(html: str, name: str) -> str:
    (found,) = re.findall(rf'id="{name}-table".*?</table>', html)
    return found


def cells(table: str) -> list[list[str]]:
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table)
    return [[re.sub(r"<[^>]+>", "", c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_people_are_counted_twice_and_never_crossed() -> None:
    html = shown("/method")
    sectors, headings = (cells(frame(html, f"interviews-by-{name}"))[1:] for name in ("sector", "heading-of-the-annex"))
    assert [(row[0], row[1]) for row in sectors] == [
        ("Civil society", "10 of 32"),
        ("Law enforcement", "5 of 32"),
        ("Departments and statutory commissions", "5 of 32"),
        ("Media", "4 of 32"),
        ("Academia", "3 of 32"),
        ("UN agencies and IOM", "3 of 32"),
        ("Independent or not stated", "2 of 32"),
    ]
    assert [(row[0], row[1]) for row in headings] == [
        ("Islamabad", "10 of 32"),
        ("Lahore", "11 of 32"),
        ("Karachi", "11 of 32"),
    ]
    for row in sectors:
        assert not re.search("Islamabad|Lahore|Karachi", " ".join(row)), "a sector with a place would be a crossing"


def test_dates_of_interviews_and_their_conflict_are_told() -> None:
    html = shown("/method")
    for told in ("July to September 2021", "Footnote 48 says June to August", "ten days later", "24 January 2022"):
        assert told in html, told


def test_every_discrepancy_stands_with_both_sides_and_links() -> None:
    html = shown("/method")
    rows = cells(frame(html, "discrepancies"))[1:]
    assert [row[0] for row in rows] == [row["id"] for row in catalogue.discrepancies()]
    with (DATASETS / "discrepancies.csv").open(encoding="utf-8") as lines:
        first = next(csv.DictReader(lines))
    assert (rows[0][2], rows[0][3]) == (first["figures_one_side"], first["figures_other_side"])
    for link in ("/figures/shelters#R038", "/figures/shelters#R043", "/figures/shelters#E038"):
        assert f'href="{link}"' in html
    assert 'id="discrepancies-table"' not in shown("/data"), "moved, not repeated"
    assert 'href="/method#discrepancies"' in shown("/data")


def test_only_published_figures_become_links() -> None:
    told = method.linked("R038; section 2.1, footnote 39; E059; C23-pakistan-population")
    links = [part.children for part in told if not isinstance(part, str)]
    assert links == ["R038", "C23-pakistan-population"], "E059 is left out"
    assert "".join(part if isinstance(part, str) else part.children for part in told) == (
        "R038; section 2.1, footnote 39; E059; C23-pakistan-population"
    )


def test_statuses_and_grades_add_up_to_all_figures() -> None:
    html, every = shown("/method"), len(list(observations.everything()))
    for name, column in (("what-was-done-to-a-figure", "status"), ("how-far-a-source-can-be-trusted", "grade")):
        counted = [int(row[1].replace(",", "")) for row in cells(frame(html, name))[1:]]
        assert sum(counted) == every, column
    (kinds,) = [cells(frame(html, "kinds-of-empty"))[1:]]
    assert [row[0] for row in kinds] == ["zero", "not reported", "not applicable", "suppressed"]


def test_changes_stand_latest_first() -> None:
    rows = cells(frame(shown("/method"), "changes"))[1:]
    assert rows[-1][0] == "23 Nov 2026" and rows[-1][1] == "added"
    assert any(row[1] == "corrected" and "R173" in row[2] and "without an order" in row[2] for row in rows)


def test_nobody_interviewed_is_named() -> None:
    text = re.sub(r"<[^>]+>", " ", shown("/method"))
    assert not re.search(r"\b(Mr|Ms|Mrs|Dr|Prof)\b\.?", text)


# The glossary


def test_every_term_stands_in_both_languages() -> None:
    html = shown("/glossary")
    terms = catalogue.glossary()
    assert len(terms) >= 40
    for row in terms:
        assert f'id="{row["id"]}"' in html
    urdu = re.findall(r'<div class="urdu"[^>]*>', html)
    assert len(urdu) == len(terms)
    for element in urdu:
        assert 'lang="ur"' in element and 'dir="rtl"' in element
    outside = re.sub(r'<(div|span) class="urdu"[^>]*>.*?</\1>', "", html)
    outside = re.sub(r'<a [^>]*\blang="ur"[^>]*>.*?</a>', "", outside)  # the switch of languages
    assert not re.search("[\u0600-\u06ff]", outside), "no Urdu without its language and direction"


def test_the_glossary_says_that_its_urdu_was_not_read_yet() -> None:
    assert f"The Urdu of {len(catalogue.glossary())} terms is awaiting a native reader" in shown("/glossary")


def test_terms_the_site_uses_are_explained() -> None:
    terms = {row["id"] for row in catalogue.glossary()}
    wanted = """trafficking-in-persons smuggling-of-migrants victim identified-victim referred-victim survivor
    dar-ul-aman crisis-centre fia ahtc tier watch-list ptpa psma ppc bonded-labour forced-labour exploitation
    debt-bondage honour-killing corridor hub transit detected grade suppressed not-reported n tip-protocol district
    unit"""
    assert set(wanted.split()) <= terms


def test_the_glossary_is_reached_from_method_and_every_footer() -> None:
    assert shown("/method").count('href="/glossary') >= 2
    for path in ("/", "/shelters", "/data"):
        assert 'href="/glossary"' in shown(path) and 'href="/method"' in shown(path)


def test_no_words_of_the_report_in_the_glossary() -> None:
    report = validation.report_shingles(SHINGLES)
    for text in re.split(r"<[^>]+>", shown("/glossary")):
        assert validation.copied(text, report) == [], text
