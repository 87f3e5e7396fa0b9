"""What holds for the repository as a whole: settings told, nothing of one machine in it, files where they belong."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.settings import SETTINGS, Settings
from tools import draw_structure, mutants

ROOT = Path(__file__).resolve().parent.parent
TEXT = {".py", ".md", ".css", ".js", ".mjs", ".json", ".toml", ".txt", ".csv", ".cff", ".yml", ".sh", ".geojson", ""}
TOP = set(
    "dashboard layouts callbacks routes geodata datasets content assets tests tools docs frozen bench .ci app.py "
    "deploy SECURITY.md requirements.lock eslint.config.mjs tsconfig.json "
    "requirements.txt requirements-dev.txt constraints.txt pyproject.toml Makefile package.json package-lock.json "
    "README.md locale CHANGELOG.md CONTRIBUTING.md CITATION.cff LICENSE .gitignore .gitattributes".split()
)
# Paths of one machine, of any kind; built so that this file does not match itself.
MACHINE = re.compile("|".join(["/" + "home/", "/" + "Users/", "/" + "root/", "/" + "work/", r"C:\\" + "Users"]))


def tracked() -> list[Path]:
    """Every file that belongs to the repository or is about to."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        paths = [ROOT / line for line in done.stdout.splitlines()]
    except (OSError, subprocess.CalledProcessError):  # an archive without its history
        skipped = {".venv", "node_modules", ".git", ".cache", "screenshots", "test-results"}
        paths = [p for p in ROOT.rglob("*") if not skipped & set(p.relative_to(ROOT).parts) and "build" not in p.parts]
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_the_top_level_holds_what_the_design_names():
    there = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert there <= TOP, there - TOP
    assert {"README.md", "CONTRIBUTING.md", "LICENSE", "CITATION.cff", "Makefile", "app.py"} <= there


def test_datasets_and_geodata_hold_no_code():
    for path in tracked():
        if path.relative_to(ROOT).parts[0] in ("datasets", "geodata"):
            assert path.suffix in (".csv", ".json", ".geojson", ".md"), path


def test_every_setting_is_explained_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for setting in SETTINGS:
        assert f"`{setting.name}`" in readme, setting.name
        assert setting.help in readme, f"{setting.name}: {setting.help}"


def test_every_make_command_is_explained_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8") + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    commands = re.findall(r"^([a-z]+):[^#\n]*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"run", "test", "check", "data", "screenshots", "help"} <= set(commands)
    for command in commands:
        assert f"`make {command}" in readme, command


def test_every_address_in_the_documentation_to_a_file_of_ours_leads_to_one():
    for name in ("README.md", "CONTRIBUTING.md", "datasets/README.md", "geodata/README.md"):
        text = (ROOT / name).read_text("utf-8")
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
            if target != "docs/overview.png":
                assert ((ROOT / name).parent / target).exists(), f"{name}: {target}"
        for target in re.findall(r"`((?:dashboard|layouts|routes|callbacks|tools|tests|assets)/[\w./]+\.\w+)`", text):
            assert (ROOT / target).exists(), f"{name}: {target}"


@pytest.mark.parametrize("name", ["PORT", "BORDERS"])
def test_a_setting_that_cannot_be_used_says_so(name):
    with pytest.raises(ValueError, match=f"{name} is 'nonsense'"):
        Settings.from_environment({name: "nonsense"})


def test_settings_have_defaults():
    read = Settings.from_environment({})
    assert (read.host, read.port, read.borders, read.public_url) == ("127.0.0.1", 8050, "schematic", "")
    assert read.datasets == ROOT / "datasets" and read.geodata == ROOT / "geodata"


def test_nothing_in_the_repository_names_a_path_of_one_machine():
    for path in tracked():
        if path.suffix in TEXT and path.name not in ("package-lock.json",):
            text = path.read_text("utf-8")
            found = MACHINE.search(text)
            assert found is None, f"{path.relative_to(ROOT)}: …{text[max(0, found.start() - 40) : found.end() + 40]}…"


def test_packages_come_from_no_registry_by_name():
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        assert "://" not in (ROOT / name).read_text("utf-8")
        assert "--index" not in (ROOT / name).read_text("utf-8")


def test_our_scripts_and_styles_name_no_other_host():
    for path in (ROOT / "assets").glob("*.*"):
        text = path.read_text("utf-8")
        for host in re.findall(r"https?://([\w.-]+)", text):
            assert host in ("www.w3.org",), f"{path.name}: {host}"
        assert "@import" not in text


def test_no_code_asks_the_network_at_run_time():
    local = ROOT / "dashboard" / "rendering" / "client.py"  # HTTP over a socket file of this machine
    assert set(re.findall(r"\bAF_\w+|\bcreate_connection|\bHTTPS\w+", local.read_text("utf-8"))) == {"AF_UNIX"}
    for path in sources("dashboard", "layouts", "routes", "callbacks"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] not in ("requests", "urllib3", "httpx", "aiohttp", "ftplib"), path
                assert name != "urllib.request" and (name != "http.client" or path == local), path


def test_modules_are_nouns_of_the_subject():
    for path in sources("dashboard", "layouts", "routes", "callbacks", "tools"):
        if path.relative_to(ROOT).as_posix() == "dashboard/rendering/service.py":
            continue  # the process that draws pictures: a service in the word's own meaning
        assert path.stem not in ("utils", "util", "helpers", "helper", "common", "manager", "service", "misc"), path


def test_every_module_and_public_function_of_the_subject_says_what_it_is():
    for path in sources("dashboard", "layouts", "routes", "callbacks"):
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), path
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.relative_to(ROOT)}: {node.name}"


