"""Rural women's part in the labour force by how it is asked (report, section 2.3: UN Women, 2018)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS, SEQUENTIAL
from dashboard.selection import Selection

# Category of a row -> how its definition is called.
DEFINITIONS = {
    "rural, standard measure": "Standard measure",
    "rural, augmented measure": "With family farm and animals",
    "rural, women asked themselves": "Asked of the women themselves",
}
SHADES = (SEQUENTIAL["context"][2], SEQUENTIAL["context"][3], COLOURS["context"])


def rows(selection: Selection) -> pd.DataFrame:
    """Three measures of the same thing, in percent, from the narrowest definition to the widest."""
    frame = tables.figures("work_and_education", "rural-women-labour-participation")
    order = {category: i for i, category in enumerate(DEFINITIONS)}
    return frame.sort_values("category", key=lambda column: column.map(order), kind="stable")


def draw(view: View) -> Drawing:
    """A bar for each definition, against all rural women."""
    records = view.records
    texts = [_text(row) for row in records]
    names = [say(DEFINITIONS[row["category"]]) for row in records]
    return bars.draw(
        labels=names,
        values=[row["value"] for row in records],
        texts=texts,
        colours=SHADES,
        hovers=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
        top=100,
    )


def _text(row: Row) -> str:
    """The share as it was printed: a whole percent, the widest with "up to"."""
    share = i18n.percent(row["value"], 0)
    return say("up to {share}", share=share) if row["category"] == "rural, women asked themselves" else share


def title(view: View) -> str:
    """The narrowest and the widest answer."""
    share = view.rows.set_index("category")["value"]
    least, most = share["rural, standard measure"], share["rural, women asked themselves"]
    return say(
        "A study of {when} put {least} of rural women in the labour force, or up to {most}, depending on the "
        "definition",
        when=i18n.period(view.rows.iloc[0]["period"]),
        least=i18n.percent(least, 0),
        most=i18n.percent(most, 0),
    )


def subtitle(view: View) -> str:
    """Measure, unit, whose figures, year."""
    return say(
        "Rural women in the labour force, in percent, by definition, Pakistan; a status report of UN Women, 2018"
    )


def n(view: View) -> str:
    """No n was printed."""
    return say("No n is printed: {n} shares from one study", n=i18n.small(len(view.rows)))


def notes(view: View) -> list[str]:
    """What each definition takes in, whose it is, how far it goes."""
    return [
        say(
            "The augmented measure also counts work on the family farm and with animals; the widest share "
            "is what the women themselves say when asked. All three stand in the study of UN Women."
        ),
        say("They are not steps in time: no woman took up or left work between them, only the definition changed."),
        say("The bars run from 0 to 100 %. The report does not print the counts behind the study’s shares."),
    ]


CHART = Chart(
    slug="labour-participation",
    theme="context",
    unit="percent",
    level="country",
    question="How many rural women work, and who decides what work is?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    about="A woman who tends the family’s animals is outside the labour force by one definition and inside it by "
    "another.",
)
