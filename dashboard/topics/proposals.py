"""What the report proposes: the 36 proposals of its chapter 3, in our words, with whom each addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data import observations, provenance, tables
from dashboard.i18n import per_language, say
from dashboard.selection import Filter, Option, options

PATH = "/recommendations/"
NOBODY = "nobody"  # as a value of `actor`: no actor follows from the text
# The seven headings of chapter 3, and what they are called here.
HEADINGS = {
    "legislation": "Laws and policies",
    "implementation": "Implementation of the laws",
    "protection": "Protection",
    "coordination": "Working together",
    "women-leaders": "Women leaders",
    "media": "Media and awareness",
    "monitoring": "Monitoring",
}
ACTORS = {
    "federal-government": "Federal government",
    "parliament": "Parliament",
    "provincial-governments": "Provincial governments",
    "provincial-assemblies": "Provincial assemblies",
    "local-governments": "Women in local government",
    "fia": "Federal Investigation Agency",
    "task-force": "Inter-agency task force",
    "police": "Police",
    "labour-inspectors": "Labour inspectors",
    "prosecutors": "Prosecutors",
    "judiciary": "Judges",
    "social-welfare-departments": "Social services",
    "women-departments": "Women’s departments of the provinces",
    "women-commissions": "Women’s commissions of the provinces",
    "cedaw-bodies": "CEDAW committees and treaty cells",
    "rights-ministries": "Ministries for rights and for women",
    "nadra": "NADRA, the identity card authority",
    "unodc": "UNODC and its GLO.ACT project",
    "ngos": "Civil society",
    "private-sector": "Private sector",
    "media": "Media",
    "women-leaders": "Local women leaders",
    "male-leaders": "Influential local men",
}
KINDS = {
    "law": "law and its enforcement",
    "service": "services",
    "data": "data",
    "training": "training",
    "coordination": "working together",
    "awareness": "awareness",
}
PROGRESS = ("done", "partly done", "related steps known", "nothing known")


@dataclass(frozen=True)
class Proposal:
    """One bullet of chapter 3. `actors`, `kinds`, `same_as`, `figures` and `since_figures` are ids, in order."""

    id: str
    heading: str
    section: str
    title: str
    text: str
    actors: tuple[str, ...]
    named: bool
    kinds: tuple[str, ...]
    figures: tuple[str, ...]
    same_as: tuple[str, ...]
    since: str
    since_figures: tuple[str, ...]
    progress: str
    source: str
    locator: str
    note: str

    @property
    def path(self) -> str:
        """The address of its page."""
        return PATH + self.id

    @property
    def name(self) -> str:
        """Id and title: "P01: Join both UN protocols"."""
        return f"{self.id}: {say(self.title)}"

    @property
    def sources(self) -> list[dict[str, str]]:
        """The report, and the sources of what is known to have happened since."""
        ids = provenance.parts(self.source)
        for figure_id in self.since_figures:
            ids += provenance.parts(observations.find(figure_id).row["source"])
        return tables.sources(ids)


@per_language()
def everything() -> tuple[Proposal, ...]:
    """All proposals in the order of the report."""
    return tuple(_read(row) for row in tables.table("proposals").to_dict("records"))


def _read(row: dict[str, str]) -> Proposal:
    def ids(name: str) -> tuple[str, ...]:
        return tuple(provenance.parts(row[name]))

    return Proposal(
        id=row["id"],
        heading=row["heading"],
        section=row["section"],
        title=row["title"],
        text=row["text"],
        actors=ids("actors"),
        named=row["named"] == "yes",
        kinds=ids("kind"),
        figures=ids("figures"),
        same_as=ids("same_as"),
        since=row["since"],
        since_figures=ids("since_figures"),
        progress=row["progress"],
        source=row["source"],
        locator=row["locator"],
        note=row["note"],
    )


@per_language()
def ids() -> tuple[str, ...]:
    """P01 to P36."""
    return tuple(proposal.id for proposal in everything())


def find(proposal_id: str) -> Proposal:
    """The proposal of an id. Raises KeyError where there is none."""
    for proposal in everything():
        if proposal.id == proposal_id:
            return proposal
    raise KeyError(proposal_id)


def chosen(actor: str = "", heading: str = "") -> tuple[Proposal, ...]:
    """The proposals that address `actor` (NOBODY: those from which no actor follows) under `heading`; "" is any."""
    return tuple(
        proposal
        for proposal in everything()
        if heading in ("", proposal.heading) and (actor in ("", *proposal.actors) or addressed(proposal) == (actor,))
    )


def addressed(proposal: Proposal) -> tuple[str, ...]:
    """Whom a proposal addresses; (NOBODY,) where no actor follows from the text."""
    return proposal.actors or (NOBODY,)


def by_actor(proposals: Iterable[Proposal]) -> dict[str, tuple[str, ...]]:
    """Actor -> ids of the proposals that address it: most first, in the order of ACTORS where equal, NOBODY last."""
    found: dict[str, tuple[str, ...]] = {}
    for proposal in proposals:
        for actor in addressed(proposal):
            found[actor] = (*found.get(actor, ()), proposal.id)
    order = [*ACTORS, NOBODY]
    ranked = sorted(found, key=lambda actor: (actor == NOBODY, -len(found[actor]), order.index(actor)))
    return {actor: found[actor] for actor in ranked}


def actor(slug: str) -> str:
    """What an actor is called."""
    return say("No actor follows from the text") if slug == NOBODY else say(ACTORS[slug])


def beside(proposal: Proposal) -> tuple[Proposal | None, Proposal | None]:
    """The proposals before and after one."""
    at, every = everything().index(proposal), everything()
    return (every[at - 1] if at else None), (every[at + 1] if at + 1 < len(every) else None)


def _headings() -> tuple[Option, ...]:
    return options((slug, name) for slug, name in HEADINGS.items())


def _actors() -> tuple[Option, ...]:
    return options((slug, actor(slug)) for slug in by_actor(everything()))


HEADING = Filter("heading", "Heading", _headings, everything="All headings")
ACTOR = Filter("actor", "Addressed to", _actors, everything="Everybody")
