"""The crosswalk: every name that a source uses, and the codes that draw it."""

from __future__ import annotations

from tools.geodata import files


def build(units: list[dict[str, str]], provinces: list[dict[str, str]], map_names: dict[str, str]) -> list[list[str]]:
    """Name, source, level and unit of every name; `map_names` are those of the source map by its own ids."""
    rows = [[u["name"], "official", "district", u["code"]] for u in units]
    rows += [[p["name"], "official", "province", p["code"]] for p in provinces]
    rows += [[map_names[u["svg_id"]], "map", "district", u["code"]] for u in units]
    since_2017 = {row["name"] for row in files.given("census_2023_only")}
    for u in units:
        for name in files.codes(u["census_2023"]):
            rows.append([name, "census-2023", "district", u["code"]])
            if name not in since_2017:
                rows.append([name, "census-2017", "district", u["code"]])
    groups = {row["group"]: row["units"] for row in files.given("name_groups")}
    for row in files.given("names"):
        rows.append([row["name"], row["source"], row["level"], groups.get(row["unit"], row["unit"])])
    keys = [tuple(r[:3]) for r in rows]
    assert len(set(keys)) == len(keys), sorted(k for k in keys if keys.count(k) > 1)
    return sorted(rows, key=lambda r: (r[1], r[2], r[0].lower()))