def test_every_chart_of_the_folder_is_registered():
    from dashboard.charts import CHARTS

    registry = (ROOT / "dashboard" / "charts" / "__init__.py").read_text("utf-8")
    files = [path.stem for path in (ROOT / "dashboard" / "charts").glob("*.py") if path.stem != "__init__"]
    for stem in files:
        assert f"{stem}." in registry, stem
    assert len(CHARTS) >= len(files)


@pytest.mark.thorough
def test_a_map_is_drawn_without_a_thousand_moves_between_modules():
    # In a process of its own: another test may have filled the caches.
    code = "from tools.count_hops import ADDRESSES, hops; print(max(sum(hops(a).values()) for a in ADDRESSES))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert 20 < int(done.stdout) <= 300


def test_the_drawing_of_the_structure_is_that_of_the_code():
    assert draw_structure.TARGET.read_text("utf-8") == draw_structure.document(), "run `make structure`"


# What row.py, gazetteer.py and i18n.py say once: a row without a value, the extremes, the code of a place, a capital.
AGAIN = re.compile(
    r"""(\w+)\["(value|numerator|denominator)"\] [!=]= \1\["\2"\]|\.loc\[\w+\["value"\]\.idx|"""
    r"""locate\(.*\) or \(""|\[:1\]\.upper\(\)"""
)
SAID_IN = {"dashboard/data/row.py", "dashboard/geography/gazetteer.py", "dashboard/i18n.py"}


def test_what_the_rooms_say_once_is_not_written_again():
    twins = [
        f"{name}: {match[0]}"
        for path in sources("dashboard", "layouts", "routes")
        if (name := path.relative_to(ROOT).as_posix()) not in SAID_IN
        for match in AGAIN.finditer(path.read_text("utf-8"))
    ]
    assert twins == []


LONGEST = 300  # lines of a module


def test_no_module_is_longer_than_300_lines():
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in [*sources("dashboard", "layouts", "callbacks", "routes", "tools"), ROOT / "app.py"]
    }
    longer = {name: length for name, length in lengths.items() if length > LONGEST}
    assert not longer, f"split these, or move their tables to files: {longer}"


def test_every_planted_fault_finds_the_text_it_replaces():
    gone = [
        f"{fault.name}: {fault.file}"
        for fault in mutants.FAULTS
        if fault.old not in (ROOT / fault.file).read_text("utf-8")
    ]
    assert not gone, "code moved and tools/mutants/faults.toml did not follow"
