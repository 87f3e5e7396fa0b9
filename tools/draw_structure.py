"""Draws the structure of the code from its imports into docs/structure.md: the street, and the rooms of dashboard/.

    python -m tools.draw_structure

The drawings are Mermaid, which code hosts show as pictures. An arrow means "imports"; an arrow that follows from
others is left out. The table names every room with its first sentence.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "structure.md"
STREET = ("callbacks", "routes", "layouts", "dashboard")
HEAD = """# Structure

Made by `make structure` from the imports of the code; do not edit. An arrow means “imports”. Arrows that follow from
others are left out. `pyproject.toml` holds the rules, CONTRIBUTING.md the reasons.

The data stand in `datasets/`, `geodata/` and `content/`, which hold no code; `app.py` assembles what runs.
"""

Edges = dict[str, set[str]]


def edges(graph: grimp.ImportGraph, rooms: list[str]) -> Edges:
    """Room -> the other rooms that it imports, directly."""
    found: Edges = {room: set() for room in rooms}
    home = {
        module: room for room in rooms for module in graph.modules if module == room or module.startswith(f"{room}.")
    }
    for module, room in home.items():
        for imported in graph.find_modules_directly_imported_by(module):
            other = home.get(imported, room)
            if other != room:
                found[room].add(other)
    return found


def reduced(found: Edges) -> Edges:
    """The same without the arrows that others imply."""

    def reach(room: str) -> set[str]:
        seen: set[str] = set()
        waiting = [*found[room]]
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting += found[other]
        return seen

    return {
        room: {o for o in others if not any(o in reach(between) for between in others - {o})}
        for room, others in found.items()
    }


def drawing(found: Edges) -> str:
    """A Mermaid flow chart of rooms and arrows."""
    names = {room: room.rpartition(".")[2] for room in found}
    lines = [f"    {names[room]} --> {names[other]}" for room in found for other in sorted(found[room])]
    lines += [f"    {names[room]}" for room in found if not any(room in others for others in found.values())]
    return "\n".join(["```mermaid", "flowchart TD", *dict.fromkeys(lines), "```"])


def sentence(room: str) -> str:
    """The first sentence of the docstring of a module or package."""
    path = ROOT / room.replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def document() -> str:
    """The text of docs/structure.md."""
    graph = grimp.build_graph(*STREET, exclude_type_checking_imports=True)
    rooms = sorted(graph.find_children("dashboard"))
    inside = edges(graph, rooms)
    table = ["| room | what it is for | imports |", "| --- | --- | --- |"]
    for room in rooms:
        known = ", ".join(f"`{other.rpartition('.')[2]}`" for other in sorted(inside[room])) or "nothing of these"
        table.append(f"| `{room.rpartition('.')[2]}` | {sentence(room)} | {known} |")
    street = edges(graph, list(STREET))
    return (
        "\n\n".join(
            [
                HEAD.rstrip(),
                "## The street",
                drawing(reduced(street)),
                "## The rooms of dashboard/",
                drawing(reduced(inside)),
                "\n".join(table),
            ]
        )
        + "\n"
    )


def main() -> int:
    TARGET.write_text(document(), "utf-8")
    print(f"› {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
