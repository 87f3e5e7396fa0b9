"""`make sbom`: what the dashboard is made of, as CycloneDX and as a list of licences.

    sbom/python.cdx.json     every Python package of .venv (cyclonedx-py)
    sbom/browser.cdx.json    every npm package of package-lock.json (npm sbom), and the scripts that come with Dash
    docs/licences.md         both, for people

The scope of a component says where it is used: "required" runs on the server or is sent to a reader, "excluded" only
builds or tests. Licences are what each package declares. Both files are checked against the schema of CycloneDX.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from tools import build_assets, setup_node

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "sbom"
LIST = ROOT / "docs" / "licences.md"
USED, ONLY_BUILDS = "required", "excluded"
# Declared in words that are no expression of SPDX, or only by a licence text; read there.
READ = {
    "kaleido": "MIT",
    "kubernetes-validate": "Apache-2.0",
    "logistro": "MIT",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "stack-trace": "MIT",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "uharfbuzz": "Apache-2.0",
}
HEAD = """# Licences of other people's packages

Made by `make sbom` from what each package declares; the same as CycloneDX stands in `sbom/` then. Our own licences are
in [LICENSE](../LICENSE). The texts of what a browser gets are sent with it (`licences-….txt`, linked at `/data`).
"""

Bom = dict[str, Any]


def normal(name: str) -> str:
    """A name of PyPI as its index compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> set[str]:
    """The Python packages that the server runs on: those of requirements.lock."""
    return {normal(name) for name in re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.M)}


def sent(text: str | None = None) -> dict[str, tuple[str, str]]:
    """{"name@version": (version, licence)} of what the built files hold, by the headings of their licences."""
    if text is None:
        built = json.loads(build_assets.MANIFEST.read_text("utf-8"))
        text = (build_assets.BUILD / built["licences.txt"]).read_text("utf-8")
    found = {}
    for part in text.split(f"\n{'-' * 80}\n"):
        if head := re.match(r"(\S+) (\d\S*): ([^,\n]+)", part):
            found[f"{head[1]}@{head[2]}"] = (head[2], head[3])
    return found


def licence(component: dict[str, Any]) -> str:
    """The licences of a component in one text; "" where it declares none. Identifiers of SPDX go before words."""
    told = [one.get("expression") or one["license"].get("id") for one in component.get("licenses", ())]
    words = [one["license"].get("name", "") for one in component.get("licenses", ()) if "license" in one]
    words = [word.rpartition(" :: ")[2] for word in words if word != "License :: OSI Approved"]
    return ", ".join(dict.fromkeys(filter(None, told))) or ", ".join(filter(None, words))


def filled(component: dict[str, Any], used: bool, missing: str = "") -> dict[str, Any]:
    """The component with its scope, and with the licence that was read in it, or this one where it declares none."""
    done = {**component, "scope": USED if used else ONLY_BUILDS}
    told = READ.get(normal(component["name"])) or (not licence(component) and missing)
    return {**done, "licenses": [{"expression": told}]} if told else done


