"""Deliberate faults, and whether the tests see them: faults.toml lists them, `make mutants` plants them."""

from tools.mutants.faults import FAULTS, Fault

__all__ = ["FAULTS", "Fault"]
