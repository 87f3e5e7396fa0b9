"""Checks our JavaScript: types (tsc, from JSDoc), style (ESLint) and unit tests (node's own runner).

    python -m tools.check_scripts

Needs what `make assets` installs; prints what each found and ends with the first failure.
"""

import subprocess
import sys

from tools import setup_node
from tools.build_assets import PACKAGES, ROOT

FOLDERS = ("assets/site", "assets/brief", "assets/embed", "tools/assets", "tests/scripts")
COMMANDS = (
    ("tsc: types of our scripts", [str(PACKAGES / "typescript" / "bin" / "tsc"), "-p", "."]),
    ("ESLint: likely mistakes", [str(PACKAGES / "eslint" / "bin" / "eslint.js"), *FOLDERS]),
    ("node: unit tests of our scripts", ["--test", "--test-reporter=dot", "tests/scripts/"]),
)


def main() -> int:
    """0 where everything is right; 1 where something is wrong or Node is missing."""
    node = setup_node.obtain()
    if node is None:
        print(f"› Neither Node {setup_node.OLDEST}+ with npm nor {setup_node.PACKAGE} could be had.", file=sys.stderr)
        return 1
    for name, command in COMMANDS:
        print(f"› {name}", flush=True)
        if subprocess.run([*node.node, *command], cwd=ROOT).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