def python_bom() -> Bom:
    """The packages of this environment."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", sys.executable, "--no-validate"]
    made = json.loads(output([*command, "--output-reproducible", "--output-format", "JSON"]))
    runs = locked()
    made["components"] = [filled(one, normal(one["name"]) in runs) for one in made["components"]]
    return made


def browser_bom() -> Bom:
    """The packages of package-lock.json, and what Dash brings. Needs the built front end, which says what is sent."""
    node = setup_node.obtain()
    if node is None:
        raise SystemExit("npm is needed for the packages of the front end, and none could be had.")
    command = [*node.npm, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--sbom-type", "application"]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "package-lock.json", folder)
        about = json.loads((ROOT / "package.json").read_text("utf-8"))
        # npm writes no bill for a package without a version; ours is never published as one.
        (Path(folder) / "package.json").write_text(json.dumps({**about, "version": "0.0.0"}), "utf-8")
        made = json.loads(output(command, folder))
    for changes in ("serialNumber", "version"):
        made.pop(changes, None)
    made["metadata"].pop("timestamp", None)
    root = made["metadata"]["component"]
    root["name"] = root["bom-ref"].rpartition("@")[0]  # npm gives the name of the folder
    reach = sent()
    known = {full(one): one for one in made["components"]}
    for name, (version, its_licence) in reach.items():
        if name not in known and not name.startswith("dash@"):
            short = name.removesuffix(f"@{version}")
            known[name] = {
                "bom-ref": f"dash:{name}",
                "type": "library",
                "name": short,
                "version": version,
                "purl": f"pkg:npm/{short}@{version}",
                "description": "comes with the Python package dash",
                "licenses": [{"expression": its_licence}],
            }
    made["components"] = [filled(one, name in reach, declared(one)) for name, one in sorted(known.items())]
    return made


def full(component: dict[str, Any]) -> str:
    """Its name with group and version."""
    group = f"{component['group']}/" if component.get("group") else ""
    return f"{group}{component['name']}@{component['version']}"


def declared(component: dict[str, Any]) -> str:
    """The licence in the package itself, where the lock file has none."""
    about = build_assets.PACKAGES / component["name"] / "package.json"
    told = json.loads(about.read_text("utf-8")).get("license") if about.is_file() else None
    return told if isinstance(told, str) else ""


def output(command: list[str], folder: str | Path = ROOT) -> str:
    """What a command prints in a folder; ends with its complaint where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:2])} failed:\n{(done.stderr or done.stdout)[-1500:]}")
    return done.stdout


def wrong(bom: Bom) -> str:
    """What the schema of CycloneDX has against it, or ""."""
    # Imported here, as reading its grammars takes seconds that every run of the tests would pay.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    version = SchemaVersion[f"V{bom['specVersion'].replace('.', '_')}"]
    found = JsonStrictValidator(version).validate_str(json.dumps(bom))
    return str(found) if found else ""


def listed(python: Bom, browser: Bom) -> str:
    """docs/licences.md."""
    parts = [HEAD]
    for title, bom in (("In service: Python", python), ("In a reader's browser", browser)):
        rows = [one for one in bom["components"] if one["scope"] == USED]
        lines = [f"| {full(one).rpartition('@')[0]} | {one['version']} | {licence(one)} |" for one in in_order(rows)]
        parts.append(f"## {title}\n\n| package | version | licence |\n| --- | --- | --- |\n" + "\n".join(lines) + "\n")
    parts.append("## To build and test only\n")
    for title, bom in (("Python", python), ("npm", browser)):
        names: dict[str, list[str]] = defaultdict(list)
        for one in in_order([one for one in bom["components"] if one["scope"] != USED]):
            names[licence(one)].append(full(one).rpartition("@")[0])
        told = [f"| {its} | {', '.join(dict.fromkeys(names[its]))} |" for its in sorted(names)]
        parts.append(f"{title}:\n\n| licence | packages |\n| --- | --- |\n" + "\n".join(told) + "\n")
    return "\n".join(parts)


def in_order(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By name, whatever the capitals."""
    return sorted(components, key=lambda one: (full(one).lower(), one["version"]))


def main() -> int:
    """Write the three files; 1 where a bill breaks the schema or a licence is not known."""
    OUT.mkdir(exist_ok=True)
    python, browser = python_bom(), browser_bom()
    for name, bom in (("python", python), ("browser", browser)):
        (OUT / f"{name}.cdx.json").write_text(json.dumps(bom, indent=1, ensure_ascii=False) + "\n", "utf-8")
        unknown = [full(one) for one in bom["components"] if not licence(one)]
        if problem := wrong(bom) or (unknown and f"no licence is known of {', '.join(unknown)}"):
            print(f"sbom/{name}.cdx.json: {problem}", file=sys.stderr)
            return 1
        print(f"› sbom/{name}.cdx.json: {len(bom['components'])} packages, CycloneDX {bom['specVersion']}")
    LIST.write_text(listed(python, browser), "utf-8")
    print("› docs/licences.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
