"""The search over everything there is to find."""
