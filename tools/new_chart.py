"""Starts a chart: its file, its line in the registry and its test, from the templates in tools/templates/.

python -m tools.new_chart women-graduates
"""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "tools" / "templates"


def fault(name: str, root: Path = ROOT) -> str:
    """What is wrong with the name of a new chart, in words; "" when nothing is."""
    stem = name.replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or keyword.iskeyword(stem):
        return f"{name!r} cannot be used; expected small letters, digits and hyphens, such as women-graduates"
    for path in (root / "dashboard" / "charts" / f"{stem}.py", root / "tests" / "charts" / f"test_{stem}.py"):
        if path.exists():
            return f"{path.relative_to(root)} is there already; choose another name"
    return ""


def registered(text: str, stem: str) -> str:
    """The text of the registry with one more chart: in the import, by the alphabet, and last in the order."""
    head, names, rest = re.split(r"(?<=import \(\n)(.*?)(?=\n\))", text, maxsplit=1, flags=re.DOTALL)
    lines = sorted([*names.split("\n"), f"    {stem},"], key=lambda line: line.strip(" ,"))
    before, order, end = re.split(r"(?<=\n_ORDERED = \(\n)(.*?)(?=\n\))", rest, maxsplit=1, flags=re.DOTALL)
    return f"{head}{chr(10).join(lines)}{before}{order}\n    {stem}.CHART,{end}"


def scaffold(name: str, root: Path = ROOT) -> list[str]:
    """Write the three files and return their paths; ValueError in words when the name cannot be used."""
    problem = fault(name, root)
    if problem:
        raise ValueError(problem)
    stem, title = name.replace("-", "_"), name.replace("-", " ").capitalize()
    registry = root / "dashboard" / "charts" / "__init__.py"
    made = {
        root / "dashboard" / "charts" / f"{stem}.py": (TEMPLATES / "chart.txt").read_text("utf-8"),
        root / "tests" / "charts" / f"test_{stem}.py": (TEMPLATES / "test.txt").read_text("utf-8"),
        registry: registered(registry.read_text("utf-8"), stem),
    }
    for path, text in made.items():
        path.write_text(text.replace("@SLUG@", name).replace("@TITLE@", title), "utf-8")
    return [str(path.relative_to(root)) for path in made]


def main(arguments: list[str] | None = None) -> int:
    """Start a chart, and say what comes next."""
    names = sys.argv[1:] if arguments is None else arguments
    try:
        paths = scaffold(names[0] if names else "")
    except ValueError as problem:
        print(f"No chart was made: {problem}", file=sys.stderr)
        return 1
    print("\n".join(f"› {path}" for path in paths))
    print(f"Next: set DATASET and INDICATOR, put {names[0]!r} on a page of layouts/, then run make golden.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
