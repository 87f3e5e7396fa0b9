"""`make sbom`: every package that is pinned or sent to readers is listed, with a licence."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from tools import sbom

ROOT = Path(__file__).resolve().parent.parent
LISTED = sbom.LIST.read_text("utf-8")
ROWS = {(name, version): told for name, version, told in re.findall(r"^\| (\S+) \| (\d\S*) \| (.+) \|$", LISTED, re.M)}
PINNED = re.findall(r"^([\w.-]+)==(\S+?)(?: ;.*)?(?: \\)?$", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
EVERYWHERE = [
    pin for pin in PINNED if not re.search(rf"^{pin[0]}==\S+ ;", (ROOT / "requirements.lock").read_text(), re.M)
]
# Licences that ask of us no more than to name them, and to pass on changes of their own files.
ALLOWED = {
    "MIT",
    "MIT-CMU",
    "ISC",
    "0BSD",
    "Zlib",
    "CC0-1.0",
    "PSF-2.0",
    "OFL-1.1",
    "MPL-2.0",
    "Apache-2.0",
    "Apache Software License",
}
ALLOWED |= {"BSD License", "BSD-2-Clause", "BSD-3-Clause", "Zope Public License", "AFL-2.1", "Artistic-1.0-Perl"}


def names(bom: sbom.Bom) -> dict[str, dict[str, Any]]:
    return {sbom.normal(one["name"]) + "@" + one["version"]: one for one in bom["components"]}


def may_be_used(told: str) -> bool:
    """Whether one of the licences that may be chosen asks no more than ALLOWED does."""
    return any(set(re.split(r", | AND ", choice.strip("()"))) <= ALLOWED for choice in told.split(" OR "))


@pytest.mark.parametrize(("name", "version"), EVERYWHERE)
def test_every_pinned_package_that_serves_is_listed(name: str, version: str) -> None:
    listed = {(sbom.normal(other), number) for other, number in ROWS}
    assert (sbom.normal(name), version) in listed or name == "setuptools", "make sbom writes docs/licences.md anew"


def test_every_other_pinned_package_is_listed() -> None:
    words = {sbom.normal(word) for word in re.findall(r"[\w.-]+", LISTED)}
    for name in re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.M):
        assert sbom.normal(name) in words, f"{name}: make sbom writes docs/licences.md anew"


def test_every_package_that_reaches_a_reader_is_listed() -> None:
    reach = sbom.sent()
    assert len(reach) > 30 and "react-dom@18.3.1" in reach
    for name, (version, told) in reach.items():
        assert ROWS[name.removesuffix(f"@{version}"), version] == told, name


def test_the_licences_of_what_serves_ask_no_more_than_to_be_named() -> None:
    assert len(ROWS) > 100 and all(ROWS.values())
    assert not {name: told for name, told in ROWS.items() if not may_be_used(told)}
    assert may_be_used("(MIT OR GPL-3.0)") and not may_be_used("GPL-3.0") and not may_be_used("MIT AND GPL-3.0")


def test_identifiers_go_before_words() -> None:
    both = [{"license": {"id": "MIT"}}, {"license": {"name": "License :: OSI Approved :: MIT License"}}]
    assert sbom.licence({"licenses": both}) == "MIT"
    assert sbom.licence({"licenses": both[1:]}) == "MIT License"
    assert sbom.licence({"licenses": [{"license": {"name": "License :: OSI Approved"}}]}) == ""
    assert sbom.licence({"licenses": [{"expression": "MIT OR ISC"}]}) == "MIT OR ISC"


@pytest.mark.slow  # half a minute: the schema of CycloneDX checks each address
def test_both_bills_follow_the_schema_and_hold_every_pin() -> None:
    python, browser = sbom.python_bom(), sbom.browser_bom()
    assert not sbom.wrong(python) and not sbom.wrong(browser)
    broken = copy.deepcopy(browser)
    broken["components"] = broken["components"][:1]
    del broken["components"][0]["name"]
    assert "name" in sbom.wrong(broken)
    assert all(sbom.licence(one) for bom in (python, browser) for one in bom["components"])
    found = names(python)
    for name, version in EVERYWHERE:
        if name != "setuptools":  # it comes with the machine's Python
            assert found[f"{sbom.normal(name)}@{version}"]["scope"] == sbom.USED, name
    sent = {sbom.full(one) for one in browser["components"] if one["scope"] == sbom.USED}
    assert sent == {name for name in sbom.sent() if not name.startswith("dash@")}
    assert {one["scope"] for one in browser["components"]} == {sbom.USED, sbom.ONLY_BUILDS}
