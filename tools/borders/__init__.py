"""Installs official borders as a border set: `make borders`, and `make places` for districts that are new."""
