"""Writes the configuration of nginx for one machine, from deploy/nginx/dashboard.conf.template.

    python3 tools/proxy.py SITE=data.example.org > /etc/nginx/conf.d/dashboard.conf

Every name of DEFAULTS can be given as NAME=VALUE. Only the standard library is used, so that it runs on a machine
where nothing is set up yet. Returns 2, with a sentence, where a name is unknown or SITE is missing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parent.parent / "deploy" / "nginx" / "dashboard.conf.template"
WEB_PORTS = (8051, 8052)  # those of the systemd units, one process each
DEFAULTS = {
    "SITE": "",
    "WEB_SERVERS": " ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;" for port in WEB_PORTS),
    "HTTP_PORT": "80",
    "HTTPS_PORT": "443",
    "CERTIFICATE": "/etc/letsencrypt/live/{SITE}/fullchain.pem",
    "CERTIFICATE_KEY": "/etc/letsencrypt/live/{SITE}/privkey.pem",
    "ACME_FOLDER": "/var/www/html",
    "PROXY_CACHE": "/var/cache/nginx-dashboard",
    "ACCESS_LOG": "/var/log/nginx/dashboard.log",
    "ERROR_LOG": "/var/log/nginx/dashboard-error.log",
}
VALUE = re.compile(r"\$\{([A-Z_]+)\}")  # nginx's own variables are written $name
SITE = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


def written(given: Mapping[str, str]) -> str:
    """The configuration with `given` in place of DEFAULTS.

    Raises ValueError, in a sentence, where a name is unknown, or SITE is not the name of a host in small letters.
    """
    if unknown := sorted(set(given) - set(DEFAULTS)):
        raise ValueError(f"{', '.join(unknown)}: unknown; there are {', '.join(DEFAULTS)}.")
    values = {**DEFAULTS, **given}
    if not SITE.fullmatch(values["SITE"]):
        raise ValueError(f"SITE is {values['SITE']!r}; it must be the site's name, such as data.example.org.")
    filled = {name: value.replace("{SITE}", values["SITE"]) for name, value in values.items()}
    return VALUE.sub(lambda found: filled[found[1]], TEMPLATE.read_text("utf-8"))


def main(arguments: Sequence[str]) -> int:
    """Print the configuration that NAME=VALUE arguments describe."""
    try:
        text = written(dict(argument.partition("=")[::2] for argument in arguments))
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
