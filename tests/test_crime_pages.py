"""The pages on trafficking and displacement: what they must say besides their charts."""

from __future__ import annotations

import re

from dashboard.data import observations
from dashboard.selection import Selection
from layouts import pages
from layouts.components import html_writer


def text_of(path: str) -> str:
    html = html_writer.render(pages.tree(path, Selection()))
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", html))


def html_of(path: str) -> str:
    return html_writer.render(pages.tree(path, Selection()))


def test_the_two_crimes_stand_side_by_side_each_with_its_own_act():
    html = html_of("/trafficking")
    trafficking, smuggling = html.index('class="crime theme-trafficking"'), html.index('class="crime theme-smuggling"')
    cards = html.index('class="cards"')
    assert trafficking < smuggling < cards
    assert "Prevention of Trafficking in Persons Act 2018" in html[trafficking:smuggling]
    assert "/figures/laws#R258" in html[trafficking:smuggling] and "R259" not in html[trafficking:smuggling]
    assert "Prevention of Smuggling of Migrants Act 2018" in html[smuggling:cards]
    assert "/figures/laws#R259" in html[smuggling:cards] and 'href="/routes"' in html[smuggling:cards]


def test_trafficking_comes_before_routes_and_displacement_before_provinces():
    paths = [page.path for page in pages.PAGES]
    assert paths.index("/trafficking") + 1 == paths.index("/routes")
    assert paths.index("/displacement") + 1 == paths.index("/provinces")


def test_crossings_only_the_press_names_are_told_and_spin_boldak_has_both_sides():
    text = text_of("/routes")
    assert "Only the press names Ghulam Khan, Kharlachi, Angoor Adda, Gabd and Mand" in text
    assert "Spin Boldak is placed in Khyber Pakhtunkhwa" in text
    assert "Spin Boldak lies in Kandahar" in text


def test_small_cells_of_the_batches_are_not_on_the_page():
    html = html_of("/routes")
    withheld = [e for e in observations.entries("deportations", "deportation-batch") if e.row["empty_kind"]]
    assert len(withheld) == 11
    # Only the totals of the four days and the link to one row of each stand there.
    assert all(f">{entry.id}<" not in html for entry in withheld)
    for total, day in (("203", "18 Apr 2021"), ("107", "31 May 2022"), ("140", "17 Jul 2022"), ("63", "12 Feb 2023")):
        assert re.search(rf"<td[^>]*>{total} \(B\)</td>\s*<td[^>]*>{day}</td>", html)


def test_shares_that_do_not_compare_are_sentences_and_no_chart():
    text = text_of("/trafficking")
    assert "Women and girls were 59\u202f% of the victims detected" in text
    assert "about five were women and two were girls. Men were 20\u202f%" in text


def test_the_lead_of_displacement_has_both_counts():
    text = text_of("/displacement")
    assert "counted 78,497 Afghans newly arrived in 2021. The government spoke of 300,000, without a date" in text
    assert "put the Afghans living in Pakistan at 1.45 million in 2021" in text
    assert "Nearly 7,000,000 Muslims came from India, and 6,000,000 Sikhs and Hindus left for it" in text
