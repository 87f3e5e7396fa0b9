"""`make settings`: every setting with its value, and where the value comes from.

    python -m tools.show_settings

Passwords in addresses are masked. Where `make serve` has another default, that is told beside it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from dashboard.settings import SETTINGS, Settings, serving

PASSWORD = re.compile(r"(?<=//)[^/@\s]+(?=@)")


def masked(value: str) -> str:
    """A value without the user and password that an address may hold."""
    return PASSWORD.sub("***", value)


def lines(environment: Mapping[str, str]) -> list[str]:
    """One line for each setting: its name, its value, and where that comes from."""
    served = serving(environment)
    told = []
    for setting in SETTINGS:
        given = environment.get(setting.name)
        origin = "environment" if given else "default"
        if not given and setting.serve is not None:
            origin += f"; make serve: {served[setting.name]}"
        told.append(f"{setting.name:<20} {masked(given or setting.default) or '(empty)':<34} {origin}")
    return told


def main() -> int:
    """Print them; returns 1, with a sentence, where one cannot be used."""
    print("\n".join(lines(os.environ)))
    try:
        Settings.from_environment()
    except ValueError as wrong:
        print(masked(str(wrong)), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
