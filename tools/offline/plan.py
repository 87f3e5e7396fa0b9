"""What of the published site goes into the copy for disks: its pages, tables and CSV files, within a bound of bytes.

A browser that opens a page from a disk may follow links and load pictures, style sheets and plain scripts, and may
fetch nothing. So what pages fetch is left out (cards, figures, borders), and what needs another site (embeds). A choice
leads to the page of its view. A district has a page of its own, so no other page is written anew for each district.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard import built_assets
from layouts import compare, offline
from tools.publish import plan as plans
from tools.publish.plan import Entry, Plan, Wanted

LARGEST = 25_000_000  # bytes of the ZIP
START = "start.html"  # what a reader opens first; beside the folder of the site
README = "README.txt"
ASIDE = ("district", "borders", "provinces", "pins")  # choices without a page here; the page without them shows more
ELSEWHERE = {"show", "sort", "find"}  # of the page itself: its tabs, and a search in its table
KINDS = ("page", "notice", "thumbnail", "asset", "search")
SCRIPTS = ("published.js", "fields.js", "licences.txt")
ASSETS = tuple(name for name in plans.PARTS if name.endswith(".css") or name in SCRIPTS)  # of the front end
SCRIPT = ".js"  # what the index of the search is here: data as a plain script


def make(wanted: Wanted) -> Plan:
    """The plan of the copy, out of that of the published site."""
    whole = plans.make(wanted)
    plan = Plan(languages=whole.languages)
    assets = {built_assets.address(name).removeprefix("/") for name in ASSETS}
    for name, entry in whole.entries.items():
        if not _kept(entry) or (entry.kind == "asset" and name not in assets):
            continue
        file = name.removesuffix(".json") + SCRIPT if entry.kind == "search" else name
        plan.entries[file] = replace(entry, file=file)
    plan.entries[START] = Entry(START, "notice", plans.NEEDS_SERVER)
    plan.entries[README] = Entry(README, "note", "/README.txt")
    return plan


def _kept(entry: Entry) -> bool:
    address = entry.address
    if entry.kind == "data":
        data = address.path.endswith(".csv") or address.path == "/api/datapackage.json"
        return data and not {*address.chosen} & {*ASIDE}
    if address.path == offline.PATH:  # offers this copy
        return False
    if entry.kind == "page" and address.path == compare.PATH:
        return not {*address.chosen} & {"district", "borders"}
    return entry.kind in KINDS and not {*address.chosen} & {*ASIDE}
