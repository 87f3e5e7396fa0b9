"""The rules of Mozilla's HTTP Observatory that headers alone decide, as its published scoring has them.

A site begins with 100 points; extra points count only from 90 on; 100 and more are A+. Rules about cookies and scripts
of other hosts cannot fail here: none are sent, and the policy that is checked allows none.
"""

from __future__ import annotations

import re

HALF_A_YEAR = 15_768_000  # seconds
STRICT_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def directives(policy: str) -> dict[str, set[str]]:
    """A content security policy as {directive: sources}."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0].lower(): set(part[1:]) for part in parts}


def policy_points(policy: str) -> int:
    """Points for the content security policy."""
    found = directives(policy)
    if not found:
        return -25
    scripts = found.get("script-src", found.get("default-src", {"*"}))
    objects = found.get("object-src", found.get("default-src", {"*"}))
    if scripts & {"'unsafe-inline'", "*", "https:", "http:", "data:"} or objects & {"*", "https:", "http:", "data:"}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if "'unsafe-inline'" in found.get("style-src", found.get("default-src", set())):
        return 0
    return 10 if found.get("default-src") == {"'none'"} else 5


def score(headers: dict[str, str], redirected: str) -> tuple[int, dict[str, int]]:
    """Points of a page, and the points of each rule.

    headers: of the answer over TLS, names in small letters; redirected: where the same address leads without TLS, ""
    where it leads nowhere.
    """
    age = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    policy = headers.get("content-security-policy", "")
    framing = "frame-ancestors" in directives(policy)
    shared = headers.get("access-control-allow-origin", "")
    rules = {
        "redirection": 0 if redirected.startswith("https://") else -20,
        "strict-transport-security": 0 if age and int(age[1]) >= HALF_A_YEAR else -10 if age else -20,
        "content-security-policy": policy_points(policy),
        "x-content-type-options": 0 if headers.get("x-content-type-options") == "nosniff" else -5,
        "framing": 5 if framing else 0 if headers.get("x-frame-options") in ("DENY", "SAMEORIGIN") else -20,
        "referrer-policy": 5 if headers.get("referrer-policy") in STRICT_REFERRERS else 0,
        "cross-origin-resource-sharing": -50 if headers.get("access-control-allow-credentials") and shared else 0,
        "cookies": -40 if "set-cookie" in headers else 0,
    }
    plain = 100 + sum(points for points in rules.values() if points < 0)
    return (plain + sum(points for points in rules.values() if points > 0) if plain >= 90 else plain), rules
